import { Title } from '@mantine/core';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { ScanLine } from '../pack/scan-line.tsx';
import { LostGoods } from './lost-goods.tsx';
import { PieceOnTable } from './piece.tsx';
import { Sitting } from './sitting.tsx';
import { useReturns } from './use-returns.ts';
import '../pack/pack.css';
import './returns.css';

/** Returns at the table: one field, one piece, the sales that it may come from; and what never came back. */
export default function Returns() {
  const { t } = useSettings();
  const { mayWork } = useRights();
  const { scan, answer, said, piece, unsure, list } = useReturns();
  return (
    <div className="pack returns">
      <Title order={1} size={20}>
        {t('nav.returns')}
      </Title>
      <ScanLine label={t('returns.scan')} onScan={scan} />
      {/* Both are always there: a screen reader speaks what appears in them. */}
      <p role="alert" className="pack-said pack-refused">
        {said?.isRefused && said.text}
      </p>
      <p role="status" className="pack-said">
        {said && !said.isRefused && said.text}
      </p>
      {piece && <PieceOnTable key={piece.id} piece={piece} unsure={unsure} onAnswer={answer} />}
      {mayWork && list.length > 0 && <Sitting list={list} />}
      <LostGoods />
    </div>
  );
}

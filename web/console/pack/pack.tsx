import { Button, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useParams } from 'wouter';
import { useRefresh } from '../base/follow.ts';
import { Loaded } from '../base/loaded.tsx';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { PackedOrder } from './packed-order.tsx';
import { packOrderQuery, toPackQuery } from './query.ts';
import { ScanLine } from './scan-line.tsx';
import { usePack } from './use-pack.ts';
import './pack.css';

const topics = ['orders'] as const;
const filter = { statuses: ['NEW', 'CONFIRMED'] as const, packing: ['NOTHING', 'PARTLY'] as const };

/** Packing by scan: one field, one order, its lines as ticks. */
export default function Pack() {
  const { number } = useParams<{ number?: string }>();
  const { t } = useSettings();
  const { mayWork } = useRights();
  const { scan, said, say, open } = usePack(number);
  return (
    <div className="pack">
      <Title order={1} size={20}>
        {t('nav.pack')}
      </Title>
      {mayWork ? <ScanLine label={t('pack.scan')} onScan={scan} /> : <p>{t('error.forbidden')}</p>}
      {/* Both are always there: a screen reader speaks what appears in them. */}
      <p role="alert" className="pack-said pack-refused">
        {said?.isRefused && said.text}
      </p>
      <p role="status" className="pack-said">
        {said && !said.isRefused && said.text}
      </p>
      {number !== undefined && <Order number={number} say={say} />}
      <Next number={number} open={open} />
    </div>
  );
}

function Order({ number, say }: { number: string; say: (text: string, isRefused: boolean) => void }) {
  const { t } = useSettings();
  const [answer, again] = useQuery({
    query: packOrderQuery,
    variables: { number },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  return (
    <Loaded answer={answer} again={refresh}>
      {({ order }) => (order ? <PackedOrder order={order} say={say} /> : <p>{t('orders.notFound', { number })}</p>)}
    </Loaded>
  );
}

/** How many orders are left, and the one to be shipped first of them. */
function Next({ number, open }: { number: string | undefined; open: (number: string) => void }) {
  const { t } = useSettings();
  const [{ data }, again] = useQuery({
    query: toPackQuery,
    variables: { filter: { statuses: [...filter.statuses], packing: [...filter.packing] } },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  if (!data) return null;
  const next = data.orders.nodes.find((order) => order.number !== number);
  return (
    <div className="pack-next">
      <p className="muted">{t('pack.left', { count: data.orders.totalCount ?? 0 })}</p>
      {next && (
        <Button className={number === undefined ? 'button-main' : 'chip'} onClick={() => open(next.number)}>
          {t('pack.next', { number: next.number })}
        </Button>
      )}
    </div>
  );
}

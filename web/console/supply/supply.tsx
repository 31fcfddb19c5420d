import { Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { Link, useParams } from 'wouter';
import { ConfirmButton } from '../base/confirm-button.tsx';
import { Icon } from '../base/icon.tsx';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { useOnce } from '../base/use-once.ts';
import { type Supply as SupplyRow, suppliesQuery, undoSupplyMutation } from './query.ts';
import { SupplyForm } from './supply-form.tsx';
import './supply.css';

/** Goods for the marketplace's own warehouse: what is sent now, and what was sent before. */
export default function Supply() {
  const { t } = useSettings();
  const { code } = useParams<{ code: string }>();
  const { mayWork } = useRights();
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return (
    <>
      <Link href="/marketplaces" className="why-back">
        <Icon name="arrowBack" />
        {t('nav.marketplaces')}
      </Link>
      <Title order={1} size={20} mb="md">
        {t('supply.title', { place: code })}
      </Title>
      <div className="supply">
        {mayWork && (
          <section className="surface">
            <p className="muted">{t('supply.hint')}</p>
            <SupplyForm code={code} onDone={again} />
          </section>
        )}
        <section className="surface">
          <h2>{t('supply.earlier')}</h2>
          <Pages key={round}>
            {(page) => <SuppliesPage key={page.after ?? ''} page={page} code={code} onDone={again} />}
          </Pages>
        </section>
      </div>
    </>
  );
}

function SuppliesPage({ page, code, onDone }: { page: ListPage; code: string; onDone(): void }) {
  const { t } = useSettings();
  const [answer, retry] = useQuery({
    query: suppliesQuery,
    variables: { marketplace: code, after: page.after },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded answer={answer} again={() => retry({ requestPolicy: 'network-only' })}>
      {({ supplies }) =>
        !supplies || supplies.nodes.length === 0 ? (
          <p className="muted">{t('supply.none')}</p>
        ) : (
          <>
            <ul className="supply-list">
              {supplies.nodes.map((supply) => (
                <SupplyItem key={supply.id} supply={supply} onDone={onDone} />
              ))}
            </ul>
            <PageEnd page={page} pageInfo={supplies.pageInfo} total={supplies.totalCount} />
          </>
        )
      }
    </Loaded>
  );
}

function SupplyItem({ supply, onDone }: { supply: SupplyRow; onDone(): void }) {
  const { t, format } = useSettings();
  const { mayWork } = useRights();
  const { run } = useOnce(undoSupplyMutation);
  const { id, note, actor, createdAt, undone } = supply;
  const movements = supply.movements ?? [];
  const units = movements.reduce((sum, { quantityChange }) => sum - quantityChange, 0);
  const moment = format.moment(new Date(createdAt));
  async function undo(): Promise<string | undefined> {
    const outcome = await run({ supplyId: id });
    if ('refusal' in outcome) return refusalText(t, outcome.refusal);
    onDone();
    return undefined;
  }
  return (
    <li>
      <p>
        <strong>{moment}</strong> · {actor} · {t('unit.pieces', { count: units })}
        {note && ` · ${note}`} {undone && <State tone="wait">{t('supply.undone')}</State>}
      </p>
      <ul className="supply-goods">
        {movements.map(({ id: key, quantityChange, product }) => (
          <li key={key}>
            <Link href={`/stock/${encodeURIComponent(product.sku)}`}>{product.name}</Link>{' '}
            <span className="code muted">{product.sku}</span> {format.number(-quantityChange)}
          </li>
        ))}
      </ul>
      {mayWork && !undone && (
        <ConfirmButton label={t('supply.undo')} title={t('supply.undoTitle', { moment })} act={undo} danger>
          <p>{t('supply.undoText', { count: units })}</p>
        </ConfirmButton>
      )}
    </li>
  );
}

import { Button, Checkbox, Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { useAddress } from '../base/use-address.ts';
import { useOnce } from '../base/use-once.ts';
import { ProductPicker } from '../orders/product-picker.tsx';
import { correctMutation, type Entry, entriesQuery, removeMutation, type Session } from './query.ts';
import { useFresh } from './use-fresh.ts';
import '../orders/orders.css';

/** Who counted what, and the codes that nobody knows. */
export function EntriesTab({ session }: { session: Session }) {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const onlyUnknown = params.get('unknown') !== null;
  return (
    <>
      <Checkbox
        className="counts-check"
        label={t('counts.onlyUnknown')}
        checked={onlyUnknown}
        onChange={({ currentTarget: { checked } }) => narrow({ unknown: checked ? '1' : undefined })}
      />
      <Pages key={String(onlyUnknown)}>
        {(page) => <EntriesPage key={page.after ?? ''} page={page} session={session} onlyUnknown={onlyUnknown} />}
      </Pages>
    </>
  );
}

function EntriesPage({ page, session, onlyUnknown }: { page: ListPage; session: Session; onlyUnknown: boolean }) {
  const { t, format } = useSettings();
  const [answer, again] = useQuery({
    query: entriesQuery,
    variables: { number: session.number, after: page.after, unknown: onlyUnknown || null },
    requestPolicy: 'cache-and-network',
  });
  useFresh(session.revision, again);
  return (
    <Loaded answer={answer} again={again}>
      {({ stocktake }) => {
        const { nodes, pageInfo, totalCount } = stocktake!.entries;
        return (
          <>
            {page.after === null && (
              <p className="counts-counters">
                {stocktake!.counters.map(({ actor, products }) => (
                  <span key={actor}>{t('counts.counter', { name: actor, count: format.number(products) })}</span>
                ))}
              </p>
            )}
            {nodes.length === 0 && page.after === null && <p>{t('counts.noEntries')}</p>}
            <ul className="counts-list">
              {nodes.map((entry) => (
                <EntryRow key={entry.id} entry={entry} isOpen={session.status === 'OPEN'} />
              ))}
            </ul>
            <PageEnd page={page} pageInfo={pageInfo} total={totalCount} />
          </>
        );
      }}
    </Loaded>
  );
}

function EntryRow({ entry, isOpen }: { entry: Entry; isOpen: boolean }) {
  const { t, format } = useSettings();
  const { mayWork } = useRights();
  const { product, code, units, mode, place, counts, assumed, actor, countedAt } = entry;
  const [isEditing, setEditing] = useState(false);
  return (
    <li className="counts-entry">
      <span>
        <strong>{product?.name ?? code}</strong> <span className="code muted">{product?.sku}</span>
      </span>
      <span>
        {format.number(units)}
        {mode === 'SET_TO' && ` · ${t('counts.modeSet')}`}
        {place && ` · ${place}`}
      </span>
      <span className="muted">
        {actor}, {format.moment(new Date(countedAt))}
      </span>
      {product === null && <State tone="warn">{t('counts.unknownCode')}</State>}
      {product !== null && !counts && <State tone="muted">{t('counts.replaced')}</State>}
      {assumed && <State tone="muted">{t('counts.assumed')}</State>}
      {isOpen && mayWork && !isEditing && (
        <Button
          className="chip"
          aria-label={t('counts.correctOne', { name: product?.name ?? code ?? '' })}
          onClick={() => setEditing(true)}
        >
          {t('counts.correct')}
        </Button>
      )}
      {isEditing && <EntryForm entry={entry} onClose={() => setEditing(false)} />}
    </li>
  );
}

/** Other units, the product of an unknown code, or away with it. */
function EntryForm({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useSettings();
  const [typed, setTyped] = useState<string | number>(entry.units);
  const [error, setError] = useState<string>();
  const correct = useOnce(correctMutation);
  const remove = useOnce(removeMutation);
  async function save(change: { units: number } | { sku: string }): Promise<void> {
    const outcome = await correct.run({ entryId: entry.id, ...change });
    if ('refusal' in outcome) setError(refusalText(t, outcome.refusal));
    else onClose();
  }
  async function drop(): Promise<void> {
    const outcome = await remove.run({ entryId: entry.id });
    if ('refusal' in outcome) setError(refusalText(t, outcome.refusal));
    else onClose();
  }
  return (
    <div className="counts-form">
      {entry.product === null && <ProductPicker onPick={({ sku }) => void save({ sku })} error={undefined} />}
      <Group align="end">
        <NumberInput
          label={t('counts.units')}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          hideControls
          value={typed}
          onChange={setTyped}
        />
        <Button
          className="button-main"
          loading={correct.busy}
          disabled={typed === ''}
          onClick={() => void save({ units: Number(typed) })}
        >
          {t('counts.save')}
        </Button>
        <Button className="chip" loading={remove.busy} onClick={() => void drop()}>
          {t('action.remove')}
        </Button>
        <Button className="chip" onClick={onClose}>
          {t('action.close')}
        </Button>
      </Group>
      {error && <p role="alert">{error}</p>}
    </div>
  );
}

import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useSettings } from '../base/settings.tsx';
import { pastQuery, type WhyProduct } from './query.ts';

const pauseMs = 200;

/**
 * What the stock was, and what each marketplace was told, at an earlier moment. The slider stops at the movements that the ledger shows:
 * between two of them the stock was the same.
 */
export function TimeSlider({ product }: { product: WhyProduct }) {
  const { t, format } = useSettings();
  // The newest first: the first one is how it is now.
  const movements = product.movements?.nodes ?? [];
  const [back, setBack] = useState(0);
  const settled = useSettled(back);
  if (movements.length < 2) return null;
  const at = Math.min(back, movements.length - 1);
  const movement = at === 0 ? undefined : movements[at];
  const words = movement ? t('why.asOf', { time: format.moment(new Date(movement.recordedAt)) }) : t('why.now');
  return (
    <section className="surface time" aria-label={t('why.time')}>
      <label htmlFor="why-time">{t('why.time')}</label>
      <input
        id="why-time"
        type="range"
        min={0}
        max={movements.length - 1}
        value={movements.length - 1 - at}
        aria-valuetext={words}
        onChange={(event) => setBack(movements.length - 1 - Number(event.currentTarget.value))}
      />
      <output htmlFor="why-time">{words}</output>
      {movement && (
        <p role="status">
          <strong>{t('why.wasFree', { count: format.number(Math.max(0, movement.quantityAfter)) })}</strong>
          {settled === back && <Told sku={product.sku} recordedAt={movement.recordedAt} />}
        </p>
      )}
    </section>
  );
}

/** The last figure that each marketplace was sent before that moment. */
function Told({ sku, recordedAt }: { sku: string; recordedAt: string }) {
  const { t, format } = useSettings();
  // Times have whole milliseconds here, so the movement itself was recorded up to one later.
  const at = new Date(Date.parse(recordedAt) + 1).toISOString();
  const [{ data }] = useQuery({ query: pastQuery, variables: { sku, at } });
  const told = data?.product?.explanation?.told ?? [];
  return told.map(({ marketplace, marketplaceSku, figure }) => (
    <span key={`${marketplace.id} ${marketplaceSku}`}>
      {' · '}
      {t('stock.showsRight', { marketplace: marketplace.name, figure: figure === null ? '—' : format.number(figure) })}
    </span>
  ));
}

/** A value that has not changed for a moment: a slider that is drawn asks once, where it stops. */
function useSettled(value: number): number {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

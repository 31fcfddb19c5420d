import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { refusalText } from '../base/refusal-text.ts';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { useOnce } from '../base/use-once.ts';
import { rateMutation, type Sales } from './query.ts';

const shownSkus = 20;

/** What the sums lack, by name, with the way to enter it. */
export function Missing({ sales, from, onDone }: { sales: Sales; from: string; onDone: () => void }) {
  const { t, format } = useSettings();
  const { missingCosts, unpricedUnits, missingFees } = sales;
  const missingRates = [...new Set([...sales.missingRates, ...sales.missingFeeRates])];
  const { mayWork } = useRights();
  if (missingRates.length + missingCosts.length + unpricedUnits + missingFees.length === 0) return null;
  return (
    <section className="surface money-missing">
      <h2>
        <State tone="warn">{t('money.missing')}</State>
      </h2>
      {unpricedUnits > 0 && <p>{t('money.unpriced', { count: format.number(unpricedUnits) })}</p>}
      {missingCosts.length > 0 && (
        <>
          <p>{t('money.noCost', { count: format.number(missingCosts.length) })}</p>
          <p className="money-skus">
            {missingCosts.slice(0, shownSkus).map((sku) => (
              <Link key={sku} href={`/catalogue?q=${encodeURIComponent(sku)}`} className="code">
                {sku}
              </Link>
            ))}
          </p>
        </>
      )}
      {missingFees.map((lack) => (
        <MissingFee key={lack.marketplace.code} lack={lack} />
      ))}
      {missingRates.map((currency) => (
        <div key={currency}>
          <p>{t('money.noRate', { currency })}</p>
          {mayWork && <RateForm currency={currency} from={from} onDone={onDone} />}
        </div>
      ))}
    </section>
  );
}

/** Sales of one place without a fee, and the page where it is entered. */
function MissingFee({ lack: { marketplace, units, revenue } }: { lack: Sales['missingFees'][number] }) {
  const { t, format } = useSettings();
  const { mayOwn } = useRights();
  const { code, name } = marketplace;
  return (
    <p>
      {revenue
        ? t('money.noFee', { place: name, count: units, revenue: format.money(revenue.amount, revenue.currencyCode) })
        : t('money.noFeeUnits', { place: name, count: units })}{' '}
      {mayOwn && <Link href={`/marketplaces/${code}#fees`}>{t('money.enterFee', { place: name })}</Link>}
    </p>
  );
}

const rateForm = /^\d{1,12}([.,]\d{1,10})?$/;

/** A rate from a day on, until the next one. */
function RateForm({ currency, from, onDone }: { currency: string; from: string; onDone: () => void }) {
  const { t } = useSettings();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const { run, busy } = useOnce(rateMutation);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const rate = text.replace(/[\s\u00A0]/g, '');
    if (!rateForm.test(rate)) return setError(t('form.price'));
    const outcome = await run({ rates: [{ currency, date: from, rate: rate.replace(',', '.') }] });
    if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal));
    notifications.show({ message: t('state.saved') });
    onDone();
  }
  return (
    <form className="row-acts money-rate" onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        label={t('money.rate', { currency })}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        error={error}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" className="chip" loading={busy}>
        {t('stock.save')}
      </Button>
    </form>
  );
}

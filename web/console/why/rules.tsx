import { Button, NativeSelect, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { listInUse } from '../base/in-use.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { useOnce } from '../base/use-once.ts';
import { type RuleErrors, RuleFields, readTypedRule, toTypedRule, usePreview } from '../forms/rule-form.tsx';
import { updateListingMutation, type WhyProduct } from './query.ts';

type Listing = NonNullable<WhyProduct['marketplaceProducts']>[number];

/** How much each listing shows, with what it would show before it is saved. */
export function Rules({ product }: { product: WhyProduct }) {
  const { t } = useSettings();
  const listings = listInUse(product.marketplaceProducts);
  const [chosen, setChosen] = useState<string>();
  const listing = listings.find(({ id }) => id === chosen) ?? listings[0];
  if (!listing) return null;
  return (
    <section className="surface">
      <details>
        <summary>
          <h2>{t('rule.title')}</h2>
        </summary>
        {listings.length > 1 && (
          <NativeSelect
            label={t('wizard.marketplace')}
            value={listing.id}
            mb="md"
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {listings.map(({ id, marketplace, marketplaceSku }) => (
              <option key={id} value={id}>
                {marketplace.name} · {marketplaceSku}
              </option>
            ))}
          </NativeSelect>
        )}
        <ListingRule key={listing.id} listing={listing} sku={product.sku} />
      </details>
    </section>
  );
}

function ListingRule({ listing, sku }: { listing: Listing; sku: string }) {
  const { t, format } = useSettings();
  const { mayOwn, mayWork } = useRights();
  const { typed, setTyped, errors, error, busy, submit } = useListingRule(listing);
  const { marketplace, marketplaceSku, figure } = listing;
  const preview = usePreview({ marketplace: marketplace.code, marketplaceSku }, typed);
  const after = preview?.rows[0]?.after;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <fieldset className="plain" disabled={!mayWork}>
          <RuleFields typed={typed} onType={setTyped} errors={errors} />
        </fieldset>
        <p role="status" className="preview">
          {after !== undefined && (
            <State tone={after === 0 && figure > 0 ? 'danger' : after === figure ? 'ok' : 'wait'}>
              {t('rule.shows', { now: format.number(figure), after: format.number(after) })}
            </State>
          )}
        </p>
        {error && <p role="alert">{error}</p>}
        {mayWork && (
          <Button type="submit" className="button-main" loading={busy}>
            {t('stock.save')}
          </Button>
        )}
        {mayOwn && (
          <Link href={`/marketplaces/${marketplace.code}?sku=${encodeURIComponent(sku)}#fees`}>
            {t('fees.ofProduct')}
          </Link>
        )}
      </Stack>
    </form>
  );
}

function useListingRule(listing: Listing) {
  const { t } = useSettings();
  const { marketplace, marketplaceSku, revision } = listing;
  const [typed, setTyped] = useState(() => toTypedRule(listing));
  const [errors, setErrors] = useState<RuleErrors>({});
  const [error, setError] = useState<string>();
  const { run, busy } = useOnce(updateListingMutation);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setError(undefined);
    const read = readTypedRule(typed);
    if ('wrong' in read)
      return setErrors(Object.fromEntries(read.wrong.map((name) => [name, t('stock.numberMissing')])));
    setErrors({});
    const outcome = await run({
      marketplace: marketplace.code,
      marketplaceSku,
      expectedRevision: revision,
      ...read.rule,
    });
    if ('payload' in outcome) return void notifications.show({ message: t('state.saved') });
    const { refusal } = outcome;
    setError(refusal.code === 'STALE_VERSION' ? t('form.stale') : refusalText(t, refusal, marketplace.name));
  }
  return { typed, setTyped, errors, error, busy, submit };
}

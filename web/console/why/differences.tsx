import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { useClient } from 'urql';
import type { DriftMeaning } from '../../gql/graphql.ts';
import { apiLanguages, type TextId } from '../../shared/language.ts';
import { newRandomId } from '../../shared/random-id.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { describeError, toRefusal } from '../base/use-once.ts';
import { nameCause } from './drift-causes.ts';
import { acceptMutation, type WhyProduct } from './query.ts';

type Difference = NonNullable<WhyProduct['drifts']>[number];

const meanings: readonly { meaning: DriftMeaning; text: TextId }[] = [
  { meaning: 'SALE', text: 'why.acceptSale' },
  { meaning: 'CORRECTION', text: 'why.acceptStock' },
];

/** Where a marketplace shows something else, why that may be, and how to say that the marketplace is right. */
export function Differences({ product }: { product: WhyProduct }) {
  const { t } = useSettings();
  if (!product.drifts || product.drifts.length === 0) return null;
  return (
    <section className="surface">
      <h2>{t('why.difference')}</h2>
      {product.drifts.map((difference) => (
        <DifferenceRow key={difference.id} difference={difference} />
      ))}
    </section>
  );
}

/** A difference, and how to take it over. */
export function DifferenceRow({ difference }: { difference: Difference }) {
  const { t, format } = useSettings();
  const { marketplace, marketplaceSku: sku, shown, figure, cause } = difference;
  const { mayOwn } = useRights();
  const { accept, busy } = useAccept(difference.id);
  if (shown === null) return <p>{t('why.differenceGone', { marketplace: marketplace.name, sku })}</p>;
  return (
    <>
      <p>
        {t('why.differenceText', {
          marketplace: marketplace.name,
          shown: format.number(shown),
          figure: format.number(figure),
          cause: t(nameCause(cause)),
        })}
      </p>
      {!mayOwn && <p className="muted">{t('error.ownerOnly')}</p>}
      <Group>
        {(mayOwn ? meanings : []).map(({ meaning, text }) => (
          <Button key={meaning} className="chip" disabled={busy} onClick={() => void accept(meaning)}>
            {t(text)}
          </Button>
        ))}
      </Group>
    </>
  );
}

function useAccept(driftId: string) {
  const { t, format, language } = useSettings();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  // The same key until an answer arrives: sent again, the difference is taken over once.
  const key = useRef(newRandomId());
  async function accept(meaning: DriftMeaning): Promise<void> {
    setBusy(true);
    const input = { driftId, meaning, idempotencyKey: `${key.current}:${meaning}` };
    const { data, error } = await client.mutation(acceptMutation, { input, language: apiLanguages[language] });
    setBusy(false);
    const result = data?.acceptDrift;
    if (result?.__typename === 'AcceptDriftPayload') {
      notifications.show({ message: t('why.accepted', { now: format.number(result.drift.product.quantity) }) });
      return;
    }
    notifications.show({ message: refusalText(t, result ? toRefusal(result) : describeError(error)) });
  }
  return { accept, busy };
}

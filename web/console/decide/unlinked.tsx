import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useQuery } from 'urql';
import { Loaded } from '../base/loaded.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { EventActs, filterOf } from './event-acts.tsx';
import { type Decision, linkMutation, unlinkedQuery } from './query.ts';
import { listSold, type Sold } from './sold.ts';

interface Props {
  decision: Decision;
  onDone: () => void;
}

/** What was sold without being linked: each with a way to link it, after which its events are applied by themselves. */
export function Unlinked({ decision, onDone }: Props) {
  const [answer, again] = useQuery({
    query: unlinkedQuery,
    variables: { filter: filterOf(decision) },
    requestPolicy: 'cache-and-network',
  });
  const done = (): void => {
    again({ requestPolicy: 'network-only' });
    onDone();
  };
  return (
    <Loaded answer={answer} again={again}>
      {({ webhooks }) => (
        <>
          <ul className="decision-rows">
            {listSold(webhooks.nodes).map((sold) => (
              <li key={sold.marketplaceSku || sold.marketplaceProductId}>
                <LinkForm marketplace={decision.marketplace} sold={sold} onDone={done} />
              </li>
            ))}
          </ul>
          <EventActs decision={decision} onDone={done} />
        </>
      )}
    </Loaded>
  );
}

function LinkForm(props: { marketplace: Decision['marketplace']; sold: Sold; onDone: () => void }) {
  const { marketplace, sold } = props;
  const { t } = useSettings();
  const [typed, setTyped] = useState({ sku: '', marketplaceSku: sold.marketplaceSku, id: sold.marketplaceProductId });
  const [error, setError] = useState<string>();
  const { run, busy } = useOnce(linkMutation);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const [sku, marketplaceSku, marketplaceProductId] = [
      typed.sku.trim(),
      typed.marketplaceSku.trim(),
      typed.id.trim(),
    ];
    if (sku === '' || marketplaceSku === '' || marketplaceProductId === '') return setError(t('decide.linkMissing'));
    const outcome = await run({ marketplace: marketplace.code, sku, marketplaceSku, marketplaceProductId });
    if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal));
    notifications.show({ message: t('wizard.linkedTo', { sku }) });
    props.onDone();
  }
  const fields = [
    ['sku', 'wizard.linkTo'],
    ...(sold.marketplaceSku === '' ? [['marketplaceSku', 'decide.theirSku'] as const] : []),
    ...(sold.marketplaceProductId === '' ? [['id', 'decide.theirId'] as const] : []),
  ] as const;
  return (
    <form className="decision-link" onSubmit={(event) => void submit(event)} noValidate>
      <p>
        <span className="code">{sold.marketplaceSku || sold.marketplaceProductId}</span>{' '}
        <span className="muted">{t('decide.events', { count: sold.events })}</span>
      </p>
      {fields.map(([name, text]) => (
        <TextInput
          key={name}
          label={t(text)}
          autoComplete="off"
          value={typed[name]}
          error={name === 'sku' && error}
          onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
        />
      ))}
      <Button type="submit" className="chip" loading={busy}>
        {t('wizard.link')}
      </Button>
    </form>
  );
}

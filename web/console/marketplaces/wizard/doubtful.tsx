import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { TextId } from '../../../shared/language.ts';
import { refusalText } from '../../base/refusal-text.ts';
import { useSettings } from '../../base/settings.tsx';
import { State } from '../../base/state.tsx';
import { useOnce } from '../../base/use-once.ts';
import { type ImportState, linkMutation } from './query.ts';

type Item = ImportState['doubtful'][number];

const shownFirst = 20;
const named: ReadonlySet<string> = new Set(['LOOK_ALIKE', 'AMBIGUOUS', 'UNUSABLE']);

/** The items that were left out, by name, and a way to link each by hand. */
export function Doubtful({
  marketplace,
  items,
}: {
  marketplace: { code: string; name: string };
  items: readonly Item[];
}) {
  const { t, format } = useSettings();
  const [isAll, setAll] = useState(false);
  if (items.length === 0) return null;
  const shown = isAll ? items : items.slice(0, shownFirst);
  return (
    <section aria-label={t('wizard.doubtful')}>
      <h2>{t('wizard.doubtful')}</h2>
      <ul className="doubtful">
        {shown.map((item, index) => (
          // The same article number may be listed more than once: that is a doubt of its own.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of a finished import does not change
          <Row key={`${item.marketplaceSku}:${index}`} marketplace={marketplace} item={item} />
        ))}
      </ul>
      {shown.length < items.length && (
        <Button className="chip" onClick={() => setAll(true)}>
          {t('action.more')} ({format.number(items.length - shown.length)})
        </Button>
      )}
    </section>
  );
}

function Row({ marketplace, item }: { marketplace: { code: string; name: string }; item: Item }) {
  const { t } = useSettings();
  const [linked, setLinked] = useState<string>();
  const { name, marketplaceSku, outcome, detail } = item;
  return (
    <li>
      <div>
        <strong>{name}</strong> <span className="code muted">{marketplaceSku}</span>
      </div>
      {linked === undefined ? (
        <>
          <State tone="warn">{t(`doubt.${named.has(outcome) ? outcome : 'AMBIGUOUS'}` as TextId)}</State>
          {detail && <span className="muted"> {t('error.said', { message: detail })}</span>}
          {outcome !== 'UNUSABLE' && <LinkForm marketplace={marketplace} item={item} onLinked={setLinked} />}
        </>
      ) : (
        <State tone="ok">{t('wizard.linkedTo', { sku: linked })}</State>
      )}
    </li>
  );
}

function LinkForm(props: { marketplace: { code: string; name: string }; item: Item; onLinked(sku: string): void }) {
  const { marketplace, item, onLinked } = props;
  const { t } = useSettings();
  const [sku, setSku] = useState('');
  const [error, setError] = useState<string>();
  const { run, busy } = useOnce(linkMutation);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (sku.trim() === '') return setError(t('form.empty'));
    const { marketplaceProductId, marketplaceSku, settings } = item;
    const outcome = await run({
      marketplace: marketplace.code,
      sku: sku.trim(),
      marketplaceProductId,
      marketplaceSku,
      settings,
    });
    if ('payload' in outcome) return onLinked(outcome.payload.marketplaceProduct.product.sku);
    const { refusal } = outcome;
    setError(
      refusal.code === 'NOT_FOUND' ? t('why.notFound', { sku: sku.trim() }) : refusalText(t, refusal, marketplace.name),
    );
  }
  return (
    <form className="link-form" onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        label={t('wizard.linkTo')}
        value={sku}
        error={error}
        autoComplete="off"
        onChange={(event) => setSku(event.currentTarget.value)}
      />
      <Button type="submit" className="chip" loading={busy}>
        {t('wizard.link')}
      </Button>
    </form>
  );
}

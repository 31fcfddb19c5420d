import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { ProductPicker } from '../orders/product-picker.tsx';
import { answerMutation, type Line } from './query.ts';

/** What a code means: one of several products, another product, or a new one. Removing the line is its third answer. */
export function LineQuestion({ line, onChange }: { line: Line; onChange: () => void }) {
  const { t } = useSettings();
  const { run, busy } = useOnce(answerMutation);
  const [way, setWay] = useState<'choose' | 'create'>();
  const [error, setError] = useState<string>();
  async function answer(given: { productId: string } | { newProduct: { sku: string; name: string } }): Promise<void> {
    const outcome = await run({ lineId: line.id, ...given });
    if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal));
    onChange();
  }
  const code = line.code ?? '';
  return (
    <fieldset className="receipt-question no-print" disabled={busy} aria-label={t('receipts.whichProduct', { code })}>
      <p>{t(line.question === 'SEVERAL_PRODUCTS' ? 'receipts.several' : 'receipts.unknown', { code })}</p>
      <div className="row-acts">
        {line.candidates.map((product) => (
          <Button key={product.id} className="chip" onClick={() => void answer({ productId: String(product.id) })}>
            {product.name} <span className="code">{product.sku}</span>
          </Button>
        ))}
        <Button className="chip" aria-expanded={way === 'choose'} onClick={() => setWay('choose')}>
          {t('receipts.choose')}
        </Button>
        <Button className="chip" aria-expanded={way === 'create'} onClick={() => setWay('create')}>
          {t('receipts.create')}
        </Button>
      </div>
      {way === 'choose' && <ProductPicker onPick={({ id }) => void answer({ productId: id })} error={undefined} />}
      {way === 'create' && (
        <Create code={code} name={line.name ?? ''} busy={busy} onCreate={(newProduct) => void answer({ newProduct })} />
      )}
      {error && (
        <p role="alert" className="form-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function Create(props: {
  code: string;
  name: string;
  busy: boolean;
  onCreate(product: { sku: string; name: string }): void;
}) {
  const { t } = useSettings();
  const [sku, setSku] = useState(props.code);
  const [name, setName] = useState(props.name);
  const isReady = sku.trim() !== '' && name.trim() !== '';
  return (
    <form
      className="receipt-create"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) props.onCreate({ sku: sku.trim(), name: name.trim() });
      }}
    >
      <TextInput
        label={t('stock.sku')}
        value={sku}
        maxLength={200}
        onChange={(event) => setSku(event.currentTarget.value)}
      />
      <TextInput
        label={t('wizard.name')}
        value={name}
        maxLength={500}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" className="button-main" loading={props.busy} disabled={!isReady}>
        {t('receipts.createNow')}
      </Button>
    </form>
  );
}

import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { readCount } from '../stock/adjust-kinds.ts';
import { readField } from './fields.ts';
import { createProductMutation } from './query.ts';

const fields = [
  ['sku', 'stock.sku'],
  ['name', 'wizard.name'],
  ['price', 'catalogue.price'],
  ['costPrice', 'catalogue.costPrice'],
  ['quantity', 'catalogue.quantity'],
  ['barcodes', 'catalogue.barcodes'],
] as const;

type Name = (typeof fields)[number][0];
const empty: Record<Name, string> = { sku: '', name: '', price: '', costPrice: '', quantity: '', barcodes: '' };

/** Adds a product. */
export function NewProduct({ onDone }: { onDone: () => void }) {
  const { t } = useSettings();
  const { typed, setTyped, errors, busy, submit } = useNewProduct(onDone);
  return (
    <section className="surface catalogue-new">
      <h2>{t('catalogue.add')}</h2>
      <form className="catalogue-fields" onSubmit={(event) => void submit(event)} noValidate>
        {fields.map(([name, text]) => (
          <TextInput
            key={name}
            label={t(text)}
            autoComplete="off"
            value={typed[name]}
            error={errors[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
          />
        ))}
        {errors.form && (
          <p role="alert" className="form-error">
            {errors.form}
          </p>
        )}
        <Button type="submit" className="button-main" loading={busy}>
          {t('stock.save')}
        </Button>
      </form>
    </section>
  );
}

function useNewProduct(onDone: () => void) {
  const { t } = useSettings();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(empty);
  const [errors, setErrors] = useState<Partial<Record<Name | 'form', string>>>({});
  const { run, busy } = useOnce(createProductMutation);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found: Partial<Record<Name, string>> = {};
    const values: Record<string, unknown> = {};
    const sku = typed.sku.trim();
    if (sku === '') found.sku = t('decide.linkMissing');
    for (const name of ['name', 'price', 'costPrice', 'barcodes'] as const) {
      const read = readField(name, typed[name]);
      if ('wrong' in read) found[name] = t(read.wrong);
      else values[name] = read.value;
    }
    const quantity = typed.quantity.trim() === '' ? 0 : readCount(typed.quantity);
    if (quantity === undefined) found.quantity = t('stock.numberMissing');
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const outcome = await run({ sku, name: typed.name.trim(), quantity: quantity ?? 0, ...values });
    if ('refusal' in outcome) {
      const { issues } = outcome.refusal;
      const fields = Object.fromEntries(issues.map(({ path, message }) => [path[1], message]));
      return setErrors(issues.length > 0 ? fields : { form: refusalText(t, outcome.refusal) });
    }
    const { lookAlikes } = outcome.payload;
    notifications.show({
      message: lookAlikes.length > 0 ? t('catalogue.lookAlikes', { skus: lookAlikes.join(', ') }) : t('state.saved'),
    });
    onDone();
    navigate(`/catalogue?q=${encodeURIComponent(sku)}`);
  }
  return { typed, setTyped, errors, busy, submit };
}

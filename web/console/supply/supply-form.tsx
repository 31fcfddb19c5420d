import { Button, Stack, TextInput } from '@mantine/core';
import { useSettings } from '../base/settings.tsx';
import { ProductPicker } from '../orders/product-picker.tsx';
import { useSupply } from './use-supply.ts';

/** What is sent: picked by name or scan, with a number for each product. */
export function SupplyForm({ code, onDone }: { code: string; onDone(): void }) {
  const { t } = useSettings();
  const { lines, note, setNote, errors, busy, pick, type, remove, submit } = useSupply(code, onDone);
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <ProductPicker onPick={pick} error={errors.lines} />
        {lines.map(({ sku, name, quantity }) => (
          <div key={sku} className="row-acts supply-line">
            <TextInput
              label={`${name} ${sku}`}
              inputMode="numeric"
              autoComplete="off"
              value={quantity}
              error={errors[sku]}
              onChange={(event) => type(sku, event.currentTarget.value)}
            />
            <Button className="chip" aria-label={`${t('fees.remove')}: ${name}`} onClick={() => remove(sku)}>
              {t('fees.remove')}
            </Button>
          </div>
        ))}
        <TextInput
          label={t('supply.note')}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {errors.form && <p role="alert">{errors.form}</p>}
        <Button type="submit" className="button-main" loading={busy}>
          {t('supply.book')}
        </Button>
      </Stack>
    </form>
  );
}

import { Button, Checkbox, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useSettings } from '../base/settings.tsx';
import { amounts } from './typed-fee.ts';
import { useFeeForm } from './use-fee-form.ts';

const texts = ['sku', ...amounts] as const;

/** A fee from a day on. What counted before stays for the days before. */
export function FeeForm({
  code,
  currency,
  sku,
  onDone,
}: {
  code: string;
  currency: string;
  sku: string;
  onDone(): void;
}) {
  const { t } = useSettings();
  const { typed, setTyped, errors, busy, submit } = useFeeForm(code, sku, onDone);
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            type="date"
            label={t('fees.validFrom')}
            description={t('fees.validFromHint')}
            value={typed.validFrom}
            error={errors.validFrom}
            onChange={(event) => setTyped({ ...typed, validFrom: event.currentTarget.value })}
          />
          {texts.map((name) => (
            <TextInput
              key={name}
              label={t(`fees.${name}`, { currency })}
              description={t(`fees.${name}Hint`)}
              inputMode={name === 'sku' ? 'text' : 'decimal'}
              autoComplete="off"
              value={typed[name]}
              error={errors[name]}
              onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
        {typed.sku.trim() === '' &&
          (['commissionKept', 'logisticsKept'] as const).map((name) => (
            <Checkbox
              key={name}
              label={t(`fees.${name}`)}
              checked={typed[name]}
              onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.checked })}
            />
          ))}
        {errors.form && <p role="alert">{errors.form}</p>}
        <Button type="submit" className="button-main" loading={busy}>
          {t('stock.save')}
        </Button>
      </Stack>
    </form>
  );
}

import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { Link } from 'wouter';
import { ConfirmButton } from '../base/confirm-button.tsx';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { fields } from './fields.ts';
import type { CatalogueProduct } from './query.ts';
import { useEdit } from './use-edit.ts';

/** A product whose data is edited in place. What was typed stays until it is stored. */
export function ProductRow({ product, onStale }: { product: CatalogueProduct; onStale: () => void }) {
  const { t } = useSettings();
  const { mayWork } = useRights();
  const { typed, type, errors, isChanged, busy, submit, archive } = useEdit(product, onStale);
  return (
    <li>
      <form className="catalogue-row" onSubmit={(event) => void submit(event)} noValidate aria-label={product.sku}>
        <div className="catalogue-name">
          <Link href={`/stock/${encodeURIComponent(product.sku)}`} className="code">
            {product.sku}
          </Link>
          {product.archived && <span className="muted"> {t('marketplaces.archived')}</span>}
        </div>
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={typed[field.name]}
            error={errors[field.name]}
            onType={(text) => type(field.name, text)}
          />
        ))}
        {mayWork && (
          <div className="row-acts">
            {isChanged && (
              <Button type="submit" className="button-main" loading={busy}>
                {t('stock.save')}
              </Button>
            )}
            <ConfirmButton
              label={t(product.archived ? 'catalogue.putBack' : 'catalogue.archive')}
              title={product.name}
              act={archive}
            >
              <p>{t(product.archived ? 'catalogue.putBackText' : 'catalogue.archiveText')}</p>
            </ConfirmButton>
          </div>
        )}
        {errors.form && (
          <p role="alert" className="form-error">
            {errors.form}
          </p>
        )}
      </form>
    </li>
  );
}

/** A field of a product: a line, several lines, or yes and no. */
function Field({
  field: { name, text, mode },
  value,
  error,
  onType,
}: {
  field: (typeof fields)[number];
  value: string;
  error: string | undefined;
  onType: (text: string) => void;
}) {
  const { t } = useSettings();
  const { mayWork } = useRights();
  const shared = { className: `field-${name}`, label: t(text), value, error };
  if (mode === 'answer') {
    const answers = (['yes', 'no'] as const).map((answer) => ({ value: answer, label: t(`answer.${answer}`) }));
    return (
      <NativeSelect
        {...shared}
        data={answers}
        disabled={!mayWork}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    );
  }
  if (mode === 'lines') {
    return (
      <Textarea {...shared} rows={2} readOnly={!mayWork} onChange={(event) => onType(event.currentTarget.value)} />
    );
  }
  return (
    <TextInput
      {...shared}
      inputMode={mode}
      autoComplete="off"
      readOnly={!mayWork}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

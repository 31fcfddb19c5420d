import { Button, TextInput } from '@mantine/core';
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
        {fields.map(({ name, text, mode }) => (
          <TextInput
            key={name}
            className={`field-${name}`}
            label={t(text)}
            inputMode={mode}
            autoComplete="off"
            readOnly={!mayWork}
            value={typed[name]}
            error={errors[name]}
            onChange={(event) => type(name, event.currentTarget.value)}
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

import type { Format } from '../../shared/format.ts';
import type { Translate } from '../../shared/language.ts';
import type { ContactFault, ContactField } from './contact.ts';
import type { PlaceRefusal } from './placing.ts';

interface Words {
  translate: Translate;
  format: Format;
  nameOf(sku: string): string | undefined;
}

const fields: Record<string, ContactField> = {
  customerName: 'name',
  customerPhone: 'phone',
  note: 'note',
  delivery: 'address',
};

/** The field that the server refused, if it is one that the buyer typed. */
export function findFieldFault(refusal: PlaceRefusal | undefined): ContactFault | undefined {
  if (refusal === undefined || refusal === 'refused' || refusal.__typename !== 'ValidationError') return undefined;
  for (const { path, message } of refusal.issues) {
    const field = fields[path[1] ?? ''];
    if (field) return { field, message: field === 'phone' ? undefined : message };
  }
  return undefined;
}

/** Why nothing was ordered, and what to do, in the buyer's language. */
export function describeRefusal(refusal: PlaceRefusal, { translate, format, nameOf }: Words): string {
  if (refusal === 'refused') return translate('shop.failed');
  switch (refusal.__typename) {
    case 'InsufficientStockError':
      return refusal.items
        .map(({ sku, available }) => {
          const name = nameOf(sku) ?? sku;
          return available > 0 ? translate('shop.fewer', { name, count: available }) : translate('shop.gone', { name });
        })
        .join(' ');
    case 'ConflictError': {
      const { currentTotal, reached } = refusal;
      if (currentTotal) {
        return translate('shop.priceChanged', { sum: format.money(currentTotal.amount, currentTotal.currencyCode) });
      }
      if (reached?.rule === 'OPEN_ORDERS') return translate('shop.tooManyOrders', { count: reached.used });
      if (reached?.rule === 'OPEN_UNITS') return translate('shop.tooManyUnits', { count: reached.limit });
      if (reached?.rule === 'ORDERS_PER_HOUR') return translate('shop.tooOften');
      return refusal.message;
    }
    case 'ValidationError':
      return findFieldFault(refusal) ? translate('shop.checkForm') : refusal.message;
    case 'IdempotencyConflictError':
    case 'NotFoundError':
      return refusal.message;
  }
  // A later release may add a kind of refusal: its own words are better than none.
  return (refusal as { message: string }).message;
}

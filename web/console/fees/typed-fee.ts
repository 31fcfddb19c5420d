/** A fee as it is typed. `sku` empty: of the whole marketplace. */
export interface TypedFee {
  sku: string;
  validFrom: string;
  commissionPercent: string;
  logisticsPerUnit: string;
  packingPerUnit: string;
  commissionKept: boolean;
  logisticsKept: boolean;
}

export const amounts = ['commissionPercent', 'logisticsPerUnit', 'packingPerUnit'] as const;
const decimal = /^\d{1,12}([.,]\d{1,4})?$/;

/** What is sent, or the fields that are no figures. Of one product a field may be empty: as at the marketplace. */
export function readTypedFee(typed: TypedFee) {
  const text = (name: (typeof amounts)[number]): string => typed[name].replace(/[\s\u00A0%]/g, '');
  const sku = typed.sku.trim();
  const isWrong = (name: (typeof amounts)[number]): boolean =>
    text(name) === ''
      ? sku === ''
      : !decimal.test(text(name)) || (name === 'commissionPercent' && Number(text(name).replace(',', '.')) > 100);
  const wrong: (keyof TypedFee)[] = amounts.filter(isWrong);
  if (typed.validFrom === '') wrong.push('validFrom');
  if (wrong.length > 0) return { wrong };
  const amount = (name: (typeof amounts)[number]): string | null => text(name).replace(',', '.') || null;
  return {
    fee: {
      sku: sku === '' ? null : sku,
      validFrom: typed.validFrom,
      commissionPercent: amount('commissionPercent'),
      logisticsPerUnit: amount('logisticsPerUnit'),
      packingPerUnit: amount('packingPerUnit'),
      // Of one product both are as at the marketplace.
      ...(sku === '' && { commissionKept: typed.commissionKept, logisticsKept: typed.logisticsKept }),
    },
  };
}

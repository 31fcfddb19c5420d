import { z } from 'zod';
import type { NewFee } from '../../db/sales/fees.ts';
import { builder } from '../base/builder.ts';
import { money, sku } from '../base/inputs.ts';
import { idempotencyKeyField } from '../mutations/once.ts';

const FeeInput = builder.inputType('MarketplaceFeeInput', {
  description: 'A fee to set or remove.',
  fields: (t) => ({
    sku: t.string({
      description:
        'SKU of the product whose sales on this marketplace it is for. Omitted: all products without fees of their own; then commission, ' +
        'logistics and packing are required (0: nothing is taken).',
    }),
    productId: t.id({
      description:
        'Id of the product (`Product.id`), instead of its SKU. If you send both, they must name the same product.',
    }),
    validFrom: t.field({
      type: 'Date',
      required: true,
      description:
        'First business day on which it counts, 2000 to 2100. Sales before it keep the fee of their own day.',
    }),
    commissionPercent: t.field({
      type: 'Decimal',
      description: 'Percent of the price, 0 to 100, at most 4 decimals. Omitted with `sku`: as at the marketplace.',
    }),
    logisticsPerUnit: t.field({
      type: 'Decimal',
      description: 'Delivery of one unit of the product, in `currency`. Omitted with `sku`: as at the marketplace.',
    }),
    packingPerUnit: t.field({
      type: 'Decimal',
      description: 'Packing of one unit of the product, in `currency`. Omitted with `sku`: as at the marketplace.',
    }),
    currency: t.string({
      description: "ISO 4217 code of logistics and packing. Omitted: the marketplace's currency.",
    }),
    commissionKept: t.boolean({
      description: 'true: the marketplace keeps the commission of a unit that is returned. Omitted: false.',
    }),
    logisticsKept: t.boolean({
      description: 'false: the delivery of a unit that is returned is paid back. Omitted: true.',
    }),
    remove: t.boolean({
      defaultValue: false,
      description: 'true: what was set for this day is removed, and what was set before it counts again.',
    }),
  }),
});

/** The input of `setMarketplaceFees`. */
export const SetFeesInput = builder.inputType('SetMarketplaceFeesInput', {
  description: 'Fees of a marketplace. One of the same product and day is replaced.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    fees: t.field({ type: [FeeInput], required: true, description: 'The fees, 1 to 1,000.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const currencies = new Set(Intl.supportedValuesOf('currency'));
const percent = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, 'must be a number from 0 to 100 with at most 4 decimals')
  .refine((text) => Number(text) <= 100, 'must be from 0 to 100');
const feeSchema = z
  .object({
    sku: sku.nullish(),
    validFrom: z.string().refine((day) => day >= '2000' && day < '2101', 'must be a day from 2000 to 2100'),
    commissionPercent: percent.nullish(),
    logisticsPerUnit: money.nullish(),
    packingPerUnit: money.nullish(),
    currency: z
      .string()
      .refine((code) => currencies.has(code), 'must be an ISO 4217 code such as UZS')
      .nullish(),
    commissionKept: z.boolean().nullish(),
    logisticsKept: z.boolean().nullish(),
    remove: z.boolean().nullish(),
  })
  .superRefine((fee, context) => {
    if (fee.sku != null || fee.remove) return;
    for (const field of ['commissionPercent', 'logisticsPerUnit', 'packingPerUnit'] as const) {
      if (fee[field] != null) continue;
      const message = 'is required for a whole marketplace (0: nothing is taken)';
      context.addIssue({ code: 'custom', path: [field], message, params: { rule: 'required' } });
    }
  });
/** The same, as it is read. */
export const feesSchema = z.object({
  marketplace: z.string(),
  fees: z
    .array(feeSchema)
    .min(1, 'at least one fee')
    .max(1_000, 'at most 1,000 fees at once')
    .superRefine((fees, context) => {
      const seen = new Set<string>();
      for (const [index, fee] of fees.entries()) {
        const key = `${fee.validFrom} ${fee.sku ?? ''}`;
        const message = 'is given twice for the same product';
        if (seen.has(key)) context.addIssue({ code: 'custom', path: [index, 'validFrom'], message });
        seen.add(key);
      }
    }),
});

/** A fee as it is kept; `currency`: where none was named. */
export function toFee(fee: z.output<typeof feeSchema>, currency: string): NewFee {
  const isOfAll = fee.sku == null;
  return {
    sku: fee.sku ?? null,
    validFrom: fee.validFrom,
    commissionPercent: fee.commissionPercent ?? null,
    logistics: fee.logisticsPerUnit ?? null,
    packing: fee.packingPerUnit ?? null,
    currency: fee.currency ?? currency,
    commissionKept: fee.commissionKept ?? (isOfAll ? false : null),
    logisticsKept: fee.logisticsKept ?? (isOfAll ? true : null),
    remove: fee.remove ?? false,
  };
}

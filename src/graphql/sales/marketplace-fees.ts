import { z } from 'zod';
import { countFees, listFees, listFeesOf, type MarketplaceFee, type NewFee, setFees } from '../../db/sales/fees.ts';
import { IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, money, sku } from '../base/inputs.ts';
import { Money, toMoney } from '../base/money.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import { readProductFilter } from '../catalog/product-filter.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { getMarketplaceOf } from '../marketplaces/marketplace-payload.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { readConnection } from '../reading/connection.ts';
import { onlyWith } from '../rights/rights.ts';

const asTheMarketplace = 'null: as at the marketplace.';

const MarketplaceFeeType = builder.objectRef<MarketplaceFee>('MarketplaceFee').implement({
  description:
    'What a marketplace takes, from a business day until the next one of the same marketplace and product. With it profit after fees is ' +
    'estimated.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'The marketplace.',
      resolve: (fee) => String(fee.marketplaceId),
    }),
    product: t.field({
      type: ProductType,
      nullable: true,
      description:
        'The product whose sales on this marketplace it is for, through whichever listing; null: all products without fees of their own.',
      resolve: (fee) => (fee.productId === null ? null : String(fee.productId)),
    }),
    validFrom: t.expose('validFrom', { type: 'Date', description: 'First business day on which it counts.' }),
    commissionPercent: t.expose('commissionPercent', {
      ...onlyWith('seesMoney'),
      type: 'Decimal',
      nullable: true,
      description: `Percent of the price; ${asTheMarketplace}`,
    }),
    logisticsPerUnit: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description: `Delivery of one unit of the product; ${asTheMarketplace}`,
      resolve: (fee) => toMoney(fee.logistics, fee.currency),
    }),
    packingPerUnit: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description: `Packing of one unit of the product; ${asTheMarketplace}`,
      resolve: (fee) => toMoney(fee.packing, fee.currency),
    }),
    commissionKept: t.exposeBoolean('commissionKept', {
      nullable: true,
      description: `true: the marketplace keeps the commission of a unit that is returned; ${asTheMarketplace}`,
    }),
    logisticsKept: t.exposeBoolean('logisticsKept', {
      nullable: true,
      description: `true: the delivery of a unit that is returned stays charged; ${asTheMarketplace}`,
    }),
    actor: t.exposeString('actor', { description: 'Who set it last, as text: the name of an API key or of a person.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last set.' }),
  }),
});

const MarketplaceFeeConnection = builder.connectionObject(
  { type: MarketplaceFeeType, name: 'MarketplaceFeeConnection', description: 'A page of fees.' },
  { name: 'MarketplaceFeeEdge', description: 'A fee on a page.' },
);

builder.queryField('marketplaceFees', (t) =>
  t.field({
    type: MarketplaceFeeConnection,
    nullable: true,
    description: 'What marketplaces take, newest day first, with what counted before.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      marketplace: t.arg.string({ description: 'Code of the marketplace.' }),
      sku: t.arg.string({ description: 'SKU of the product: only the fees of its own.' }),
      productId: t.arg.id({ description: 'Id of the product: only the fees of its own.' }),
    },
    resolve: async (_root, args, { sql }, info) => {
      const request = readPageArgs(args);
      const filter = {
        marketplaceId: await readMarketplaceFilter(sql, args.marketplace),
        productId: await readProductFilter(sql, args),
      };
      return readConnection(info, request, {
        rows: () => listFees(sql, filter, request),
        count: () => countFees(sql, filter),
      });
    },
  }),
);

const FeeInput = builder.inputType('MarketplaceFeeInput', {
  description: 'A fee to set or remove.',
  fields: (t) => ({
    sku: t.string({
      description:
        'SKU of the product whose sales on this marketplace it is for. Omitted: all products without fees of their own; then commission, ' +
        'logistics and packing are required (0: nothing is taken).',
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

const SetFeesInput = builder.inputType('SetMarketplaceFeesInput', {
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
const inputSchema = z.object({
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

function toFee(fee: z.output<typeof feeSchema>, currency: string): NewFee {
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

const SetFeesPayload = builder.objectRef<{ fees: MarketplaceFee[] }>('SetMarketplaceFeesPayload').implement({
  description: 'The fees after the change.',
  fields: (t) => ({
    fees: t.expose('fees', {
      type: [MarketplaceFeeType],
      description: 'Fees of the days and products that were sent, newest day first; removed ones are not in it.',
    }),
  }),
});

builder.mutationField('setMarketplaceFees', (t) =>
  t.field({
    type: SetFeesPayload,
    nullable: true,
    description:
      'Sets what a marketplace takes, from a day on: commission, logistics and packing, of all its sales or of single products. A new fee ' +
      'from a day changes nothing before that day, and no month that is closed.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: {
        name: 'SetMarketplaceFeesResult',
        description: 'The fees, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: SetFeesInput, required: true, description: 'The marketplace and its fees.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(inputSchema, args.input);
      const { id, currency } = await getMarketplaceOf(sql, input);
      const fees = input.fees.map((fee) => toFee(fee, currency));
      await once(context, info, args.input, (tx) => setFees(tx, id, fees, viewer.actor));
      return { fees: await listFeesOf(sql, id, fees) };
    },
  }),
);

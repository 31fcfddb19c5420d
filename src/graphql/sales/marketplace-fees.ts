import { countFees, listFees, listFeesOf, type MarketplaceFee, setFees } from '../../db/sales/fees.ts';
import { IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check } from '../base/inputs.ts';
import { Money, toMoney } from '../base/money.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import { readProductFilter } from '../catalog/product-filter.ts';
import { nameFees } from '../catalog/product-refs.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { getMarketplaceOf } from '../marketplaces/marketplace-payload.ts';
import { once } from '../mutations/once.ts';
import { readConnection } from '../reading/connection.ts';
import { onlyWith } from '../rights/rights.ts';
import { feesSchema, SetFeesInput, toFee } from './marketplace-fee-inputs.ts';

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
      const named = await nameFees(sql, args.input.fees);
      const input = check(feesSchema, { ...args.input, fees: named });
      const { id, currency } = await getMarketplaceOf(sql, input);
      const fees = input.fees.map((fee) => toFee(fee, currency));
      await once(context, info, args.input, (tx) => setFees(tx, id, fees, viewer.actor));
      return { fees: await listFeesOf(sql, id, fees) };
    },
  }),
);

import {
  countLostGoods,
  type LostGoods,
  listLostGoods,
  listReturnCandidates,
  type ReturnCandidate,
} from '../../db/order-lists/return-candidates.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { Money, toMoney } from '../base/money.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { badUserInput } from '../base/refusal.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { readMarketplacesFilter } from '../marketplaces/marketplace-filter.ts';
import { OrderType } from '../orders/order.ts';
import { readConnection } from '../reading/connection.ts';
import { onlyWith } from '../rights/rights.ts';
import { readCode } from './packing.ts';

const ReturnEvidenceEnum = defineEnum('ReturnEvidence', 'Why goods may come from a sale, the strongest reason first.', {
  expected: 'The order expects them back.',
  shipped: 'They were shipped, and neither delivered nor returned.',
  sold: 'They were sold and delivered, or sold without a known order.',
});

const ReturnCandidateType = builder.objectRef<ReturnCandidate>('ReturnCandidate').implement({
  description:
    'A sale that goods in hand may come from. `receiveReturn` records them: with the order, or, where `order` is null, with the marketplace.',
  fields: (t) => ({
    evidence: t.expose('evidence', { type: ReturnEvidenceEnum, description: 'Why the goods may come from this sale.' }),
    sku: t.exposeString('sku', { description: 'SKU of the product, for `receiveReturn`.' }),
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Marketplace where they were sold.',
      resolve: ({ marketplaceId }) => String(marketplaceId),
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order; null: sold on the marketplace without a known order.',
      resolve: ({ orderId }) => orderId,
    }),
    quantity: t.exposeInt('quantity', {
      description: 'Items that can still come back: with EXPECTED the expected items. Without an order, units.',
    }),
    unitsPerItem: t.exposeInt('unitsPerItem', {
      description: 'Units of the product in one item: 3 for a pack of three.',
    }),
    shippedAt: t.expose('shippedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the order was handed over; null: not known.',
    }),
  }),
});

builder.queryField('returnCandidates', (t) =>
  t.field({
    type: [ReturnCandidateType],
    nullable: true,
    description:
      'Sales that a scanned piece may come from, the most probable first: expected returns, then what was shipped and has not arrived, then ' +
      'what was sold; at most 10 of each. Empty: nobody expects it.',
    authScopes: { staff: true },
    complexity: { field: 1, multiplier: 10 },
    args: { code: t.arg.string({ required: true, description: 'The scanned text, at most 200 characters.' }) },
    resolve: (_root, { code }, { sql }) => listReturnCandidates(sql, readCode(code)),
  }),
);

const LostGoodsType = builder.objectRef<LostGoods>('LostGoods').implement({
  description: 'Goods of one line that were shipped and neither delivered nor returned.',
  fields: (t) => ({
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order; its `events` are the evidence.',
      resolve: ({ orderId }) => orderId,
    }),
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Marketplace of the order.',
      resolve: ({ marketplaceId }) => String(marketplaceId),
    }),
    sku: t.exposeString('sku', { description: 'SKU of the line.' }),
    units: t.exposeInt('units', { description: 'Units of the product whose whereabouts are not known.' }),
    value: t.field({
      ...onlyWith('seesMoney'),
      type: Money,
      nullable: true,
      description: "Their price, in the order's currency; null: not known.",
      resolve: ({ value, currency }) => toMoney(value, currency),
    }),
    shippedAt: t.expose('shippedAt', { type: 'DateTime', description: 'When the order was handed over.' }),
  }),
});

const LostGoodsConnection = builder.connectionObject(
  { type: LostGoodsType, name: 'LostGoodsConnection', description: 'A page of lost goods.' },
  { name: 'LostGoodsEdge', description: 'Lost goods of one line on a page.' },
);

const maxDays = 3_650;

builder.queryField('lostGoods', (t) =>
  t.field({
    type: LostGoodsConnection,
    nullable: true,
    description:
      'Goods that were shipped some days ago and neither delivered nor returned, line by line, the oldest orders first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      days: t.arg.int({ defaultValue: 30, description: 'Days since they were shipped, 1 to 3,650.' }),
      marketplaces: t.arg.stringList({ description: 'Codes of the marketplaces, at most 500. Omitted: all.' }),
    },
    resolve: async (_root, args, { sql }, info) => {
      const days = args.days ?? 30;
      if (days < 1 || days > maxDays) throw badUserInput(`days must be 1 to ${maxDays}, got ${days}`);
      const filter = { days, marketplaceIds: await readMarketplacesFilter(sql, args.marketplaces) };
      const request = readPageArgs(args);
      return readConnection(info, request, {
        rows: () => listLostGoods(sql, filter, request),
        count: () => countLostGoods(sql, filter),
      });
    },
  }),
);

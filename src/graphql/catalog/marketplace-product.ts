import {
  listMarketplaceProductsById,
  listMarketplaceProductsOf,
  type MarketplaceProduct,
} from '../../db/catalog/marketplace-products.ts';
import { builder } from '../base/builder.ts';
import { PushStateEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { Money, toMoney } from '../base/money.ts';
import { inOrder, toIntegerKey } from '../base/node-id.ts';
import { maxCost, refuseTooMany } from '../base/refusal.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { explainFigure, readPushState } from './figure.ts';
import { ProductType } from './product.ts';

/** A listing; loaded by its key, for staff only. */
export const MarketplaceProductType = builder.loadableNodeRef<
  MarketplaceProduct | null,
  string,
  string,
  string,
  MarketplaceProduct
>('MarketplaceProduct', {
  id: { resolve: (listing) => listing.id },
  load: async (ids: string[], { sql, viewer }) => {
    const keys = ids.map(toIntegerKey);
    const rows = isStaff(viewer) ? await listMarketplaceProductsById(sql, keys) : [];
    return inOrder(keys, rows, (row) => row.id);
  },
});

MarketplaceProductType.implement({
  description: 'A product as offered on one marketplace, with its ids there and the rule for the figure to show.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Where.',
      resolve: (listing) => String(listing.marketplaceId),
    }),
    product: t.field({ type: ProductType, description: 'What.', resolve: (listing) => String(listing.productId) }),
    marketplaceProductId: t.exposeString('marketplaceProductId', {
      description: "The marketplace's id of the product.",
    }),
    marketplaceSku: t.exposeString('marketplaceSku', { description: 'The article number there.' }),
    marketplacePrice: t.field({
      type: Money,
      nullable: true,
      description: 'Price of one item there; null: not known.',
      resolve: (listing) => toMoney(listing.marketplacePrice, listing.currency),
    }),
    revision: t.exposeInt('revision', {
      description:
        'Rises whenever its ids, price, rule, figure, shown figure or push state change: of two answers the one with the higher ' +
        'revision is newer.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was linked.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description:
        'When its ids, price, rule or push state last changed. To tell which of two answers is newer, compare `revision`.',
    }),
  }),
});

builder.objectFields(MarketplaceProductType, (t) => ({
  unitsPerItem: t.exposeInt('unitsPerItem', { description: 'Units in one item there (3: packs of three).' }),
  stockBuffer: t.exposeInt('stockBuffer', { description: 'Units held back from this listing.' }),
  stockPercent: t.exposeInt('stockPercent', { description: 'Share of the quantity that it may show, in percent.' }),
  stockLimit: t.exposeInt('stockLimit', {
    nullable: true,
    description: 'The most units that it may show; null: no limit.',
  }),
  stockMinimum: t.exposeInt('stockMinimum', {
    description: 'With fewer units than this free it shows 0: the last ones are for other places.',
  }),
  selling: t.exposeBoolean('selling', { description: 'false: it shows 0.' }),
  unlinking: t.exposeBoolean('unlinking', {
    description: 'It shows 0 and goes as soon as the marketplace has confirmed that.',
  }),
}));

builder.objectFields(MarketplaceProductType, (t) => ({
  figure: t.exposeInt('figure', { description: 'What it should show now, in items.' }),
  figureInWords: t.string({ description: 'Why it should show that.', resolve: explainFigure }),
  marketplaceStock: t.exposeInt('marketplaceStock', {
    nullable: true,
    description: 'What it was last seen or told to show.',
  }),
  previousStock: t.exposeInt('previousStock', { nullable: true, description: 'The figure before that.' }),
  stockLastSyncedAt: t.expose('stockLastSyncedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When marketplaceStock was last set.',
  }),
  pushState: t.field({
    type: PushStateEnum,
    description: 'How far its figure has come.',
    resolve: ({ push }) => readPushState(push).state,
  }),
  pushStateReason: t.string({
    nullable: true,
    description: 'Why, in words.',
    resolve: ({ push }) => readPushState(push).reason,
  }),
  nextPushAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When its figure may be sent next, while that lies ahead.',
    resolve: (listing) => (listing.push?.nextPushAt ? new Date(listing.push.nextPushAt) : null),
  }),
}));

builder.objectField(ProductType, 'marketplaceProducts', (t) =>
  t.loadableGroup({
    type: MarketplaceProductType,
    nullable: { list: true, items: false },
    description: 'Where it is offered.',
    authScopes: { staff: true },
    complexity: { field: 1, multiplier: 5 },
    load: async (ids: number[], { sql }) =>
      refuseTooMany('marketplaceProducts', await listMarketplaceProductsOf(sql, ids, maxCost + 1)),
    group: (listing) => (typeof listing === 'string' ? 0 : listing.productId),
    resolve: (product) => product.id,
  }),
);

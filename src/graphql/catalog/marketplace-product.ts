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
  description:
    "A listing: a product as it is offered on one marketplace, with the marketplace's ids and the rule for its figure. One item of a " +
    'listing is `unitsPerItem` units of stock.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Marketplace of the listing.',
      resolve: (listing) => String(listing.marketplaceId),
    }),
    product: t.field({
      type: ProductType,
      description: 'Product of the listing.',
      resolve: (listing) => String(listing.productId),
    }),
    marketplaceProductId: t.exposeString('marketplaceProductId', {
      description: "The marketplace's id of the listing.",
    }),
    marketplaceSku: t.exposeString('marketplaceSku', {
      description: "The marketplace's article number; unique on the marketplace.",
    }),
    marketplacePrice: t.field({
      type: Money,
      nullable: true,
      description: "Price of one item of the listing, in the marketplace's currency; null: not known.",
      resolve: (listing) => toMoney(listing.marketplacePrice, listing.currency),
    }),
    revision: t.exposeInt('revision', {
      description:
        'Rises with every change of ids, price, rule, target figure, shown figure or push state. Of two answers the one with the higher ' +
        'revision is newer.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When the product was linked to the marketplace.',
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description:
        'When ids, price, rule or push state last changed. To see which of two answers is newer, compare `revision`.',
    }),
  }),
});

builder.objectFields(MarketplaceProductType, (t) => ({
  unitsPerItem: t.exposeInt('unitsPerItem', {
    description: 'Units of stock in one item of the listing: 3 for packs of three.',
  }),
  stockBuffer: t.exposeInt('stockBuffer', {
    description: 'Units never offered on this listing. If the marketplace has a larger buffer, that one is used.',
  }),
  stockPercent: t.exposeInt('stockPercent', {
    description: 'Share of the free units offered on this listing, in percent, rounded down.',
  }),
  stockLimit: t.exposeInt('stockLimit', {
    nullable: true,
    description: 'Most units offered on this listing, however many there are; null: no limit.',
  }),
  stockMinimum: t.exposeInt('stockMinimum', {
    description:
      'With fewer free units than this the listing shows 0: the last units are for other marketplaces. 0: no minimum.',
  }),
  selling: t.exposeBoolean('selling', { description: 'false: the listing shows 0.' }),
  unlinking: t.exposeBoolean('unlinking', {
    description: 'true: being removed. 0 was sent; the listing disappears when the marketplace confirms it.',
  }),
}));

builder.objectFields(MarketplaceProductType, (t) => ({
  figure: t.exposeInt('figure', {
    description:
      'Target figure: the quantity that this listing should show now, in items of the listing (packs, if `unitsPerItem` is 3).',
  }),
  figureInWords: t.string({
    description: 'How the target figure is calculated, in English: "12 in stock, 80% = 9, minus buffer 2 = 7".',
    resolve: explainFigure,
  }),
  marketplaceStock: t.exposeInt('marketplaceStock', {
    nullable: true,
    description:
      'Shown figure, in items: the last quantity known on the marketplace, read from it or confirmed by it after an update. Null: not ' +
      'known.',
  }),
  previousStock: t.exposeInt('previousStock', {
    nullable: true,
    description: 'Shown figure before `marketplaceStock`, in items; null: not known.',
  }),
  stockLastSyncedAt: t.expose('stockLastSyncedAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When `marketplaceStock` was last read or confirmed; null: never.',
  }),
  pushState: t.field({
    type: PushStateEnum,
    description: 'State of the target figure on its way to the marketplace.',
    resolve: ({ push }) => readPushState(push).state,
  }),
  pushStateReason: t.string({
    nullable: true,
    description: 'Reason of the push state, in English; null: nothing to add.',
    resolve: ({ push }) => readPushState(push).reason,
  }),
  nextPushAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Earliest time at which the target figure can be sent; null: now, or nothing waits to be sent.',
    resolve: (listing) => (listing.push?.nextPushAt ? new Date(listing.push.nextPushAt) : null),
  }),
}));

builder.objectField(ProductType, 'marketplaceProducts', (t) =>
  t.loadableGroup({
    type: MarketplaceProductType,
    nullable: { list: true, items: false },
    description: 'Listings of the product on all marketplaces.',
    authScopes: { staff: true },
    complexity: { field: 1, multiplier: 5 },
    load: (ids: number[], { sql }) => listMarketplaceProductsOf(sql, ids),
    group: (listing) => (typeof listing === 'string' ? 0 : listing.productId),
    resolve: (product) => product.id,
  }),
);

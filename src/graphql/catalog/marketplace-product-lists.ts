import {
  countMarketplaceProducts,
  countPushStates,
  listMarketplaceProducts,
  type PushStateCount,
} from '../../db/catalog/marketplace-product-lists.ts';
import { builder } from '../base/builder.ts';
import { defineEnum, PushStateEnum } from '../base/enums.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { readMarketplacesFilter } from '../marketplaces/marketplace-filter.ts';
import { readConnection } from '../reading/connection.ts';
import { MarketplaceProductType } from './marketplace-product.ts';
import { readProductsFilter } from './product-filter.ts';

const MarketplaceProductSortEnum = defineEnum('MarketplaceProductSort', 'Sort orders of listings.', {
  entered: 'By the time of linking, oldest first.',
  newest: 'By the time of linking, newest first.',
  sku: 'By the SKU of the product, ascending.',
});

const MarketplaceProductFilterInput = builder.inputType('MarketplaceProductFilter', {
  description: 'Filter of listings. An omitted field does not filter; an empty list finds nothing.',
  fields: (t) => ({
    marketplaces: t.stringList({ description: 'Codes of the marketplaces, at most 500.' }),
    skus: t.stringList({ description: 'SKUs of the products, at most 500.' }),
    productIds: t.idList({ description: 'Ids of the products, at most 500.' }),
    pushStates: t.field({ type: [PushStateEnum], description: 'Push states of the listings.' }),
    differs: t.boolean({
      description:
        'true: listings on marketplaces in use whose shown figure is known and not the target figure (`marketplaceStock` is not `figure`); ' +
        'false: the others.',
    }),
  }),
});

const MarketplaceProductConnection = builder.connectionObject(
  { type: MarketplaceProductType, name: 'MarketplaceProductConnection', description: 'A page of listings.' },
  { name: 'MarketplaceProductEdge', description: 'A listing on a page.' },
);

builder.queryField('marketplaceProducts', (t) =>
  t.field({
    type: MarketplaceProductConnection,
    nullable: true,
    description: 'Listings of all products on all marketplaces.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      filter: t.arg({
        type: MarketplaceProductFilterInput,
        description: 'Conditions for the listings. Omitted: all listings.',
      }),
      sort: t.arg({
        type: MarketplaceProductSortEnum,
        defaultValue: 'entered',
        description: 'Sort order of the listings.',
      }),
    },
    resolve: async (_root, { filter: asked, sort, ...args }, { sql }, info) => {
      const request = readPageArgs(args);
      const filter = {
        marketplaceIds: await readMarketplacesFilter(sql, asked?.marketplaces),
        productIds: await readProductsFilter(sql, asked),
        pushStates: asked?.pushStates ?? null,
        differs: asked?.differs ?? null,
      };
      return readConnection(info, request, {
        rows: (counted) => listMarketplaceProducts(sql, filter, request, sort ?? 'entered', counted),
        count: () => countMarketplaceProducts(sql, filter),
        matchesFew: filter.pushStates?.includes('confirmed') === false,
      });
    },
  }),
);

const PushStateCountType = builder.objectRef<PushStateCount>('PushStateCount').implement({
  description: 'Number of listings of a marketplace in one push state.',
  fields: (t) => ({
    pushState: t.expose('pushState', { type: PushStateEnum, description: 'Push state of the listings.' }),
    count: t.exposeInt('count', { description: 'Number of listings, at least 1.' }),
  }),
});

builder.objectField(MarketplaceType, 'listingCounts', (t) =>
  t.loadableGroup({
    type: PushStateCountType,
    nullable: { list: true, items: false },
    description: 'Number of listings in each push state; states without listings are left out.',
    authScopes: { staff: true },
    // There are seven states.
    complexity: { field: 1, multiplier: 7 },
    load: (ids: number[], { sql }) => countPushStates(sql, ids),
    group: (row) => row.marketplaceId,
    resolve: (marketplace) => marketplace.id,
  }),
);

import {
  countMarketplaceProducts,
  countPushStates,
  listMarketplaceProducts,
  type PushStateCount,
} from '../../db/catalog/marketplace-product-lists.ts';
import { builder } from '../base/builder.ts';
import { defineEnum, PushStateEnum } from '../base/enums.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { readMarketplacesFilter } from '../marketplaces/marketplace-filter.ts';
import { MarketplaceProductType } from './marketplace-product.ts';
import { readProductsFilter } from './product-filter.ts';

const MarketplaceProductSortEnum = defineEnum('MarketplaceProductSort', 'In which order listings are listed.', {
  entered: 'As they were linked, oldest first.',
  newest: 'As they were linked, newest first.',
  sku: 'By the SKU of the product.',
});

const MarketplaceProductFilterInput = builder.inputType('MarketplaceProductFilter', {
  description: 'Which listings. What is absent does not filter; an empty list finds nothing.',
  fields: (t) => ({
    marketplaces: t.stringList({ description: 'On the marketplaces with these codes, at most 500.' }),
    skus: t.stringList({ description: 'Of the products with these SKUs, at most 500.' }),
    productIds: t.idList({ description: 'Of the products with these ids, at most 500.' }),
    pushStates: t.field({ type: [PushStateEnum], description: 'Whose `pushState` is one of these.' }),
    differs: t.boolean({
      description:
        'true: the marketplace is known to show another figure than it should (`marketplaceStock` is not `figure`); false: the others.',
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
      filter: t.arg({ type: MarketplaceProductFilterInput, description: 'Which listings; absent: all.' }),
      sort: t.arg({
        type: MarketplaceProductSortEnum,
        defaultValue: 'entered',
        description: 'In which order they are listed.',
      }),
    },
    resolve: async (_root, { filter: asked, sort, ...args }, { sql }) => {
      const request = readPageArgs(args);
      const filter = {
        marketplaceIds: await readMarketplacesFilter(sql, asked?.marketplaces),
        productIds: await readProductsFilter(sql, asked),
        pushStates: asked?.pushStates ?? null,
        differs: asked?.differs ?? null,
      };
      const page = await listMarketplaceProducts(sql, filter, request, sort ?? 'entered');
      return toConnection(page, request, () => countMarketplaceProducts(sql, filter));
    },
  }),
);

const PushStateCountType = builder.objectRef<PushStateCount>('PushStateCount').implement({
  description: 'How many listings of a marketplace are in one push state.',
  fields: (t) => ({
    pushState: t.expose('pushState', { type: PushStateEnum, description: 'The state.' }),
    count: t.exposeInt('count', { description: 'Number of listings, at least 1.' }),
  }),
});

builder.objectField(MarketplaceType, 'listingCounts', (t) =>
  t.loadableGroup({
    type: PushStateCountType,
    nullable: { list: true, items: false },
    description: 'How many of its listings are in each push state; a state without listings is left out.',
    authScopes: { staff: true },
    // There are seven states.
    complexity: { field: 1, multiplier: 7 },
    load: (ids: number[], { sql }) => countPushStates(sql, ids),
    group: (row) => row.marketplaceId,
    resolve: (marketplace) => marketplace.id,
  }),
);

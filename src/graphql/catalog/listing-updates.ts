import type { MarketplaceProduct } from '../../db/catalog/marketplace-products.ts';
import { listMarketplaces } from '../../db/marketplaces/marketplaces.ts';
import { builder } from '../base/builder.ts';
import { badUserInput, unknownName } from '../base/refusal.ts';
import type { GraphQLContext } from '../context.ts';
import { MarketplaceProductType } from './marketplace-product.ts';

const maxNames = 500;

interface Args {
  marketplaces?: readonly string[] | null | undefined;
  skus?: readonly string[] | null | undefined;
}

builder.subscriptionField('marketplaceProductUpdated', (t) =>
  t.field({
    type: MarketplaceProductType,
    description:
      'Each listing as it stands after it was linked or changed: its figure, its rule, what the marketplace shows, how far its push ' +
      'has come. All changes of a tenth of a second are told as one. Drop one whose `revision` is lower than the one that you show, ' +
      'take one that is equal. A listing that is deleted is not told; one that is being unlinked has `unlinking`. After a lost ' +
      'connection read the listings again. RESYNC_REQUIRED: more changed at once than can be told; subscribe again, then read.',
    authScopes: { staff: true },
    args: {
      marketplaces: t.arg.stringList({
        description: `Only on the marketplaces with these codes, at most ${maxNames}.`,
      }),
      skus: t.arg.stringList({
        description: `Only of products with these SKUs, at most ${maxNames}; unknown ones are silent until they exist.`,
      }),
    },
    subscribe: (_root, args, context) => followListings(args, context),
    resolve: (listing: MarketplaceProduct) => listing,
  }),
);

async function followListings(
  { marketplaces, skus }: Args,
  { sql, changes }: GraphQLContext,
): Promise<AsyncIterableIterator<MarketplaceProduct>> {
  for (const [name, values] of Object.entries({ marketplaces, skus })) {
    if (values && values.length > maxNames) throw badUserInput(`${name}: at most ${maxNames}, not ${values.length}`);
  }
  return changes.listings.follow({
    marketplaceIds: marketplaces ? await findMarketplaceIds(sql, marketplaces) : null,
    skus: skus ? new Set(skus) : null,
  });
}

async function findMarketplaceIds(sql: GraphQLContext['sql'], codes: readonly string[]): Promise<Set<number>> {
  const idsByCode = new Map((await listMarketplaces(sql)).map(({ code, id }) => [code, id]));
  return new Set(
    codes.map((code) => {
      const id = idsByCode.get(code);
      if (id === undefined) throw unknownName('marketplace with the code', code, [...idsByCode.keys()]);
      return id;
    }),
  );
}

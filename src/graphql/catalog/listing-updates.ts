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
      'Each listing after it was linked or changed: target figure, shown figure, rule, push state. Changes within a tenth of a second ' +
      'arrive as one event. Drop an event whose `revision` is lower than what you show; take an equal one. A deleted listing is not ' +
      'sent; one that is being removed has `unlinking`. After a lost connection read the listings again. The error RESYNC_REQUIRED ' +
      'means that changes were missed: subscribe again, then read the listings again.',
    authScopes: { staff: true },
    args: {
      marketplaces: t.arg.stringList({
        description: `Codes of the marketplaces, at most ${maxNames}. Omitted: all.`,
      }),
      skus: t.arg.stringList({
        description: `SKUs of the products, at most ${maxNames}. Omitted: all. For an unknown SKU nothing is sent until it exists.`,
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

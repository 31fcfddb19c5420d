import type { Sql } from '../../db/client.ts';
import { explainStocks, type StockExplanation, type ToldFigure } from '../../stock-explanation.ts';
import { builder } from '../base/builder.ts';
import { ProductType } from '../catalog/product.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { hideBuyers } from '../rights/names-of-buyers.ts';
import { MovementRef } from './movement.ts';

const ToldFigureType = builder.objectRef<ToldFigure>('ToldFigure').implement({
  description:
    'The last figure that was reported to one listing, and what the marketplace showed. Figures are in items of the listing.',
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Marketplace of the listing.',
      resolve: (row) => String(row.marketplaceId),
    }),
    marketplaceSku: t.exposeString('marketplaceSku', {
      description: "The marketplace's article number: it says which listing.",
    }),
    figure: t.exposeInt('figure', {
      nullable: true,
      description: 'Reported figure: what was sent to the marketplace; null: nothing was sent yet, or not known.',
    }),
    sentAt: t.expose('sentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the reported figure was sent; null: not sent.',
    }),
    acknowledgedAt: t.expose('acknowledgedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the marketplace accepted the reported figure; null: it did not.',
    }),
    shown: t.exposeInt('shown', {
      nullable: true,
      description: 'Shown figure: what the marketplace itself last reported; null: never read.',
    }),
    readAt: t.expose('readAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the shown figure was read; null: never.',
    }),
    reason: t.exposeString('reason', { description: 'What became of the reported figure, in English.' }),
  }),
});

const StockExplanationType = builder.objectRef<StockExplanation>('StockExplanation').implement({
  description:
    'Explains why the stock of a product is what it is: what changed it, who caused it, and which figures were reported to ' +
    'marketplaces.',
  fields: (t) => ({
    sku: t.exposeString('sku', { description: 'SKU of the product.' }),
    at: t.expose('at', { type: 'DateTime', description: 'Moment that is explained.' }),
    quantity: t.exposeInt('quantity', { description: 'Free units at that moment; never below 0.' }),
    oversold: t.exposeInt('oversold', { description: 'Units sold beyond the stock at that moment.' }),
    version: t.exposeInt('version', { description: '`Product.version` at that moment.' }),
    text: t.string({
      description: 'The whole explanation in English, one fact per line, for people.',
      resolve: ({ text }, _args, { viewer }) => hideBuyers(text, viewer),
    }),
    openingQuantity: t.exposeInt('openingQuantity', {
      description: 'Net units (free minus oversold) before the first movement in `movements`.',
    }),
    earlierMovements: t.exposeInt('earlierMovements', {
      description: 'Number of movements before the first one in `movements`.',
    }),
    movements: t.expose('movements', {
      type: [MovementRef],
      description: 'The newest movements up to that moment, at most 20, oldest first.',
      complexity: { field: 1, multiplier: 20 },
    }),
    told: t.expose('told', {
      type: [ToldFigureType],
      description: 'Last figure reported to each listing before that moment.',
      complexity: { field: 1, multiplier: 5 },
    }),
    unlinkedEvents: t.exposeInt('unlinkedEvents', {
      description:
        'Number of received events that wait because their product is not linked; each may be a sale of this product.',
    }),
  }),
});

/** Keys are `<product id> <moment, empty for now>`: all products of one moment are read together. */
async function loadExplanations(sql: Sql, keys: readonly string[]): Promise<(StockExplanation | null)[]> {
  const found = new Map<string, StockExplanation>();
  for (const [moment, same] of Map.groupBy(keys, (key) => key.slice(key.indexOf(' ') + 1))) {
    const ids = same.map((key) => Number.parseInt(key, 10));
    for (const [id, row] of await explainStocks(sql, ids, moment ? new Date(moment) : null))
      found.set(`${id} ${moment}`, row);
  }
  return keys.map((key) => found.get(key) ?? null);
}

builder.objectField(ProductType, 'explanation', (t) =>
  t.loadable({
    type: StockExplanationType,
    nullable: true,
    description: 'Explains why the stock is what it is, now or at an earlier moment.',
    authScopes: { staff: true },
    // It reads a chain of movements per product: the high cost keeps it out of long lists of products.
    complexity: { field: 200, multiplier: 1 },
    args: {
      at: t.arg({ type: 'DateTime', description: 'Moment to explain, by what was recorded then. Omitted: now.' }),
    },
    load: (keys: string[], { sql }) => loadExplanations(sql, keys),
    resolve: (product, { at }) => `${product.id} ${at?.toISOString() ?? ''}`,
  }),
);

import type { Sql } from '../../db/client.ts';
import { explainStocks, type StockExplanation, type ToldFigure } from '../../stock-explanation.ts';
import { builder } from '../base/builder.ts';
import { ProductType } from '../catalog/product.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { MovementRef } from './movement.ts';

const ToldFigureType = builder.objectRef<ToldFigure>('ToldFigure').implement({
  description: 'What one listing was told last, whether it was acknowledged, and what it was seen to show. In items.',
  fields: (t) => ({
    marketplace: t.field({ type: MarketplaceType, description: 'Where.', resolve: (row) => String(row.marketplaceId) }),
    marketplaceSku: t.exposeString('marketplaceSku', { description: 'Which listing there.' }),
    figure: t.exposeInt('figure', {
      nullable: true,
      description: 'What it was told; null: nothing yet, or not known.',
    }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: true, description: 'When it was sent.' }),
    acknowledgedAt: t.expose('acknowledgedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the marketplace accepted it; null: it did not.',
    }),
    shown: t.exposeInt('shown', {
      nullable: true,
      description: 'What it was last seen to show, by its own report; null: never seen.',
    }),
    readAt: t.expose('readAt', { type: 'DateTime', nullable: true, description: 'When that was seen.' }),
    reason: t.exposeString('reason', { description: 'What became of it, in words.' }),
  }),
});

const StockExplanationType = builder.objectRef<StockExplanation>('StockExplanation').implement({
  description:
    'Why the stock of a product is what it is: what moved it, who caused it, what each marketplace was told.',
  fields: (t) => ({
    sku: t.exposeString('sku', { description: 'Which product.' }),
    at: t.expose('at', { type: 'DateTime', description: 'The moment that is explained.' }),
    quantity: t.exposeInt('quantity', { description: 'Units free to sell then; never below 0.' }),
    oversold: t.exposeInt('oversold', { description: 'Units sold beyond what there was then.' }),
    version: t.exposeInt('version', { description: "The product's version then." }),
    text: t.exposeString('text', { description: 'All of it in words, a line a fact, for a person.' }),
    openingQuantity: t.exposeInt('openingQuantity', {
      description: 'Net units (quantity - oversold) before the first movement listed.',
    }),
    earlierMovements: t.exposeInt('earlierMovements', { description: 'Movements before the first one listed.' }),
    movements: t.expose('movements', {
      type: [MovementRef],
      description: 'The newest movements up to then, at most 20, oldest first.',
      complexity: { field: 1, multiplier: 20 },
    }),
    told: t.expose('told', {
      type: [ToldFigureType],
      description: 'What each listing was told last before that moment.',
      complexity: { field: 1, multiplier: 5 },
    }),
    unlinkedEvents: t.exposeInt('unlinkedEvents', {
      description: 'Events that wait because what they name is not linked; any of them may be a sale of this product.',
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
    description: 'Why its stock is what it is, now or at a moment.',
    authScopes: { staff: true },
    // It reads a chain of movements per product: the high cost keeps it out of long lists of products.
    complexity: { field: 200, multiplier: 1 },
    args: { at: t.arg({ type: 'DateTime', description: 'As it stood then, by what was recorded; absent: now.' }) },
    load: (keys: string[], { sql }) => loadExplanations(sql, keys),
    resolve: (product, { at }) => `${product.id} ${at?.toISOString() ?? ''}`,
  }),
);

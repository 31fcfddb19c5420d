import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { applyStockChanges } from '../../src/db/stock/stock.ts';
import { InsufficientStockError } from '../../src/errors.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace, addProduct, change, figureOf } from '../support/shop.ts';

const db = useDatabase();
let marketplaceId: number;
beforeAll(async () => {
  marketplaceId = (await addMarketplace(db.sql)).id;
});

/** What may be asked of the stock: which of three products, how many units, whose word it is, and which cause (few, so that they repeat). */
const step = fc.record({
  product: fc.nat(2),
  units: fc.integer({ min: -5, max: 5 }).filter((units) => units !== 0),
  ours: fc.boolean(),
  cause: fc.nat(40),
});
const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The same in plain words: net figures, each cause once, our own sales refused as a whole when one product falls short. */
class Model {
  readonly net = [10, 10, 10];
  readonly versions = [1, 1, 1];
  readonly #causes = new Set<number>();

  apply(batch: Step[]): boolean {
    const fresh = batch.filter(
      ({ cause }, index) => !this.#causes.has(cause) && batch.findIndex((one) => one.cause === cause) === index,
    );
    for (const product of [0, 1, 2]) {
      const mine = fresh.filter((one) => one.product === product);
      const sum = mine.reduce((total, { units }) => total + units, 0);
      if (mine.some(({ ours, units }) => ours && units < 0) && this.net[product]! + sum < 0) return false;
    }
    for (const { product, units, cause } of fresh) {
      this.net[product]! += units;
      this.versions[product]! += 1;
      this.#causes.add(cause);
    }
    return true;
  }
}

test('whatever is asked of the stock, in whatever batches and however often, it stands where a plain sum says', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(batches, async (given) => {
      run += 1;
      const model = new Model();
      const products = await Promise.all([0, 1, 2].map(() => addProduct(db.sql, { quantity: 10, cost: 2 })));
      for (const batch of given) {
        const changes = batch.map(({ product, units, ours, cause }) =>
          change({
            productId: products[product]!.id,
            units,
            sourceKey: `run ${run} cause ${cause}`,
            movementType:
              units > 0 ? (ours ? 'receipt' : 'marketplace_cancellation') : ours ? 'sale' : 'marketplace_sale',
            marketplaceId: ours && units > 0 ? null : marketplaceId,
            mayOversell: !ours,
          }),
        );
        const accepted = await applyStockChanges(db.sql, changes).then(
          () => true,
          (error: unknown) => {
            if (error instanceof InsufficientStockError) return false;
            throw error;
          },
        );
        expect(accepted).toBe(model.apply(batch));
      }
      for (const [index, { id }] of products.entries()) {
        const net = model.net[index]!;
        expect(await figureOf(db.sql, id)).toEqual({
          quantity: Math.max(net, 0),
          oversold: Math.max(-net, 0),
          version: model.versions[index],
        });
      }
    }),
    { numRuns: 40, seed: 20260109 },
  );
  expect((await checkBooks(db.sql)).problems).toEqual([]);
}, 60_000);

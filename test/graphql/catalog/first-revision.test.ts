import { expect, test } from 'vitest';
import { importCatalogItems } from '../../../src/db/catalog/catalog-import.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace, addProduct } from '../../support/shop.ts';

const db = useDatabase();
// No worker: nothing changes by itself.
const app = useApp(db, { role: 'api' });

interface Answer {
  __typename: string;
  code?: string;
  currentRevision?: number | null;
}

async function mutate(field: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const { answer } = await app.query<{ answer: Answer }>(
    `mutation ($input: ${type}!) { answer: ${field}(input: $input) { __typename ... on Error { code } ... on ConflictError { currentRevision } } }`,
    { input },
  );
  return answer;
}

/** Links a product on the marketplace, under the same SKU. */
type Link = (marketplace: { id: number; code: string }, sku: string) => Promise<unknown>;

const idsOf = (sku: string) => ({ marketplaceSku: sku, marketplaceProductId: `ID-${sku}` });
const upsert = (row: Record<string, unknown>) => mutate('bulkUpsert', { rows: [row] });

const importItem =
  (stock: number | null): Link =>
  ({ id: marketplaceId }, sku) =>
    importCatalogItems(db.sql, [{ ...idsOf(sku), name: sku, barcodes: [], price: '5', stock, settings: {} }], {
      marketplaceId,
      takeStock: true,
      dryRun: false,
      actor: 'test',
    });

const ways: [string, Link][] = [
  [
    'linkProduct',
    async ({ code }, sku) => {
      await addProduct(db.sql, { sku, quantity: 5 });
      return mutate('linkProduct', { sku, marketplace: code, ...idsOf(sku) });
    },
  ],
  [
    'linkProduct again, while it is being unlinked',
    async ({ code }, sku) => {
      await addProduct(db.sql, { sku, quantity: 5 });
      const link = () => mutate('linkProduct', { sku, marketplace: code, ...idsOf(sku) });
      await link();
      await mutate('unlinkProduct', { marketplace: code, marketplaceSku: sku });
      return link();
    },
  ],
  [
    'bulkUpsert of a product that exists',
    async ({ code }, sku) => {
      await addProduct(db.sql, { sku, quantity: 5 });
      return upsert({ sku, marketplace: code, ...idsOf(sku) });
    },
  ],
  [
    'bulkUpsert that also counts its stock',
    async ({ code }, sku) => {
      await addProduct(db.sql, { sku, quantity: 5 });
      return upsert({ sku, quantity: 7, marketplace: code, ...idsOf(sku) });
    },
  ],
  ['bulkUpsert of a new product', ({ code }, sku) => upsert({ sku, name: sku, marketplace: code, ...idsOf(sku) })],
  [
    'bulkUpsert of a new product with stock',
    ({ code }, sku) => upsert({ sku, name: sku, quantity: 9, marketplace: code, ...idsOf(sku) }),
  ],
  ['a catalogue without stock', importItem(null)],
  ['a catalogue with stock', importItem(4)],
];

test.each(ways.flatMap(([how, link]) => [[how, 'a marketplace', link] as const, [how, 'the own shop', link] as const]))(
  'of a listing made by %s on %s only the revision that it was made with is accepted',
  async (how, where, link) => {
    const sku = `${how} ${where}`.replaceAll(/[ ,]+/g, '-');
    const marketplace =
      where === 'the own shop'
        ? (
            await db.sql<{ id: number; code: string }[]>`select id, code from marketplaces where code = 'amazing_store'`
          )[0]!
        : await addMarketplace(db.sql);
    await link(marketplace, sku);
    const { product } = await app.query<{ product: { marketplaceProducts: { revision: number }[] } }>(
      'query ($sku: String!) { product(sku: $sku) { marketplaceProducts { revision } } }',
      { sku },
    );
    const revision = product.marketplaceProducts[0]!.revision;
    const set = (expectedRevision: number) =>
      mutate('updateMarketplaceProduct', {
        marketplace: marketplace.code,
        marketplaceSku: sku,
        stockBuffer: 1,
        expectedRevision,
      });
    const stale = { code: 'STALE_VERSION', currentRevision: revision };
    for (const expected of [0, revision - 2, revision - 1, revision + 1])
      expect(await set(expected)).toMatchObject(stale);
    expect((await set(revision)).__typename).toBe('UpdateMarketplaceProductPayload');
  },
);

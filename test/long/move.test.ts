import { afterAll, beforeAll, expect, test } from 'vitest';
import { encryptionKey, startApp } from '../support/app.ts';
import { runOmbor } from '../support/command.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { createTestDirectory } from '../support/directory.ts';
import { startProgram } from '../support/program.ts';

let directory: string;
let remove: () => Promise<void>;
let target: TestDatabase;
const ownerKey = `cli-owner-${'k'.repeat(32)}`;
const env = (): Record<string, string> => ({ DATABASE_DIR: directory, PORT: '0', OMBOR_OWNER_KEY: ownerKey });

beforeAll(async () => {
  ({ directory, remove } = await createTestDirectory());
  target = await createEmptyDatabase();
});
afterAll(async () => {
  await target.drop();
  await remove();
});

test('an embedded database arrives whole on a server, with its secrets, its books and its sequences, and calls nobody', async () => {
  const program = startProgram('src/main.ts', ['start'], env());
  const { graphqlUrl } = JSON.parse(await program.nextLine()) as { graphqlUrl: string };
  const query = async (text: string): Promise<void> => {
    const response = await fetch(graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ownerKey}` },
      body: JSON.stringify({ query: text }),
    });
    expect(await response.json()).not.toHaveProperty('errors');
  };
  for (let n = 0; n < 5; n += 1)
    await query(
      `mutation { createProduct(input: { sku: "P${n}", name: "tab\\tand \\\\ and ў", quantity: ${n} }) { __typename } }`,
    );
  await query('mutation { adjustStock(input: { sku: "P3", quantityChange: 4, reason: RECEIPT }) { __typename } }');
  await query(`mutation { connectMarketplace(input: { code: "shop", name: "Shop", adapter: "generic", currency: "UZS",
    settings: { baseUrl: "http://127.0.0.1:1/" }, credentials: { token: "simulated-test-token" } }) { __typename } }`);
  const inUse = await runOmbor(['move', '--to', target.url], env());
  expect(inUse).toMatchObject({ code: 1, errors: expect.stringContaining('stop it first') });
  program.kill('SIGTERM');
  await program.ended;

  const moved = await runOmbor(['move', '--to', target.url], env());
  expect({ ...moved, lines: moved.lines.join('\n') }).toMatchObject({
    code: 0,
    lines: expect.stringMatching(
      /^Moved \d+ rows of \d+ tables\. The books balance: 5 products, 5 movements\.\n[\s\S]*\nOMBOR_ENCRYPTION_KEY=[\w+/]{43}=$/,
    ),
  });
  const key = moved.lines.at(-1)!.split('KEY=')[1]!;
  const there = { DATABASE_URL: target.url, OMBOR_ENCRYPTION_KEY: key };
  expect(await runOmbor(['check'], there)).toMatchObject({
    code: 0,
    lines: expect.arrayContaining([expect.stringContaining('no marketplace is called until')]),
  });
  const [product] =
    await target.sql`select name, quantity from products join inventory on product_id = products.id where sku = 'P3'`;
  expect({ ...product }).toEqual({ name: 'tab\tand \\ and ў', quantity: 7 });
  const again = await runOmbor(['move', '--to', target.url], env());
  expect(again).toMatchObject({ code: 1, errors: expect.stringContaining('it must be empty') });

  expect(encryptionKey.toString('base64')).not.toBe(key);
  const app = await startApp(target.url, { env: { OMBOR_OWNER_KEY: ownerKey, OMBOR_ENCRYPTION_KEY: key } });
  const { createProduct } = await app.query<{ createProduct: { product: { sku: string } } }>(
    'mutation { createProduct(input: { sku: "NEW", name: "P", quantity: 1 }) { ... on CreateProductPayload { product { sku } } } }',
    {},
    `Bearer ${ownerKey}`,
  );
  expect(createProduct.product.sku).toBe('NEW');
  await app.stop();
  expect((await runOmbor(['reseal', '--from', `${directory}/encryption-key`], there)).lines).toEqual([
    expect.stringMatching(/^Encrypted again: credentials of 1 marketplaces/),
  ]);
}, 120_000);

import { createClient } from 'graphql-ws';
import { beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { wideLimits } from '../../../src/simulator/limits.ts';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { liftLimits } from '../../support/limits.ts';
import { useSimulator } from '../../support/simulator.ts';

const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
const app = useApp(db);
beforeAll(async () => {
  await liftLimits(db.sql);
  simulator.marketplaces.uzum.add({ sku: 'UZ-1', stock: 5 });
  simulator.marketplaces.uzum.add({ sku: 'UZ-2', stock: 0 });
  const { adapter, settings, credentials } = simulator.connections.uzum;
  const input = { code: 'uzum', name: 'Uzum Market', adapter, settings, credentials, currency: 'UZS' };
  await app.query('mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) { __typename } }', {
    input,
  });
});

interface Import {
  id: string;
  status: string;
  itemsRead: number;
  counts: { created: number; linkedBefore: number; openingUnits: number };
}

const fields = 'id status itemsRead counts { created linkedBefore openingUnits }';

async function importCatalog(input: object): Promise<Import> {
  const { importCatalog: answer } = await app.query<{ importCatalog: { catalogImport: Import } }>(
    `mutation ($input: ImportCatalogInput!) { importCatalog(input: $input) { ... on ImportCatalogPayload { catalogImport { ${fields} } } } }`,
    { input: { marketplace: 'uzum', ...input } },
  );
  return answer.catalogImport;
}

/** Follows an import until it has ended. Returns its last state. */
async function follow(id: string): Promise<Import> {
  const url = `${app.url.replace(/^http/, 'ws')}/graphql`;
  const connectionParams = { authorization: `Bearer ${ownerKey}` };
  const client = createClient({ url, webSocketImpl: WebSocket, connectionParams });
  const query = `subscription ($id: ID!) { catalogImportUpdated(id: $id) { ${fields} } }`;
  try {
    for await (const { data } of client.iterate<{ catalogImportUpdated: Import }>({ query, variables: { id } })) {
      const state = data!.catalogImportUpdated;
      if (state.status === 'DONE' || state.status === 'FAILED') return state;
    }
    throw new Error('The subscription ended before the import did');
  } finally {
    await client.dispose();
  }
}

test('a dry run is followed to its end and writes nothing; the import after it writes the same', async () => {
  const dry = await follow((await importCatalog({ takeStock: true })).id);
  expect(dry).toMatchObject({ status: 'DONE', itemsRead: 2, counts: { created: 2, openingUnits: 5 } });
  expect(await db.sql`select 1 from marketplace_products`).toEqual([]);
  const real = await follow((await importCatalog({ dryRun: false, takeStock: true })).id);
  expect(real.counts).toEqual(dry.counts);
  const again = await follow((await importCatalog({ dryRun: false, takeStock: true })).id);
  expect(again.counts).toMatchObject({ created: 0, linkedBefore: 2, openingUnits: 0 });
});

test('a subscriber that comes after the end gets the end at once', async () => {
  const { id } = await importCatalog({});
  await follow(id);
  expect(await follow(id)).toMatchObject({ id, status: 'DONE' });
});

test('a click that is sent twice is one import', async () => {
  const [one, two] = [
    await importCatalog({ idempotencyKey: 'one-click' }),
    await importCatalog({ idempotencyKey: 'one-click' }),
  ];
  expect(two.id).toBe(one.id);
});

test('a marketplace names its newest import', async () => {
  const { id } = await importCatalog({});
  const { marketplace } = await app.query<{ marketplace: { catalogImport: { id: string } } }>(
    '{ marketplace(code: "uzum") { catalogImport { id } } }',
  );
  expect(marketplace.catalogImport.id).toBe(id);
});

test('a check of an account says what works, and why the rest was not checked', async () => {
  const { checkMarketplace } = await app.query<{ checkMarketplace: { parts: { part: string; outcome: string }[] } }>(
    `mutation { checkMarketplace(input: { marketplace: "uzum" }) { ... on CheckMarketplacePayload { parts { part outcome } } } }`,
  );
  expect(Object.fromEntries(checkMarketplace.parts.map(({ part, outcome }) => [part, outcome]))).toEqual({
    KEY: 'WORKS',
    ORDERS: 'WORKS',
    CATALOG: 'WORKS',
    READ_FIGURES: 'WORKS',
    SEND_FIGURES: 'NEEDS_SENDING',
  });
});

test('a check of a marketplace that is down says that it could not be made', async () => {
  simulator.marketplaces.uzum.faults.status5xx = true;
  const { checkMarketplace } = await app.query<{
    checkMarketplace: { parts: { part: string; outcome: string; message: string | null }[] };
  }>(
    `mutation { checkMarketplace(input: { marketplace: "uzum" }) { ... on CheckMarketplacePayload { parts { part outcome message } } } }`,
  );
  simulator.marketplaces.uzum.faults.status5xx = false;
  const key = checkMarketplace.parts.find(({ part }) => part === 'KEY');
  expect(key).toEqual({ part: 'KEY', outcome: 'UNAVAILABLE', message: expect.stringMatching(/\S/) });
});

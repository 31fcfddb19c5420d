import { sign } from '@tma.js/init-data-node';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';
import { botToken, encryptionKey, ownerKey, type RunningApp, startApp } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createTestDirectory } from '../support/directory.ts';
import { type Block, readBlocks, readProjectFile } from './blocks.ts';
import { isVariables, Player } from './player.ts';

/** Blocks that are not played here, by their first line, and why. */
const playedElsewhere: Record<string, string> = {
  'npm ci && npm run demo': 'the demo and the installation are steps of .ci/run',
  'npm start': 'test/long/start.test.ts starts it',
  'npm ci': 'the installation is a step of .ci/run, and test/long/start.test.ts starts it',
  'npm run simulate': 'the pages are played with a simulator of their own',
  'Scenario 1: Uzum sells 3 and reports it by webhook':
    'milliseconds differ; npm run demo -- --exit is a step of .ci/run',
};

const pages = [
  'README.md',
  'docs/getting-started.md',
  'docs/api.md',
  'docs/api-mini-app.md',
  'docs/api-seller-app.md',
  'docs/webhooks.md',
  'SECURITY.md',
];
const firstLine = ({ text }: Block): string => text.trimStart().split('\n')[0]!.trimEnd();
const isPlayed = (block: Block): boolean => block.info !== 'picture' && playedElsewhere[firstLine(block)] === undefined;

describe.each(pages)('%s', (page) => {
  let db: TestDatabase;
  let app: RunningApp;
  let simulator: Simulator;
  let directory: Awaited<ReturnType<typeof createTestDirectory>>;
  let player: Player;
  beforeAll(async () => {
    db = await createTestDatabase();
    directory = await createTestDirectory();
    const env = { TRUSTED_DOCUMENTS: 'examples/gql/persisted-documents.json', SWEEP_INTERVAL_MS: '500' };
    [app, simulator] = await Promise.all([startApp(db.url, { env }), startSimulator({ port: 0 })]);
    const initData = sign({ user: { id: 5, first_name: 'Aziza' } }, botToken, new Date());
    simulator.marketplaces.test.add({ sku: 'PHONE-001', stock: 12 });
    // Getting started lists them itself, by the control API.
    if (page !== 'docs/getting-started.md') {
      simulator.marketplaces.wildberries.add({ sku: 'PHONE-001', stock: 12 });
      simulator.marketplaces.wildberries.add({ sku: 'CASE-001', stock: 4 });
    }
    player = new Player({
      app,
      buyer: `tma ${initData}`,
      owner: `Bearer ${ownerKey}`,
      directory: directory.directory,
      env: {
        KEY: ownerKey,
        INIT_DATA: initData,
        DATABASE_URL: db.url,
        OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64'),
        ALLOW_PRIVATE_NETWORKS: 'true',
      },
      replacements: [
        ['http://127.0.0.1:4000', app.url],
        ['http://127.0.0.1:4100', simulator.url],
        ['https://shop.example/ombor', simulator.baseUrls.test!],
        ['https://marketplace-api.wildberries.ru', simulator.baseUrls.wildberries!],
      ],
      known: new Map<string, unknown>(),
    });
  });
  afterAll(async () => {
    await player.stop();
    await app.stop();
    await simulator.stop();
    expect((await checkBooks(db.sql)).problems).toEqual([]);
    await db.drop();
    await directory.remove();
  });

  const blocks = readBlocks(page);
  const examples = blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    return isPlayed(block) && !isVariables(block) ? [{ block, variables: isVariables(next) ? next : undefined }] : [];
  });

  test.each(examples.map((example) => [example.block.place, example] as const))(
    '%s is true',
    async (_place, { block, variables }) => {
      await player.play(block, variables);
    },
  );
});

test('what is played elsewhere stands in a page', () => {
  const first = new Set(pages.flatMap(readBlocks).map(firstLine));
  expect(Object.keys(playedElsewhere).filter((line) => !first.has(line))).toEqual([]);
});

test.each(['docs/alerts.md', 'docs/counting.md', 'docs/orders.md', 'docs/catalog.md', 'docs/screens.md'])(
  '%s asks for what there is',
  (page) => {
    const schema = buildSchema(readProjectFile('schema.graphql'));
    const faults = readBlocks(page)
      .filter(({ language }) => language === 'graphql')
      .flatMap(({ text }) => validate(schema, parse(text)));
    expect(faults).toEqual([]);
  },
);

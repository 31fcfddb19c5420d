import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProjectFile } from '../docs/blocks.ts';
import { ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { startProgramIn } from '../support/program.ts';
import { addProduct, apply, change } from '../support/shop.ts';

const root = path.join(import.meta.dirname, '../..');
const run = promisify(execFile);
const env = { ...process.env, PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`, NO_COLOR: '1' };
const own = JSON.parse(readProjectFile('package.json')) as { dependencies: Record<string, string> };
/** Relay is no dependency of the project: its compiler has binaries for every system. */
const relayVersion = '21.0.1';

/** A page without React: the compiler reads its tags, the runtime runs what the compiler wrote. */
const page = `
import { createRelayNetwork } from './relay.ts';
import relay from 'relay-runtime';
import query from './__generated__/pageProductsQuery.graphql.js';
import mutation from './__generated__/pageCreateMutation.graphql.js';
import subscription from './__generated__/pageStockSubscription.graphql.js';

const { Environment, Network, Observable, RecordSource, Store, commitMutation, fetchQuery, requestSubscription } = relay;
const { fetchQuery: ask, subscribe } = createRelayNetwork(process.env.OMBOR_URL, () => 'Bearer ' + process.env.OMBOR_KEY);
const environment = new Environment({
  network: Network.create(ask, (request, variables) => Observable.create((sink) => subscribe(request, variables, sink))),
  store: new Store(new RecordSource()),
});
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');

const first = await fetchQuery(environment, query, { first: 1, after: null }).toPromise();
say(first.products.edges.map(({ node }) => node.sku));
const { endCursor } = first.products.pageInfo;
const second = await fetchQuery(environment, query, { first: 1, after: endCursor }).toPromise();
say(second.products.edges.map(({ node }) => node.sku));
await new Promise((resolve, reject) => {
  const input = { sku: 'A', name: 'Again' };
  const onCompleted = ({ createProduct }) => {
    say(createProduct.code);
    resolve();
  };
  commitMutation(environment, { mutation, variables: { input }, onCompleted, onError: reject });
});
requestSubscription(environment, {
  subscription,
  variables: { skus: ['A'] },
  onNext: ({ stockUpdated }) => say(stockUpdated.product.stock),
  onError: (error) => say(String(error)),
});
`;
const tags = `
graphql\`
  query pageProductsQuery($first: Int, $after: String) {
    products(first: $first, after: $after) {
      edges { node { id sku stock } }
      pageInfo { hasNextPage endCursor }
    }
  }
\`;
graphql\`
  mutation pageCreateMutation($input: CreateProductInput!) {
    createProduct(input: $input) { ... on Error { code message } }
  }
\`;
graphql\`
  subscription pageStockSubscription($skus: [String!]) {
    stockUpdated(skus: $skus) { revision product { id stock } }
  }
\`;
`;

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ombor-relay-'));
  await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const packages = [
    `relay-runtime@${relayVersion}`,
    `relay-compiler@${relayVersion}`,
    `graphql@${own.dependencies.graphql}`,
    `graphql-ws@${own.dependencies['graphql-ws']}`,
  ];
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], { cwd: folder, env });
  await cp(path.join(root, 'examples/clients/relay.ts'), path.join(folder, 'relay.ts'));
  await cp(path.join(root, 'schema.graphql'), path.join(folder, 'schema.graphql'));
  await writeFile(path.join(folder, 'page.js'), `import { graphql } from 'relay-runtime';\n${tags}`);
  const config = { src: '.', schema: './schema.graphql', language: 'javascript', eagerEsModules: true };
  await writeFile(path.join(folder, 'relay.config.json'), JSON.stringify(config));
  await mkdir(path.join(folder, '__generated__'), { recursive: true });
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test("Relay's compiler takes the schema, and its runtime pages, reads a refusal and follows", async () => {
  const { id } = await addProduct(db.sql, { sku: 'A', quantity: 5 });
  await addProduct(db.sql, { sku: 'B', quantity: 5 });
  await run(path.join(folder, 'node_modules/.bin/relay-compiler'), [], { cwd: folder, env });
  // What a bundler's plugin makes of the tags: imports of what the compiler wrote.
  await writeFile(path.join(folder, 'main.js'), page);
  const program = startProgramIn(folder, 'main.js', [], { OMBOR_URL: app.url, OMBOR_KEY: ownerKey });
  const [first, second] = [await program.nextLine(), await program.nextLine()];
  expect([first, second].toSorted()).toEqual(['["A"]', '["B"]']);
  expect(await program.nextLine()).toBe('"ALREADY_EXISTS"');
  expect(await program.nextLine()).toBe('5');
  await apply(db.sql, change({ productId: id, units: -2 }));
  expect(await program.nextLine()).toBe('3');
  program.kill('SIGTERM');
  await program.ended;
}, 120_000);

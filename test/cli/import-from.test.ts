import { beforeAll, describe, expect, test } from 'vitest';
import { wideLimits } from '../../src/simulator/limits.ts';
import { encryptionKey, useApp } from '../support/app.ts';
import { runOmbor } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';
import { liftLimits } from '../support/limits.ts';
import { startProgram } from '../support/program.ts';
import { addProduct } from '../support/shop.ts';
import { useSimulator } from '../support/simulator.ts';

const codes = ['uzum', 'wildberries', 'ozon', 'yandex_market'] as const;
type Code = (typeof codes)[number];

const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
const app = useApp(db, { role: 'api' });
beforeAll(async () => {
  await liftLimits(db.sql);
});

const env = () => ({
  DATABASE_URL: db.url,
  OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64'),
  ALLOW_PRIVATE_NETWORKS: 'true',
});
const run = (...words: string[]) => runOmbor(words, env());

async function connect(adapterName: Code, code: string = adapterName): Promise<void> {
  const { adapter, settings, credentials } = simulator.connections[adapterName];
  const { connectMarketplace } = await app.query<{ connectMarketplace: { message?: string } }>(
    'mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) { __typename ... on Error { message } } }',
    { input: { code, name: code, adapter, settings, credentials, currency: 'UZS' } },
  );
  expect(connectMarketplace.message).toBeUndefined();
}

/** The rows of the printed table, without its frame and colours: outcome → items. */
function countsOf(lines: string[]): Record<string, number> {
  const cells = lines.map((line) => line.split('│').map((cell) => cell.trim()));
  return Object.fromEntries(
    cells.flatMap(([, name = '', count = '']) => (/^\d+$/.test(count) ? [[name, Number(count)]] : [])),
  );
}

const listingsOf = (code: string) =>
  db.sql<{ sku: string; marketplaceSku: string; quantity: number; settings: object }[]>`
    select p.sku, mp.marketplace_sku, i.quantity, mp.settings from marketplace_products mp
    join marketplaces m on m.id = mp.marketplace_id join products p on p.id = mp.product_id join inventory i on i.product_id = p.id
    where m.code = ${code} order by p.sku`;

describe.each(codes)('the catalogue of %s', (code) => {
  const ours = `${code}-ours`;
  const theirs = `${code}-theirs`;
  beforeAll(async () => {
    await addProduct(db.sql, { sku: ours, quantity: 7 });
    await connect(code);
    simulator.marketplaces[code].add({ sku: ours, stock: 5 });
    simulator.marketplaces[code].add({ sku: theirs, stock: 9 });
  });

  test('is shown by a dry run, which writes nothing', async () => {
    const dry = await run('import', '--from', code, '--dry-run');
    expect(dry).toMatchObject({ code: 0 });
    expect(countsOf(dry.lines)).toMatchObject({ 'linked to an existing product': 1, 'created as a new product': 1 });
    expect(dry.lines).toContain('To be created as new products:');
    expect(dry.lines).toContainEqual(expect.stringContaining(`  + "${theirs}"`));
    expect(dry.lines.at(-1)).toBe('Nothing was changed: run it without --dry-run.');
    expect(await listingsOf(code)).toEqual([]);
  });

  test('is linked by SKU, and what we do not have is created; a second run changes nothing', async () => {
    const first = await run('import', '--from', code);
    expect(first).toMatchObject({ code: 0 });
    expect(countsOf(first.lines)).toMatchObject({ 'linked to an existing product': 1, 'created as a new product': 1 });
    expect(first.lines.at(-1)).toContain(`ombor baseline ${code}`);
    const listings = await listingsOf(code);
    expect(listings.map(({ sku, quantity }) => ({ sku, quantity }))).toEqual([
      { sku: ours, quantity: 7 },
      { sku: theirs, quantity: 0 },
    ]);
    const second = await run('import', '--from', code);
    expect(countsOf(second.lines)).toMatchObject({
      'already linked': 2,
      'linked to an existing product': 0,
      'created as a new product': 0,
    });
    expect(await listingsOf(code)).toEqual(listings);
  });

  test('gives opening quantities to products that never moved, once', async () => {
    const taken = await run('import', '--from', code, '--take-stock');
    expect(taken.lines).toContainEqual('Opening quantities taken: 9 units of 1 products.');
    expect((await listingsOf(code)).map(({ quantity }) => quantity)).toEqual([7, 9]);
    const again = await run('import', '--from', code, '--take-stock');
    expect(again.lines.join()).not.toContain('Opening quantities');
  });

  test('has a baseline before the first push', async () => {
    const baseline = await run('baseline', code);
    expect(baseline).toMatchObject({ code: 0 });
    expect(baseline.lines[0]).toBe(`${code}: 2 listings, 1 already show the right figure.`);
    expect(baseline.lines[1]).toMatch(/^The first push would change 1 of them, 0 of these to 0, in \d+ calls/);
  });
});

test('an import that is ended in the middle goes on where it was when it is run again', async () => {
  const market = simulator.marketplaces.ozon;
  for (let index = 0; index < 1_500; index += 1) market.add({ sku: `many-${index}`, stock: 1 });
  const program = startProgram('src/main.ts', ['import', '--from', 'ozon'], env());
  const stop = market.onAnswer(() => {
    if (market.calls.filter(({ path }) => path.includes('/product/')).length > 1) program.kill('SIGKILL');
  });
  market.resetCalls();
  expect(await program.ended).toBe('SIGKILL');
  stop();
  const again = await run('import', '--from', 'ozon');
  expect(again).toMatchObject({ code: 0 });
  const counts = countsOf(again.lines);
  expect(Number(counts['already linked']) + Number(counts['created as a new product'])).toBe(1_502);
  expect((await listingsOf('ozon')).length).toBe(1_502);
}, 60_000);

test('a marketplace that is down for a moment is waited for', async () => {
  const market = simulator.marketplaces.yandex_market;
  const stop = market.onAnswer(() => {
    market.faults.status5xx = true;
    stop();
  });
  const recover = (): void => {
    if (market.calls.some(({ status }) => status === 500)) market.faults.status5xx = false;
  };
  const timer = setInterval(recover, 20);
  expect(await run('import', '--from', 'yandex_market')).toMatchObject({ code: 0 });
  clearInterval(timer);
  expect(market.calls.some(({ status }) => status === 500)).toBe(true);
}, 60_000);

test('a key that the marketplace refuses ends it with its words, and nothing is written', async () => {
  const before = await listingsOf('wildberries');
  const { token } = simulator.connections.wildberries.credentials;
  Object.assign(simulator.marketplaces.wildberries, { token: 'another' });
  const refused = await run('import', '--from', 'wildberries');
  Object.assign(simulator.marketplaces.wildberries, { token });
  expect(refused.code).toBe(1);
  expect(refused.errors).toContain('token problem');
  expect(await listingsOf('wildberries')).toEqual(before);
});

test('a selection that is ambiguous or matches nothing is answered with what exists', async () => {
  await connect('uzum', 'uzum2');
  const several = await run('import', '--from', 'uzum');
  expect(several).toMatchObject({ code: 1, errors: expect.stringContaining('Choose one with --marketplace CODE') });
  const unknown = await run('import', '--from', 'ozon', '--marketplace', 'nowhere');
  expect(unknown).toMatchObject({
    code: 1,
    errors: expect.stringContaining('No connected marketplace has the adapter ozon and the code nowhere. Connected: '),
  });
  const foreign = await run('import', '--from', 'amazon');
  expect(foreign).toMatchObject({ code: 1, errors: expect.stringContaining('uzum, wildberries, ozon, yandex_market') });
  const nothing = await run('import');
  expect(nothing).toMatchObject({ code: 1, errors: expect.stringContaining('Give either a file, or --from') });
});

test('what is probably a product that we have is named and not created; a person may say that it is another', async () => {
  await addProduct(db.sql, { sku: 'LOOK-1', quantity: 7 });
  simulator.marketplaces.ozon.add({ sku: 'look-1', stock: 7 });
  const first = await run('import', '--from', 'ozon', '--take-stock');
  expect(countsOf(first.lines)).toMatchObject({ 'probably the same as a product: skipped': 1 });
  expect(first.lines).toContain('  "look-1": it is probably the same as our LOOK-1');
  expect(first.lines.join('\n')).toContain('Add --create-look-alikes');
  expect(await db.sql`select sku from products where sku ilike 'look-1'`).toEqual([{ sku: 'LOOK-1' }]);
  const second = await run('import', '--from', 'ozon', '--take-stock', '--create-look-alikes');
  expect(second.lines).toContain('  + "look-1", opening 7');
  expect(await db.sql`select sku from products where sku ilike 'look-1' order by id`).toEqual([
    { sku: 'LOOK-1' },
    { sku: 'look-1' },
  ]);
});

describe('the doctor', () => {
  test('tries what a marketplace is read by, and says that all of it works', async () => {
    const well = await run('doctor', 'ozon');
    expect(well).toMatchObject({ code: 0 });
    expect(well.lines.join('\n')).toMatch(/all orders +│ POST \/ozon\/v4\/posting\/fbs\/list +│ works/);
    expect(well.lines.join('\n')).toMatch(/stock +│ POST \/ozon\/v2\/product\/info\/stocks-by-warehouse\/fbs +│ works/);
    expect(well.lines.at(-1)).toBe('Setting stock was not tried: buyers would see it.');
  });

  test('says which method is refused and what to do, and ends with 1', async () => {
    const market = simulator.marketplaces.ozon;
    market.refuses = ({ path }) => path === '/v2/warehouse/list';
    const ill = await run('doctor', 'ozon');
    market.refuses = null;
    expect(ill).toMatchObject({ code: 1 });
    expect(ill.lines.join('\n')).toMatch(/warehouse\/list +│ refused/);
    expect(ill.lines).toContainEqual(expect.stringContaining('Set settings.methods.warehouses to its successor'));
  });

  test('says which methods will be switched off, and what the workers saw of those that it does not try', async () => {
    const market = simulator.marketplaces.ozon;
    market.faults.deprecates = true;
    const [{ id }] = (await db.sql`select id from marketplaces where code = 'ozon'`) as [{ id: number }];
    const sign = {
      sign: 'gone',
      method: 'POST /v2/products/stocks',
      uses: ['set_stock'],
      detail: 'HTTP 404',
      until: null,
      page: 'docs/marketplaces/ozon.md',
    };
    const seen = [{ method: sign.method, sign, is_certain: true, is_proof: true }];
    await db.sql`select note_methods(${id}, ${db.sql.json(seen)})`;
    const ill = await run('doctor', 'ozon');
    market.faults.deprecates = false;
    expect(ill).toMatchObject({ code: 1 });
    expect(ill.lines.join('\n')).toMatch(/\/v1\/roles +│ works, see below/);
    expect(ill.lines).toContainEqual(
      expect.stringMatching(/^POST \/ozon\/v1\/roles will be switched off on 2027-01-18: deprecation: @\d+; sunset: /),
    );
    expect(ill.lines).toContain(
      'The workers saw: POST /v2/products/stocks is not offered any more: HTTP 404. Read docs/marketplaces/ozon.md.',
    );
    await db.sql`delete from marketplace_methods`;
  });

  test('names the marketplaces that there are', async () => {
    expect(await run('doctor', 'amazon')).toMatchObject({ code: 1, errors: expect.stringContaining('ozon') });
  });
});

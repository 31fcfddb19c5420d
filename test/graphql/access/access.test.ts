import { sign } from '@tma.js/init-data-node';
import { beforeAll, expect, test } from 'vitest';
import { createApiKey, revokeApiKey } from '../../../src/db/api-keys.ts';
import { hashApiKey } from '../../../src/secrets.ts';
import { botToken, ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct, apply, change } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const callers: Record<string, string | null> = { owner: `Bearer ${ownerKey}`, nobody: null };
beforeAll(async () => {
  for (const role of ['operator', 'viewer'] as const) {
    const key = `ombor_${role}-key-of-this-test`;
    await createApiKey(db.sql, { role, name: role, keyHash: hashApiKey(key), keyPrefix: role });
    callers[role] = `Bearer ${key}`;
  }
  callers.buyer = `tma ${sign({ user: { id: 5, first_name: 'Aziza' } }, botToken, new Date())}`;
  const product = await addProduct(db.sql, { sku: 'SECRET', quantity: 5, cost: 3 });
  await apply(db.sql, change({ productId: product.id, units: -1 }));
});

const everybody = ['owner', 'operator', 'viewer', 'buyer'];
const staff = ['owner', 'operator', 'viewer'];
const operators = ['owner', 'operator'];

/** Every field of Query and Mutation, with who may use it. A new field without a line here fails the test below. */
const signInQuery = 'mutation { signIn(input: {}) { __typename } }';
const rules: Record<string, { query: string; allowed: string[] }> = {
  'Query.node': { query: '{ node(id: "UHJvZHVjdDo5OTk5OTk") { id } }', allowed: everybody },
  'Query.nodes': { query: '{ nodes(ids: []) { id } }', allowed: everybody },
  'Query.viewer': { query: '{ viewer { role name telegramUserId expiresAt } }', allowed: everybody },
  'Query.shop': { query: '{ shop { baseCurrency today release } }', allowed: everybody },
  'Query.marketplaceProducts': {
    query: '{ marketplaceProducts { totalCount nodes { id pushState } } }',
    allowed: staff,
  },
  'Query.toDecide': { query: '{ toDecide { kind count } }', allowed: staff },
  'Query.returnCandidates': { query: '{ returnCandidates(code: "x") { sku } }', allowed: staff },
  'Query.lostGoods': { query: '{ lostGoods { totalCount nodes { sku } } }', allowed: staff },
  'Query.packingScan': { query: '{ packingScan(code: "x") { code } }', allowed: staff },
  'Query.auditLog': { query: '{ auditLog { totalCount nodes { actor } } }', allowed: ['owner'] },
  'Query.apiKeys': { query: '{ apiKeys { id keyPrefix role } }', allowed: ['owner'] },
  'Query.staffKeys': { query: '{ staffKeys { totalCount nodes { id keyPrefix role } } }', allowed: ['owner'] },
  'Mutation.createApiKey': {
    query: 'mutation { createApiKey(input: { name: "", role: VIEWER }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.revokeApiKey': {
    query: 'mutation { revokeApiKey(input: { id: "eA" }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.createSignInLink': {
    query: 'mutation { createSignInLink(input: { name: "", role: VIEWER }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.endAccess': { query: 'mutation { endAccess(input: {}) { __typename } }', allowed: ['owner'] },
  'Mutation.endSessions': { query: 'mutation { endSessions(input: { ids: [] }) { __typename } }', allowed: everybody },
  'Mutation.signOut': { query: 'mutation { signOut { __typename } }', allowed: everybody },
  'Query.sessions': { query: '{ sessions { totalCount nodes { id } } }', allowed: everybody },
  'Mutation.signIn': { query: signInQuery, allowed: everybody },
  'Query.adapters': {
    query: '{ adapters { name settingsSchema credentialsSchema linkSchema defaultSaleSignal live } }',
    allowed: staff,
  },
  'Query.product': { query: '{ product(sku: "SECRET") { id sku name stock price { amount } } }', allowed: everybody },
  'Query.products': { query: '{ products { totalCount stockCursor edges { node { sku } } } }', allowed: everybody },
  'Query.marketplace': { query: '{ marketplace(code: "olx") { code name type currency } }', allowed: everybody },
  'Query.marketplaces': { query: '{ marketplaces { code } }', allowed: everybody },
  'Query.order': { query: '{ order(number: "1") { id } }', allowed: everybody },
  'Query.orders': { query: '{ orders { totalCount edges { node { id } } } }', allowed: everybody },
  'Query.inventoryMovements': { query: '{ inventoryMovements { totalCount edges { node { id } } } }', allowed: staff },
  'Query.webhooks': { query: '{ webhooks { totalCount edges { node { id } } } }', allowed: staff },
  'Query.syncLogs': { query: '{ syncLogs { totalCount edges { node { id } } } }', allowed: staff },
  'Query.alerts': { query: '{ alerts { totalCount edges { node { id text } } } }', allowed: staff },
  'Query.syncSavings': {
    query: '{ syncSavings(from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z") { stockCalls } }',
    allowed: staff,
  },
  'Query.sales': {
    query: '{ sales(days: { from: "2026-01-01", to: "2026-12-31" }) { unitsSold } }',
    allowed: staff,
  },
  'Query.salesAnalytics': {
    query:
      '{ salesAnalytics(from: "2026-01-01T00:00:00Z", to: "2026-12-31T00:00:00Z") { unitsSold byProduct { edges { node { unitsSold } } } byDay { date } } }',
    allowed: staff,
  },
  'Mutation.retryWebhooks': {
    query: 'mutation { retryWebhooks(input: { marketplace: "x" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.dismissWebhooks': {
    query: 'mutation { dismissWebhooks(input: { ids: [] }) { __typename } }',
    allowed: operators,
  },
  'Query.drifts': { query: '{ drifts { totalCount edges { node { id } } } }', allowed: staff },
  'Mutation.readBaseline': {
    query: 'mutation { readBaseline(input: { marketplace: "x" }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.checkMarketplace': {
    query: 'mutation { checkMarketplace(input: { marketplace: "x" }) { __typename } }',
    allowed: ['owner'],
  },
  'Query.receipts': { query: '{ receipts { totalCount nodes { number } } }', allowed: staff },
  'Query.toBuy': { query: '{ toBuy { totalCount nodes { sold } } }', allowed: staff },
  'Query.receipt': { query: '{ receipt(number: 1) { status } }', allowed: staff },
  'Mutation.createReceipt': {
    query: 'mutation { createReceipt(input: { note: "" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.updateReceipt': {
    query: 'mutation { updateReceipt(input: { receiptId: "eA" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.bookReceipt': {
    query: 'mutation { bookReceipt(input: { receiptId: "eA" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.undoReceipt': {
    query: 'mutation { undoReceipt(input: { receiptId: "eA" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.deleteReceipt': {
    query: 'mutation { deleteReceipt(input: { receiptId: "eA" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.addReceiptLine': {
    query: 'mutation { addReceiptLine(input: { receiptId: "eA" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.readReceiptFile': {
    query: 'mutation { readReceiptFile(input: { receiptId: "eA", file: "" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.updateReceiptLine': {
    query: 'mutation { updateReceiptLine(input: { lineId: "eA" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.removeReceiptLine': {
    query: 'mutation { removeReceiptLine(input: { lineId: "eA" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.answerReceiptLine': {
    query: 'mutation { answerReceiptLine(input: { lineId: "eA" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.setReceiptCost': {
    query: 'mutation { setReceiptCost(input: { receiptCost: AVERAGE }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.importCatalog': {
    query: 'mutation { importCatalog(input: { marketplace: "x" }) { __typename } }',
    allowed: ['owner'],
  },
  'Query.previewRules': {
    query: '{ previewRules(marketplace: "olx", rule: {}) { changed } }',
    allowed: staff,
  },
  'Mutation.acceptDrift': {
    query: 'mutation { acceptDrift(input: { driftId: "eA", meaning: SALE }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.releaseHeldPushes': {
    query: 'mutation { releaseHeldPushes(input: { marketplace: "x" }) { __typename } }',
    allowed: operators,
  },
  'Query.exchangeRates': { query: '{ exchangeRates { totalCount edges { node { rate } } } }', allowed: staff },
  'Query.marketplaceFees': { query: '{ marketplaceFees { totalCount edges { node { validFrom } } } }', allowed: staff },
  'Query.supplies': { query: '{ supplies { totalCount edges { node { id } } } }', allowed: staff },
  'Mutation.supplyMarketplace': {
    query: 'mutation { supplyMarketplace(input: { marketplace: "x", items: [] }) { __typename } }',
    allowed: operators,
  },
  'Mutation.undoSupply': {
    query: 'mutation { undoSupply(input: { supplyId: "1" }) { __typename } }',
    allowed: operators,
  },
  'Query.salesMonths': { query: '{ salesMonths { month unitsSold } }', allowed: staff },
  'Query.monthLines': { query: '{ monthLines { totalCount edges { node { month } } } }', allowed: staff },
  'Mutation.setMarketplaceFees': {
    query: 'mutation { setMarketplaceFees(input: { marketplace: "x", fees: [] }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.closeMonth': {
    query: 'mutation { closeMonth(input: { month: "2026-01-01" }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.setExchangeRates': {
    query: 'mutation { setExchangeRates(input: { rates: [] }) { __typename } }',
    allowed: operators,
  },
  'Query.stocktakes': { query: '{ stocktakes(first: 1) { nodes { id } } }', allowed: ['owner', 'operator', 'viewer'] },
  'Query.stocktake': { query: '{ stocktake(number: 1) { id } }', allowed: ['owner', 'operator', 'viewer'] },
  'Mutation.startStocktake': {
    query: 'mutation { startStocktake(input: { name: "" }) { __typename } }',
    allowed: ['owner', 'operator'],
  },
  'Mutation.countInStocktake': {
    query: 'mutation { countInStocktake(input: { stocktakeId: "eA", sku: "X", units: 1 }) { __typename } }',
    allowed: ['owner', 'operator'],
  },
  'Mutation.correctStocktakeEntry': {
    query: 'mutation { correctStocktakeEntry(input: { entryId: "eA", units: 1 }) { __typename } }',
    allowed: ['owner', 'operator'],
  },
  'Mutation.removeStocktakeEntry': {
    query: 'mutation { removeStocktakeEntry(input: { entryId: "eA" }) { __typename } }',
    allowed: ['owner', 'operator'],
  },
  'Mutation.bookStocktake': {
    query: 'mutation { bookStocktake(input: { stocktakeId: "eA" }) { __typename } }',
    allowed: ['owner', 'operator'],
  },
  'Mutation.undoStocktake': {
    query: 'mutation { undoStocktake(input: { stocktakeId: "eA" }) { __typename } }',
    allowed: ['owner', 'operator'],
  },
  'Mutation.closeStocktake': {
    query: 'mutation { closeStocktake(input: { stocktakeId: "eA" }) { __typename } }',
    allowed: ['owner', 'operator'],
  },
  'Mutation.reopenStocktake': {
    query: 'mutation { reopenStocktake(input: { stocktakeId: "eA" }) { __typename } }',
    allowed: ['owner', 'operator'],
  },
  'Mutation.undoAdjustment': {
    query: 'mutation { undoAdjustment(input: { movementId: "eA" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.syncMarketplace': {
    query: 'mutation { syncMarketplace(input: { marketplace: "x" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.createProduct': {
    query: 'mutation { createProduct(input: { sku: "", name: "" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.linkProduct': {
    query:
      'mutation { linkProduct(input: { marketplace: "x", sku: "x", marketplaceProductId: "x", marketplaceSku: "x" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.bulkUpsert': {
    query: 'mutation { bulkUpsert(input: { rows: [{ sku: "" }] }) { __typename } }',
    allowed: operators,
  },
  'Mutation.reserveLastUnits': {
    query: 'mutation { reserveLastUnits(input: { below: 1, marketplaces: [] }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.updateProduct': {
    query: 'mutation { updateProduct(input: { sku: "x" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.updateMarketplaceProduct': {
    query: 'mutation { updateMarketplaceProduct(input: { marketplace: "x", marketplaceSku: "x" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.unlinkProduct': {
    query: 'mutation { unlinkProduct(input: { marketplace: "x", marketplaceSku: "x" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.updateMarketplace': {
    query: 'mutation { updateMarketplace(input: { marketplace: "x" }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.rotateWebhookSecret': {
    query: 'mutation { rotateWebhookSecret(input: { marketplace: "x" }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.connectMarketplace': {
    query: 'mutation { connectMarketplace(input: { code: "", name: "", currency: "" }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.pauseMarketplace': {
    query: 'mutation { pauseMarketplace(input: { marketplace: "x" }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.removeMarketplace': {
    query: 'mutation { removeMarketplace(input: { marketplace: "x" }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.resumeMarketplace': {
    query: 'mutation { resumeMarketplace(input: { marketplace: "x" }) { __typename } }',
    allowed: ['owner'],
  },
  'Mutation.adjustStock': {
    query: 'mutation { adjustStock(input: { sku: "x", reason: RECEIPT }) { __typename } }',
    allowed: operators,
  },
  'Mutation.createManualOrder': {
    query: 'mutation { createManualOrder(input: { marketplace: "olx", customerName: "x", items: [] }) { __typename } }',
    allowed: operators,
  },
  'Mutation.placeStoreOrder': {
    query: 'mutation { placeStoreOrder(input: { items: [], idempotencyKey: "x" }) { __typename } }',
    allowed: ['owner', 'operator', 'buyer'],
  },
  'Mutation.updateOrderStatus': {
    query: 'mutation { updateOrderStatus(input: { orderId: "eA", status: CONFIRMED }) { __typename } }',
    allowed: operators,
  },
  'Mutation.receiveReturn': {
    query: 'mutation { receiveReturn(input: { items: [], idempotencyKey: "x" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.packItem': {
    query: 'mutation { packItem(input: { orderId: "eA", code: "x" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.unpackItem': {
    query: 'mutation { unpackItem(input: { orderId: "eA", itemId: "eA" }) { __typename } }',
    allowed: operators,
  },
  'Mutation.cancelOrder': {
    query: 'mutation { cancelOrder(input: { orderId: "eA" }) { __typename } }',
    allowed: ['owner', 'operator', 'buyer'],
  },
};

test('every field of Query and Mutation has a rule here', async () => {
  const fields = 'fields(includeDeprecated: true) { name }';
  const { __schema } = await app.query<{ __schema: Record<string, { fields: { name: string }[] }> }>(
    `{ __schema { queryType { ${fields} } mutationType { ${fields} } } }`,
  );
  const names = [
    ...(__schema.queryType?.fields ?? []).map(({ name }) => `Query.${name}`),
    ...(__schema.mutationType?.fields ?? []).map(({ name }) => `Mutation.${name}`),
  ];
  expect(Object.keys(rules).sort()).toEqual(names.sort());
});

test.each(Object.entries(rules))('%s is for its roles and for nobody else', async (_name, { query, allowed }) => {
  for (const role of ['owner', 'operator', 'viewer', 'buyer']) {
    const { status, body } = await app.post({ query }, callers[role]);
    expect({ role, status, codes: body.errors?.map(({ extensions }) => extensions.code) }).toEqual({
      role,
      status: 200,
      codes: allowed.includes(role) ? undefined : ['FORBIDDEN'],
    });
  }
  const { status, body } = await app.post({ query }, null);
  // The one field that signs in.
  if (query === signInQuery) return expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined });
  expect(status).toBe(401);
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) } }] });
});

test('what is for staff is null and FORBIDDEN for a buyer, whichever way it is asked for', async () => {
  const fields =
    'oversold awaitingShipment costPrice { amount } lowStockThreshold marketplaceProducts { id } movements { totalCount }';
  const { body } = await app.post(
    {
      query: `{ product(sku: "SECRET") { x: sku ...F } marketplace(code: "olx") { paused webhookUrl adapter } } fragment F on Product { ${fields} }`,
    },
    callers.buyer,
  );
  expect(body.data).toEqual({
    product: {
      x: 'SECRET',
      oversold: null,
      awaitingShipment: null,
      costPrice: null,
      lowStockThreshold: null,
      marketplaceProducts: null,
      movements: null,
    },
    marketplace: { paused: null, webhookUrl: null, adapter: null },
  });
  expect(new Set(body.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
});

test('a buyer learns nothing by node ids of ledger rows', async () => {
  const { inventoryMovements } = await app.query<{ inventoryMovements: { edges: { node: { id: string } }[] } }>(
    '{ inventoryMovements(first: 1) { edges { node { id } } } }',
  );
  const { id } = inventoryMovements.edges[0]!.node;
  expect(await app.query('query ($id: ID!) { node(id: $id) { __typename id } }', { id }, callers.buyer!)).toEqual({
    node: null,
  });
});

test('a buyer can neither introspect the schema nor be told what it almost asked for', async () => {
  const { body } = await app.post({ query: '{ __schema { types { name } } }' }, callers.buyer);
  expect(body.data).toBeUndefined();
  const wrong = await app.post({ query: '{ product(sku: "SECRET") { costPric } }' }, callers.buyer);
  expect(wrong.body.errors?.[0]?.message).not.toContain('costPrice');
});

test.each([
  ['a key that is unknown', 'Bearer ombor_nothing'],
  ['a key in the wrong scheme', `Basic ${ownerKey}`],
  [
    'initData of another bot',
    'tma query_id=x&user=%7B%22id%22%3A1%2C%22first_name%22%3A%22x%22%7D&auth_date=1700000000&hash=00',
  ],
])('%s lets nobody in', async (_what, authorization) => {
  expect((await app.post({ query: '{ viewer { role } }' }, authorization)).status).toBe(401);
});

test('initData that is too old lets nobody in', async () => {
  const old = sign({ user: { id: 5, first_name: 'Aziza' } }, botToken, new Date(Date.now() - 86_400_000 - 60_000));
  expect((await app.post({ query: '{ viewer { role } }' }, `tma ${old}`)).status).toBe(401);
});

test('a Telegram user with a staff key is staff in the Mini App', async () => {
  await createApiKey(db.sql, {
    role: 'operator',
    name: 'Karim',
    keyHash: hashApiKey('ombor_karim'),
    keyPrefix: 'karim',
    telegramUserId: '77',
  });
  const initData = sign({ user: { id: 77, first_name: 'Karim' } }, botToken, new Date());
  expect(await app.query('{ viewer { role name } }', {}, `tma ${initData}`)).toEqual({
    viewer: { role: 'OPERATOR', name: 'Karim' },
  });
});

test('a revoked key lets nobody in', async () => {
  await createApiKey(db.sql, { role: 'viewer', name: 'gone', keyHash: hashApiKey('ombor_gone'), keyPrefix: 'gone' });
  expect((await app.post({ query: '{ viewer { role } }' }, 'Bearer ombor_gone')).status).toBe(200);
  await revokeApiKey(db.sql, 'gone');
  expect((await app.post({ query: '{ viewer { role } }' }, 'Bearer ombor_gone')).status).toBe(401);
});

test.each([
  ['a syntax error', '{', 'BAD_USER_INPUT'],
  ['an unknown field', '{ nothing }', 'BAD_USER_INPUT'],
  ['a page of 251', '{ products(first: 251) { totalCount } }', 'BAD_USER_INPUT'],
  [
    'a value that is no Int',
    'mutation { adjustStock(input: { sku: "x", quantityChange: 1.5, reason: RECEIPT }) { __typename } }',
    'BAD_USER_INPUT',
  ],
  [
    'a query that costs too much',
    '{ products(first: 250) { edges { node { movements(first: 250) { edges { node { id } } } } } } }',
    'QUERY_TOO_COSTLY',
  ],
  ['2,001 tokens', `{ ${'viewer { role } '.repeat(700)} }`, 'BAD_USER_INPUT'],
])("%s is answered with a code and the request's id", async (_what, query, code) => {
  const { body } = await app.post({ query });
  expect(body.errors?.[0]?.extensions).toEqual({ code, requestId: expect.any(String) });
});

test('forms and batches are refused', async () => {
  const form = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { authorization: callers.owner!, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'query={viewer{role}}',
  });
  expect(form.status).toBe(415);
  expect((await app.post([{ query: '{ viewer { role } }' }])).status).toBeGreaterThanOrEqual(400);
});

test('GraphiQL is served whole, without credentials and without anything from elsewhere', async () => {
  const page = await fetch(`${app.url}/graphql`, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toContain('subscription LiveStock');
  expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
});

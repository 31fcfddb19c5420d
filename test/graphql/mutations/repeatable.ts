import type { Sql } from '../../../src/db/client.ts';
import { bookSupply } from '../../../src/db/stock/supplies.ts';
import { encodeNodeId } from '../../../src/node-id.ts';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import type { RunningApp } from '../../support/app.ts';
import { act, begin } from '../../support/receipts.ts';
import { addListing, addMarketplace, addProduct, apply, change, showsStock } from '../../support/shop.ts';
import { begin as signIn } from '../../support/signing-in.ts';

/** What the cases are made in. */
export interface Surroundings {
  sql: Sql;
  app: RunningApp;
  simulator: Simulator;
}

/** The input of a mutation that does something, and fields that make another input of it. */
export interface RepeatableCase {
  input: Record<string, unknown>;
  other: Record<string, unknown>;
}

type MakeCase = (surroundings: Surroundings) => Promise<RepeatableCase>;

async function addOrder({ sql, app }: Surroundings): Promise<{ orderId: string; sku: string }> {
  const { sku } = await addProduct(sql, { quantity: 50, price: 10 });
  const { createManualOrder } = await app.query<{ createManualOrder: { order: { id: string } } }>(
    `mutation ($sku: String!) { createManualOrder(input: { marketplace: "olx", customerName: "D", items: [{ sku: $sku, quantity: 3 }] }) {
      ... on CreateManualOrderPayload { order { id } } } }`,
    { sku },
  );
  return { orderId: createManualOrder.order.id, sku };
}

let connected = 0;
async function connect({ app, simulator }: Surroundings): Promise<string> {
  const code = `shop${++connected}`;
  const { settings, credentials } = simulator.connections.test;
  const input = { code, name: code, adapter: 'generic', currency: 'UZS', settings, credentials };
  const { connectMarketplace } = await app.query<{ connectMarketplace: { message?: string } }>(
    `mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) { ... on Error { message } } }`,
    { input },
  );
  if (connectMarketplace.message) throw new Error(connectMarketplace.message);
  return code;
}

async function addOfferedProduct(surroundings: Surroundings) {
  const { sql } = surroundings;
  const marketplace = await connect(surroundings);
  const product = await addProduct(sql, { quantity: 10 });
  const [row] = await sql<{ id: number }[]>`select id from marketplaces where code = ${marketplace}`;
  const marketplaceId = row?.id ?? 0;
  const listing = await addListing(sql, { marketplaceId, productId: product.id, sku: product.sku });
  surroundings.simulator.marketplaces.test.add({ sku: product.sku, stock: 4 });
  return { marketplace, marketplaceId, product, listing };
}

async function addFailedEvent({ sql, app }: Surroundings): Promise<string> {
  const { id, code } = await addMarketplace(sql);
  await sql`
    insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, error_message)
    values (${id}, 'stock.updated', '{}', '{}', 'failed', 'failed', 'no')`;
  const { webhooks } = await app.query<{ webhooks: { edges: { node: { id: string } }[] } }>(
    '{ webhooks(marketplace: "CODE") { edges { node { id } } } }'.replace('CODE', code),
  );
  return webhooks.edges[0]?.node.id ?? '';
}

async function addDrift(surroundings: Surroundings): Promise<string> {
  const { sql, app } = surroundings;
  const { marketplace, marketplaceId, product, listing } = await addOfferedProduct(surroundings);
  await sql`
    insert into drifts (marketplace_product_id, marketplace_id, product_id, status, cause, arithmetic, figure, shown, told, inventory_version,
      owed_version, confirmed_at)
    values (${listing}, ${marketplaceId}, ${product.id}, 'open', 'missed_event', 'in words', 10, 8, 10, 1, 1, now())`;
  const { drifts } = await app.query<{ drifts: { edges: { node: { id: string } }[] } }>(
    'query ($code: String!) { drifts(marketplace: $code) { edges { node { id } } } }',
    { code: marketplace },
  );
  return drifts.edges[0]?.node.id ?? '';
}

async function addReceipt({ sql, app }: Surroundings, code?: string) {
  const line = { code: code ?? (await addProduct(sql)).sku, quantity: 4, unitCost: '5' };
  const receipt = await begin(app, [line]);
  return { receiptId: receipt.id, lineId: receipt.lines.nodes[0]?.id ?? '' };
}

const csvOf = (quantity: number): string => Buffer.from(`sku,quantity\nFILED,${quantity}\n`).toString('base64');

/** A stocktake with one entry; `booked`: its line is booked. */
async function addStocktake({ sql, app }: Surroundings, isBooked = false) {
  const { sku } = await addProduct(sql, { quantity: 5 });
  const started = await app.query<{ startStocktake: { stocktake: { id: string } } }>(
    `mutation ($sku: String!) { startStocktake(input: { name: "Counted", skus: [$sku] }) {
      ... on StartStocktakePayload { stocktake { id } } } }`,
    { sku },
  );
  const stocktakeId = started.startStocktake.stocktake.id;
  const { countInStocktake } = await app.query<{ countInStocktake: { entry: { id: string } } }>(
    `mutation ($id: ID!, $sku: String!) { countInStocktake(input: { stocktakeId: $id, sku: $sku, units: 3 }) {
      ... on CountInStocktakePayload { entry { id } } } }`,
    { id: stocktakeId, sku },
  );
  const book = 'mutation ($id: ID!) { bookStocktake(input: { stocktakeId: $id }) { __typename } }';
  if (isBooked) await app.query(book, { id: stocktakeId });
  return { stocktakeId, entryId: countInStocktake.entry.id, sku };
}

let people = 0;
async function addSession(app: RunningApp): Promise<{ id: string; apiKeyId: string }> {
  const { createApiKey } = await app.query<{ createApiKey: { key: string; apiKey: { id: string } } }>(
    `mutation ($name: String!) { createApiKey(input: { name: $name, role: VIEWER }) { ... on CreateApiKeyPayload { key apiKey { id } } } }`,
    { name: `person ${++people}` },
  );
  return { ...(await signIn(app, { apiKey: createApiKey.key })), apiKeyId: createApiKey.apiKey.id };
}

/** One case for each mutation of the schema. */
export const repeatableCases: Record<string, MakeCase> = {
  acceptDrift: async (all) => ({
    input: { driftId: await addDrift(all), meaning: 'CORRECTION' },
    other: { note: 'another' },
  }),
  adjustStock: async ({ sql }) => ({
    input: { sku: (await addProduct(sql)).sku, quantityChange: 5, reason: 'RECEIPT' },
    other: { quantityChange: 6 },
  }),
  addReceiptLine: async (all) => ({
    input: { receiptId: (await addReceipt(all)).receiptId, code: 'SCANNED', quantity: 2 },
    other: { quantity: 3 },
  }),
  answerReceiptLine: async (all) => ({
    input: {
      lineId: (await addReceipt(all, `unknown ${++connected}`)).lineId,
      newProduct: { sku: `ANSWER-${connected}`, name: 'Answer' },
    },
    other: { keepCode: false },
  }),
  bookReceipt: async (all) => ({
    input: { receiptId: (await addReceipt(all)).receiptId },
    other: { receiptId: (await addReceipt(all)).receiptId },
  }),
  createReceipt: async () => ({ input: { supplier: 'Textile' }, other: { supplier: 'Paper' } }),
  deleteReceipt: async (all) => ({
    input: { receiptId: (await addReceipt(all)).receiptId },
    other: { receiptId: (await addReceipt(all)).receiptId },
  }),
  readReceiptFile: async (all) => ({
    input: { receiptId: (await addReceipt(all)).receiptId, file: csvOf(2) },
    other: { file: csvOf(3) },
  }),
  removeReceiptLine: async (all) => ({
    input: { lineId: (await addReceipt(all)).lineId },
    other: { lineId: (await addReceipt(all)).lineId },
  }),
  setReceiptCost: async () => ({ input: { receiptCost: 'LAST' }, other: { receiptCost: 'AVERAGE' } }),
  undoReceipt: async (all) => {
    const { receiptId } = await addReceipt(all);
    await act(all.app, 'bookReceipt', { receiptId });
    return { input: { receiptId }, other: { note: 'another' } };
  },
  updateReceipt: async (all) => ({
    input: { receiptId: (await addReceipt(all)).receiptId, supplier: 'Textile' },
    other: { supplier: 'Paper' },
  }),
  updateReceiptLine: async (all) => ({
    input: { lineId: (await addReceipt(all)).lineId, quantity: 6 },
    other: { quantity: 7 },
  }),
  bookStocktake: async (all) => ({
    input: { stocktakeId: (await addStocktake(all)).stocktakeId },
    other: { expectedRevision: 1 },
  }),
  bulkUpsert: async () => ({
    input: { rows: [{ sku: 'BULK', name: 'Bulk', quantity: 7 }] },
    other: { rows: [{ sku: 'BULK', name: 'Bulk', quantity: 8 }] },
  }),
  cancelOrder: async (all) => {
    const { orderId, sku } = await addOrder(all);
    return { input: { orderId, items: [{ sku, quantity: 1 }] }, other: { items: [{ sku, quantity: 2 }] } };
  },
  checkMarketplace: async (all) => ({
    input: { marketplace: (await addOfferedProduct(all)).marketplace },
    other: { marketplace: await connect(all) },
  }),
  closeMonth: async ({ sql }) => {
    const { id } = await addMarketplace(sql);
    const product = await addProduct(sql, { quantity: 5 });
    const occurredAt = new Date('2026-01-09T10:00:00Z');
    await apply(sql, change({ productId: product.id, marketplaceId: id, units: -1, occurredAt }));
    return { input: { month: '2026-01-01' }, other: { month: '2026-02-01' } };
  },
  closeStocktake: async (all) => ({
    input: { stocktakeId: (await addStocktake(all)).stocktakeId },
    other: { stocktakeId: (await addStocktake(all)).stocktakeId },
  }),
  correctStocktakeEntry: async (all) => ({
    input: { entryId: (await addStocktake(all)).entryId, units: 4 },
    other: { units: 5 },
  }),
  countInStocktake: async (all) => {
    const { stocktakeId, sku } = await addStocktake(all);
    return { input: { stocktakeId, sku, units: 2 }, other: { units: 3 } };
  },
  connectMarketplace: async ({ simulator }) => {
    const { settings, credentials } = simulator.connections.test;
    const input = { code: 'connected', name: 'Connected', adapter: 'generic', currency: 'UZS', settings, credentials };
    return { input, other: { credentials: { token: 'another' } } };
  },
  createManualOrder: async ({ sql }) => {
    const { sku } = await addProduct(sql, { quantity: 5 });
    const input = { marketplace: 'olx', customerName: 'Dilnoza', items: [{ sku, quantity: 1 }] };
    return { input, other: { customerName: 'Aziza' } };
  },
  createProduct: async () => ({ input: { sku: 'CREATED', name: 'Created', quantity: 3 }, other: { quantity: 4 } }),
  dismissWebhooks: async (all) => ({ input: { ids: [await addFailedEvent(all)] }, other: { ids: [] } }),
  importCatalog: async (all) => ({
    input: { marketplace: await connect(all), dryRun: true },
    other: { dryRun: false },
  }),
  endAccess: async ({ app }) => {
    const { apiKeyId } = await addSession(app);
    return { input: { apiKeyId }, other: { telegramUserId: '5' } };
  },
  endSessions: async ({ app }) => ({ input: { ids: [(await addSession(app)).id] }, other: { ids: [] } }),
  linkProduct: async (all) => {
    const { sku } = await addProduct(all.sql, { quantity: 5 });
    const input = { marketplace: await connect(all), sku, marketplaceProductId: sku, marketplaceSku: sku };
    return { input, other: { price: '5' } };
  },
  packItem: async (all) => {
    const { orderId, sku } = await addOrder(all);
    return { input: { orderId, code: sku }, other: { units: 2 } };
  },
  unpackItem: async (all) => {
    const { orderId, sku } = await addOrder(all);
    const { packItem } = await all.app.query<{ packItem: { item: { id: string } } }>(
      'mutation ($id: ID!, $sku: String!) { packItem(input: { orderId: $id, code: $sku, units: 3 }) { ... on PackItemPayload { item { id } } } }',
      { id: orderId, sku },
    );
    return { input: { orderId, itemId: packItem.item.id }, other: { units: 2 } };
  },
  pauseMarketplace: async ({ sql }) => ({
    input: { marketplace: (await addMarketplace(sql)).code },
    other: { marketplace: (await addMarketplace(sql)).code },
  }),
  placeStoreOrder: async ({ sql }) => {
    const { sku } = await addProduct(sql, { quantity: 5, price: 10 });
    return { input: { items: [{ sku, quantity: 1 }] }, other: { items: [{ sku, quantity: 2 }] } };
  },
  readBaseline: async (all) => ({
    input: { marketplace: (await addOfferedProduct(all)).marketplace },
    other: { marketplace: await connect(all) },
  }),
  receiveReturn: async (all) => {
    const { orderId, sku } = await addOrder(all);
    const item = { sku, quantity: 1, condition: 'SELLABLE' };
    await all.app.query(
      'mutation ($id: ID!) { updateOrderStatus(input: { orderId: $id, status: SHIPPED }) { __typename } }',
      { id: orderId },
    );
    return { input: { orderId, items: [item] }, other: { items: [{ ...item, quantity: 2 }] } };
  },
  releaseHeldPushes: async (all) => {
    const { marketplace, listing } = await addOfferedProduct(all);
    await all.sql`update pushes set held_version = owed_version, held_reason = 'zero' where id = ${listing}`;
    return { input: { marketplace }, other: { skus: ['x'] } };
  },
  removeMarketplace: async (all) => ({
    input: { marketplace: await connect(all) },
    other: { marketplace: await connect(all) },
  }),
  removeStocktakeEntry: async (all) => ({
    input: { entryId: (await addStocktake(all)).entryId },
    other: { entryId: (await addStocktake(all)).entryId },
  }),
  reopenStocktake: async (all) => ({
    input: { stocktakeId: (await addStocktake(all, true)).stocktakeId },
    other: { stocktakeId: (await addStocktake(all, true)).stocktakeId },
  }),
  reserveLastUnits: async (all) => ({
    input: { below: 3, marketplaces: [await connect(all)] },
    other: { below: 4 },
  }),
  resumeMarketplace: async (all) => ({
    input: { marketplace: (await addOfferedProduct(all)).marketplace },
    other: { marketplace: await connect(all) },
  }),
  retryWebhooks: async (all) => ({ input: { ids: [await addFailedEvent(all)] }, other: { status: 'RETRY' } }),
  revokeApiKey: async ({ app }) => {
    const { createApiKey } = await app.query<{ createApiKey: { apiKey: { id: string } } }>(
      'mutation { createApiKey(input: { name: "gone", role: VIEWER }) { ... on CreateApiKeyPayload { apiKey { id } } } }',
    );
    return { input: { id: createApiKey.apiKey.id }, other: { id: 'another' } };
  },
  rotateWebhookSecret: async (all) => ({
    input: { marketplace: await connect(all) },
    other: { newSecret: 'another-secret-0123456789' },
  }),
  setExchangeRates: async () => ({
    input: { rates: [{ currency: 'USD', date: '2026-01-09', rate: '12000' }] },
    other: { rates: [{ currency: 'USD', date: '2026-01-09', rate: '12001' }] },
  }),
  setMarketplaceFees: async ({ sql }) => {
    const fee = { validFrom: '2026-01-09', commissionPercent: '10', logisticsPerUnit: '500', packingPerUnit: '0' };
    const input = { marketplace: (await addMarketplace(sql)).code, fees: [fee] };
    return { input, other: { fees: [{ ...fee, commissionPercent: '11' }] } };
  },
  startStocktake: async () => ({ input: { name: 'Evening' }, other: { name: 'Morning' } }),
  supplyMarketplace: async ({ sql }) => {
    const items = [{ sku: (await addProduct(sql, { quantity: 5 })).sku, quantity: 2 }];
    const input = { marketplace: (await addMarketplace(sql)).code, items };
    return { input, other: { note: 'another' } };
  },
  undoSupply: async ({ sql }) => {
    const lines = [{ productId: (await addProduct(sql, { quantity: 5 })).id, quantity: 2 }];
    const { id: marketplaceId } = await addMarketplace(sql);
    const { supplyId } = await sql.begin((tx) => bookSupply(tx, { marketplaceId, lines, note: null, actor: 'test' }));
    return { input: { supplyId: encodeNodeId('Supply', supplyId) }, other: { note: 'another' } };
  },
  syncMarketplace: async (all) => {
    const { marketplace, listing, product } = await addOfferedProduct(all);
    await showsStock(all.sql, listing, 10);
    return { input: { marketplace, skus: [product.sku] }, other: { direction: 'PULL' } };
  },
  undoAdjustment: async ({ sql, app }) => {
    const { sku } = await addProduct(sql, { quantity: 5 });
    const { adjustStock } = await app.query<{ adjustStock: { movement: { id: string } } }>(
      `mutation ($sku: String!) { adjustStock(input: { sku: $sku, quantityChange: 2, reason: RECEIPT }) {
        ... on AdjustStockPayload { movement { id } } } }`,
      { sku },
    );
    return { input: { movementId: adjustStock.movement.id }, other: { note: 'another' } };
  },
  undoStocktake: async (all) => {
    const { stocktakeId, sku } = await addStocktake(all, true);
    return { input: { stocktakeId }, other: { skus: [sku] } };
  },
  unlinkProduct: async (all) => {
    const { marketplace, product } = await addOfferedProduct(all);
    return { input: { marketplace, marketplaceSku: product.sku }, other: { showZero: false } };
  },
  updateMarketplace: async (all) => {
    const marketplace = await connect(all);
    const { credentials } = all.simulator.connections.test;
    return { input: { marketplace, name: 'Changed', credentials }, other: { name: 'Changed again' } };
  },
  updateMarketplaceProduct: async (all) => {
    const { marketplace, product } = await addOfferedProduct(all);
    return { input: { marketplace, marketplaceSku: product.sku, stockBuffer: 1 }, other: { stockBuffer: 2 } };
  },
  updateOrderStatus: async (all) => ({
    input: { orderId: (await addOrder(all)).orderId, status: 'CONFIRMED', note: 'by phone' },
    other: { note: 'another' },
  }),
  updateProduct: async ({ sql }) => ({
    input: { sku: (await addProduct(sql)).sku, name: 'Another name' },
    other: { name: 'A third name' },
  }),
};

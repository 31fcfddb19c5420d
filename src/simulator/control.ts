import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { FigureChange, OrderResult, SaleResult } from './simulated-item.ts';
import type { SimulatedMarketplace } from './simulated-marketplace.ts';

const product = z.object({
  sku: z.string().min(1),
  stock: z.int().nonnegative(),
  marketplaceProductId: z.string().optional(),
  link: z.record(z.string(), z.string()).optional(),
});
const sale = z.object({ sku: z.string(), quantity: z.int().positive(), force: z.boolean().optional() });
const faults = z
  .strictObject({
    failRate: z.number().min(0).max(1),
    status5xx: z.boolean(),
    rateLimited: z.boolean(),
    reset: z.boolean(),
    lostAnswer: z.boolean(),
    garbage: z.boolean(),
    hangMs: z.number().nonnegative(),
    applyLateMs: z.number().nonnegative(),
    refusesSets: z.boolean(),
    refusesPlainly: z.boolean(),
    ignoresSets: z.boolean(),
    keepsOwnStock: z.boolean(),
    ordersLateMs: z.number().nonnegative(),
    duplicateRate: z.number().min(0).max(1),
    reorderMs: z.number().nonnegative(),
    echo: z.boolean(),
    clockOffsetMs: z.number(),
  })
  .partial();
const lines = z.array(z.object({ sku: z.string(), quantity: z.int().positive(), price: z.string().optional() })).min(1);
const order = z.object({
  items: lines,
  force: z.boolean().optional(),
  fulfilment: z.enum(['own', 'marketplace']).optional(),
  at: z.coerce.date().optional(),
});
const orderStep = z.object({
  id: z.string(),
  step: z.enum(['confirm', 'ship', 'deliver', 'cancel', 'return']),
  items: lines.optional(),
});
const productState = z.object({ sku: z.string(), state: z.enum(['ok', 'unlinked', 'blocked', 'spoils']) });
const switches = z.record(z.string(), z.boolean());
const webhook = z.object({
  url: z.url(),
  code: z.string().min(1),
  secret: z.string().min(1),
  standardWebhooks: z.boolean().optional(),
});

const notifications = z.object({ url: z.url() });

/** Checks an address with a ping, as the cabinet does, and sends notifications there if the answer is correct. */
async function registerNotifications(
  marketplace: SimulatedMarketplace,
  { url }: z.output<typeof notifications>,
): Promise<Response> {
  const sender = marketplace.notifications;
  if (!sender) return Response.json({ error: `${marketplace.name} sends no notifications` }, { status: 409 });
  const problem = await sender.register(url, marketplace.now());
  return problem === null ? Response.json({ ok: true }) : Response.json({ error: problem }, { status: 422 });
}

function enableNotifications({ name, notifications: sender }: SimulatedMarketplace): Response {
  if (!sender) return Response.json({ error: `${name} sends no notifications` }, { status: 409 });
  sender.enable();
  return Response.json({ ok: true });
}

function notificationsOf({ notifications: sender }: SimulatedMarketplace): object {
  if (!sender) return { url: null };
  const { url, suspended, availability, deliveries } = sender;
  return { url, suspended, availability, deliveries };
}

function stateOf(marketplace: SimulatedMarketplace): object {
  const { items, counts, violations } = marketplace;
  return {
    items: items.map(({ sku, stock, reserved, link, state }) => ({ sku, stock, reserved, link, state })),
    orders: marketplace.orders.all.length,
    calls: counts,
    violations,
    faults: marketplace.faults,
    switches: marketplace.switches,
  };
}

function saleAnswer(result: SaleResult): Response {
  if (!result.ok) return Response.json({ error: result.reason }, { status: 409 });
  return Response.json({ previousStock: result.previousStock, stock: result.stock });
}

function orderAnswer(result: OrderResult): Response {
  if (!result.ok) return Response.json({ error: result.reason }, { status: 409 });
  return Response.json({ orders: result.orders });
}

function takeStep(marketplace: SimulatedMarketplace, { id, step, items }: z.output<typeof orderStep>): OrderResult {
  if (step === 'confirm') return marketplace.confirmOrder(id);
  if (step === 'ship') return marketplace.shipOrder(id);
  if (step === 'deliver') return marketplace.deliverOrder(id);
  return step === 'cancel' ? marketplace.cancelOrder(id, items) : marketplace.returnOrder(id, items);
}

function setState(marketplace: SimulatedMarketplace, { sku, state }: z.output<typeof productState>): Response {
  const item = marketplace.findItem(sku);
  if (!item) return Response.json({ error: `${marketplace.name} does not list ${sku}` }, { status: 409 });
  item.state = state;
  return Response.json({ ok: true });
}

function setSwitches(marketplace: SimulatedMarketplace, values: Record<string, boolean>): Response {
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(marketplace.switches, name));
  if (unknown.length > 0) {
    const known = Object.keys(marketplace.switches).join(', ') || 'none';
    return Response.json({ error: `unknown switch: ${unknown.join(', ')}; available: ${known}` }, { status: 400 });
  }
  return Response.json(Object.assign(marketplace.switches, values));
}

/** Reads the JSON body by `schema`. Returns an answer 400 with the reason if it is invalid. */
async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T | Response> {
  const parsed = schema.safeParse(await request.json().catch(() => undefined));
  return parsed.success ? parsed.data : Response.json({ error: z.prettifyError(parsed.error) }, { status: 400 });
}

/** The control API: what a person or the demo page does with the simulated marketplaces. Real marketplaces do not have it. */
export function controlApi(marketplaces: ReadonlyMap<string, SimulatedMarketplace>): Hono {
  const app = new Hono();
  // The demo page is served on another port.
  app.use(async (context, next) => {
    if (context.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: openToPages });
    await next();
    for (const [header, value] of Object.entries(openToPages)) context.header(header, value);
    return undefined;
  });
  app.get('/state', () =>
    Response.json(Object.fromEntries([...marketplaces].map(([name, marketplace]) => [name, stateOf(marketplace)]))),
  );
  app.post('/reset-calls', () => {
    for (const marketplace of marketplaces.values()) marketplace.resetCalls();
    return Response.json({ ok: true });
  });
  app.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      const send = (change: FigureChange): void => void stream.writeSSE({ data: JSON.stringify(change) });
      const ends = [...marketplaces.values()].map((marketplace) => marketplace.onChange(send));
      await stream.writeSSE({ event: 'ready', data: '{}' });
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      for (const end of ends) end();
    }),
  );
  addPosts(app, marketplaces);
  addReads(app, marketplaces);
  return app;
}

const openToPages = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };

/** The marketplace that the address names. Returns an answer 404 if there is none. */
function findNamed(
  marketplaces: ReadonlyMap<string, SimulatedMarketplace>,
  name = '',
): SimulatedMarketplace | Response {
  return marketplaces.get(name) ?? Response.json({ error: 'no such marketplace' }, { status: 404 });
}

function addPosts(app: Hono, marketplaces: ReadonlyMap<string, SimulatedMarketplace>): void {
  /** One POST with a checked body, for the marketplace that the address names. */
  function post<T>(
    action: string,
    schema: z.ZodType<T>,
    run: (marketplace: SimulatedMarketplace, body: T) => Response | Promise<Response>,
  ): void {
    app.post(`/:marketplace/${action}`, async (context) => {
      const marketplace = findNamed(marketplaces, context.req.param('marketplace'));
      if (marketplace instanceof Response) return marketplace;
      const body = await readBody(context.req.raw, schema);
      return body instanceof Response ? body : run(marketplace, body);
    });
  }
  post('products', product, (marketplace, body) => Response.json(marketplace.add(body)));
  post('sell', sale, (marketplace, body) => saleAnswer(marketplace.sell(body.sku, body.quantity, body)));
  post('cancel', sale, (marketplace, body) => saleAnswer(marketplace.cancel(body.sku, body.quantity)));
  post('orders', order, (marketplace, { items, ...options }) => orderAnswer(marketplace.placeOrder(items, options)));
  post('orders/step', orderStep, (marketplace, body) => orderAnswer(takeStep(marketplace, body)));
  post('state', productState, setState);
  post('switches', switches, setSwitches);
  post('notifications', notifications, registerNotifications);
  post('notifications/enable', z.object({}), enableNotifications);
  post('faults', faults, (marketplace, body) => {
    marketplace.faults = { ...marketplace.faults, ...body };
    return Response.json(marketplace.faults);
  });
  post('webhook', webhook, (marketplace, { url, code, secret, standardWebhooks = false }) => {
    marketplace.setWebhookTarget(url, code, secret, { standardWebhooks });
    return Response.json({ ok: true });
  });
}

function addReads(app: Hono, marketplaces: ReadonlyMap<string, SimulatedMarketplace>): void {
  function read(what: string, run: (marketplace: SimulatedMarketplace) => object): void {
    app.get(`/:marketplace/${what}`, (context) => {
      const marketplace = findNamed(marketplaces, context.req.param('marketplace'));
      return marketplace instanceof Response ? marketplace : Response.json(run(marketplace));
    });
  }
  read('calls', ({ counts, calls }) => ({ counts, calls }));
  read('notifications', notificationsOf);
  read('orders', ({ orders }) => ({ orders: orders.all }));
}

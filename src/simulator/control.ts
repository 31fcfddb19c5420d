import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { FigureChange, SaleResult } from './simulated-item.ts';
import type { SimulatedMarketplace } from './simulated-marketplace.ts';

const product = z.object({
  sku: z.string().min(1),
  stock: z.int().nonnegative(),
  marketplaceProductId: z.string().optional(),
  link: z.record(z.string(), z.string()).optional(),
});
const sale = z.object({ sku: z.string(), quantity: z.int().positive(), force: z.boolean().optional() });
const faults = z.strictObject({
  failRate: z.number().min(0).max(1).optional(),
  status5xx: z.boolean().optional(),
  rateLimited: z.boolean().optional(),
  reset: z.boolean().optional(),
  lostAnswer: z.boolean().optional(),
  hangMs: z.number().nonnegative().optional(),
  applyLateMs: z.number().nonnegative().optional(),
});
const webhook = z.object({
  url: z.url(),
  code: z.string().min(1),
  secret: z.string().min(1),
  standardWebhooks: z.boolean().optional(),
});

function stateOf(marketplace: SimulatedMarketplace): object {
  const { items, counts, violations } = marketplace;
  return {
    items: items.map(({ sku, stock, reserved, link }) => ({ sku, stock, reserved, link })),
    calls: counts,
    violations,
    faults: marketplace.faults,
  };
}

function saleAnswer(result: SaleResult): Response {
  if (!result.ok) return Response.json({ error: result.reason }, { status: 409 });
  return Response.json({ previousStock: result.previousStock, stock: result.stock });
}

/** The JSON body by `schema`, or an answer 400 that says what is wrong. */
async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T | Response> {
  const parsed = schema.safeParse(await request.json().catch(() => undefined));
  return parsed.success ? parsed.data : Response.json({ error: z.prettifyError(parsed.error) }, { status: 400 });
}

/** The control API: what a person or the demo page does with the simulated marketplaces. No marketplace has this. */
export function controlApi(marketplaces: ReadonlyMap<string, SimulatedMarketplace>): Hono {
  const app = new Hono();
  // The demo page stands on another port.
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
      const tell = (change: FigureChange): void => void stream.writeSSE({ data: JSON.stringify(change) });
      const ends = [...marketplaces.values()].map((marketplace) => marketplace.onChange(tell));
      await stream.writeSSE({ event: 'ready', data: '{}' });
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      for (const end of ends) end();
    }),
  );
  return withMarketplaceRoutes(app, marketplaces);
}

const openToPages = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };

function withMarketplaceRoutes(app: Hono, marketplaces: ReadonlyMap<string, SimulatedMarketplace>): Hono {
  /** One POST with a checked body to the marketplace that the address names. */
  function post<T>(
    action: string,
    schema: z.ZodType<T>,
    run: (marketplace: SimulatedMarketplace, body: T) => Response,
  ): void {
    app.post(`/:marketplace/${action}`, async (context) => {
      const marketplace = marketplaces.get(context.req.param('marketplace') ?? '');
      if (!marketplace) return Response.json({ error: 'no such marketplace' }, { status: 404 });
      const body = await readBody(context.req.raw, schema);
      return body instanceof Response ? body : run(marketplace, body);
    });
  }
  post('products', product, (marketplace, body) => Response.json(marketplace.add(body)));
  post('sell', sale, (marketplace, body) => saleAnswer(marketplace.sell(body.sku, body.quantity, body)));
  post('cancel', sale, (marketplace, body) => saleAnswer(marketplace.cancel(body.sku, body.quantity)));
  post('faults', faults, (marketplace, body) => {
    marketplace.faults = { ...marketplace.faults, ...body };
    return Response.json(marketplace.faults);
  });
  post('webhook', webhook, (marketplace, { url, code, secret, standardWebhooks = false }) => {
    marketplace.setWebhookTarget(url, code, secret, { standardWebhooks });
    return Response.json({ ok: true });
  });
  app.get('/:marketplace/calls', (context) => {
    const marketplace = marketplaces.get(context.req.param('marketplace'));
    if (!marketplace) return Response.json({ error: 'no such marketplace' }, { status: 404 });
    return Response.json({ counts: marketplace.counts, calls: marketplace.calls });
  });
  return app;
}

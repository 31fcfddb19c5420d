import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Handler } from 'hono';
import type { FaultKind } from './faults.ts';
import type { RecordedCall } from './simulated-item.ts';
import type { SimulatedMarketplace } from './simulated-marketplace.ts';
import { pause } from './webhook-sender.ts';
import type { WireRequest, WireResponse } from './wire.ts';

type Env = { Bindings: HttpBindings };

/**
 * The route of one simulated marketplace (`name`), or of the one that the address names, below `prefix`.
 * It logs the request, applies the next fault, and answers.
 */
export function marketplaceRoute(
  marketplaces: ReadonlyMap<string, SimulatedMarketplace>,
  prefix?: string,
  name?: string,
): Handler<Env> {
  return async (context) => {
    const addressed = name ?? context.req.param('name') ?? '';
    const marketplace = marketplaces.get(addressed);
    if (!marketplace) return context.json({ error: 'no such marketplace' }, 404);
    const request = await readRequest(context, prefix ?? `/${addressed}`);
    const call = marketplace.record(request);
    marketplace.inFlight += 1;
    try {
      return await answerCall(context, marketplace, request, call);
    } finally {
      marketplace.inFlight -= 1;
    }
  };
}

async function answerCall(
  context: Context<Env>,
  marketplace: SimulatedMarketplace,
  request: WireRequest,
  call: RecordedCall,
): Promise<Response> {
  if (marketplace.faults.hangMs > 0) await pause(marketplace.faults.hangMs, marketplace.stopSignal);
  await marketplace.beforeAnswer?.(request);
  const fault = marketplace.nextFault();
  if (fault === 'reset') return cutConnection(context);
  const answer = answerWith(marketplace, request, fault);
  if (fault === 'lostAnswer') return neverAnswer(context);
  call.status = fault === 'garbage' ? 200 : answer.status;
  return fault === 'garbage' ? garbage() : toResponse(answer, marketplace);
}

function answerWith(
  marketplace: SimulatedMarketplace,
  request: WireRequest,
  fault: FaultKind | undefined,
): WireResponse {
  if (fault === 'status5xx') return { status: 500, body: { error: 'Internal error' } };
  if (fault === 'rateLimited') return marketplace.tooManyRequests();
  if (marketplace.refusesSet(request)) return marketplace.refuseSet(request);
  return marketplace.treat(request);
}

async function readRequest(context: Context<Env>, prefix: string): Promise<WireRequest> {
  const url = new URL(context.req.url);
  return {
    method: context.req.method,
    path: url.pathname.slice(prefix.length),
    query: url.searchParams,
    header: (header) => context.req.header(header),
    body: await context.req.text(),
  };
}

function toResponse({ status, body, headers }: WireResponse, marketplace: SimulatedMarketplace): Response {
  const text = body === undefined ? null : JSON.stringify(body);
  const all = new Headers(headers);
  if (text !== null) all.set('content-type', 'application/json');
  if (marketplace.faults.clockOffsetMs !== 0) all.set('date', marketplace.now().toUTCString());
  return new Response(text, { status, headers: all });
}

/** The error page of a broken gateway. */
function garbage(): Response {
  return new Response('<html><body>We will be back soon</body></html>', { headers: { 'content-type': 'text/html' } });
}

function cutConnection(context: Context<Env>): Response {
  context.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Sends no answer. The request ends when its caller gives up. */
async function neverAnswer(context: Context<Env>): Promise<Response> {
  await new Promise((resolve) => context.env.outgoing.once('close', resolve));
  return RESPONSE_ALREADY_SENT;
}

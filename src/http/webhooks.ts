import { type Context, Hono } from 'hono';
import { type IncomingWebhook, webhooksDisabled } from '../db/inbox/webhooks.ts';
import type { Logger } from '../log.ts';
import { type ReadEvent, readEvent } from '../marketplaces/event.ts';
import type { WebhookSender } from '../marketplaces/senders.ts';
import type { Metrics } from '../metrics.ts';
import { encodeNodeId } from '../node-id.ts';
import { startSpan, toTraceparent, withinSpan } from '../tracing.ts';
import type { TrustedProxies } from './client-address.ts';
import { identify } from './event-identity.ts';
import { countFailure, type FailureLimits } from './failure-limits.ts';
import { describeProblem, problem } from './problem.ts';
import type { Delivery, StoredDelivery } from './store-deliveries.ts';
import { UnverifiedBodies } from './unverified-bodies.ts';
import { answerOtherMethods } from './webhook-address.ts';
import { InboxUnavailable, type WebhookInbox } from './webhook-inbox.ts';
import { bodyTooLarge, compressed, findSender, isCompressed, readBody } from './webhook-request.ts';
import { type VerifiedSignature, verifySignature } from './webhook-signature.ts';

/** JSON itself or with a suffix (`application/cloudevents+json`), with parameters or without; not what only begins like it. */
const jsonType = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** What the webhook endpoint needs. `refreshSenders` reads the marketplaces again, at most once per second. */
export interface WebhookDeps {
  findSender(code: string): Promise<WebhookSender | undefined>;
  refreshSenders(): Promise<void>;
  /** Notes which secret signed; returns at once. */
  noteSecretUse(marketplaceId: number, secret: string): void;
  /** Counts wrong signatures, and right ones after them, of a marketplace; returns at once. */
  signatures: { wrong(marketplaceId: number): void; right(marketplaceId: number): void };
  /** Wrong signatures and path secrets of addresses. */
  failures: FailureLimits;
  trustedProxies: TrustedProxies;
  inbox: WebhookInbox;
  metrics: Metrics;
  log: Logger;
}

/**
 * `POST .../stock-update`: verifies, stores durably, answers 200 after the commit. A signed delivery that cannot be used is stored as
 * failed, and its answer says why. Nothing unsigned is ever stored.
 */
export function createWebhookRoutes(deps: WebhookDeps): Hono {
  const routes = new Hono();
  const path = '/marketplaces/stock-update';
  routes.post(path, (c) => receive(deps, c));
  answerOtherMethods(routes, path);
  return routes;
}

const unverified = new UnverifiedBodies();

function tooBusy(c: Context): Response {
  c.header('Retry-After', '5');
  return problem(c, 'not-stored', 'The webhook could not be stored; send it again');
}

async function receive(deps: WebhookDeps, c: Context): Promise<Response> {
  const answer = (outcome: string, response: Response): Response => {
    deps.metrics.webhooksReceived.inc({ outcome });
    return response;
  };
  // Nothing is looked up: a compressed body could neither be checked against its signature nor be read.
  if (isCompressed(c)) return answer('wrong_type', compressed(c));
  const code = c.req.header('x-marketplace-id') ?? '';
  const sender = await findSender(
    code,
    (known) => deps.findSender(known),
    () => deps.refreshSenders(),
  );
  // The same answer for an unknown marketplace and a wrong signature, so that codes cannot be guessed.
  if (!sender) return answer(...(await refuseSignature(deps, c)));
  const release = unverified.take(c);
  if (!release) return answer('unavailable', tooBusy(c));
  const body = await readBody(c.req.raw).finally(release);
  if (!body) {
    return answer('too_large', problem(c, 'body-too-large', bodyTooLarge));
  }
  const verified = await verify(deps, c, code, sender, body);
  if (!verified) {
    deps.signatures.wrong(sender.id);
    return answer(...(await refuseSignature(deps, c)));
  }
  deps.signatures.right(sender.id);
  deps.noteSecretUse(sender.id, verified.secret);
  const type = c.req.header('content-type');
  if (type && !jsonType.test(type)) {
    return answer('wrong_type', problem(c, 'wrong-content-type', 'The content type must be application/json'));
  }
  try {
    const delivery = toDelivery(await findNewest(deps, sender, code), body, verified);
    const stored = await storeTraced(deps, code, delivery);
    // As the API spells it, so that what a sender quotes finds the row: `node(id:)`, `retryWebhooks`, `ombor replay --ids`.
    if (stored.id !== null) c.header('Ombor-Event-Id', encodeNodeId('MarketplaceWebhook', stored.id));
    return answer(nameOutcome(stored), c.json(describeStored(stored, delivery.read)));
  } catch (error) {
    if (!(error instanceof InboxUnavailable)) throw error;
    deps.log.error({ marketplace: code, reason: error.message }, 'A webhook could not be stored');
    return answer('unavailable', tooBusy(c));
  }
}

/** Stores a delivery within a span, which its row remembers: what is done with it later belongs to the same trace. */
function storeTraced({ inbox }: WebhookDeps, code: string, { webhook, read }: Delivery): Promise<StoredDelivery> {
  const attributes = { 'ombor.marketplace': code, 'ombor.event_type': webhook.eventType };
  const span = startSpan('receive webhook', { role: 'receive', attributes });
  return withinSpan(
    span,
    () => inbox.store({ webhook: { ...webhook, traceparent: toTraceparent(span) }, read }),
    ({ id, isNew }) => ({ ...(id !== null && { 'ombor.webhook_id': id }), 'ombor.is_new': isNew }),
  );
}

/** Only wrong signatures are limited, and a right one is never refused: whoever shares the address of the sender cannot stop it. */
async function refuseSignature(deps: WebhookDeps, c: Context): Promise<['unauthorized' | 'limited', Response]> {
  const limited = await countFailure(deps, c);
  return limited ? ['limited', limited] : ['unauthorized', problem(c, 'invalid-signature', describeSignature(c))];
}

/** What can be seen of a signature without a secret: its form. It says nothing about which marketplaces there are. */
function describeSignature(c: Context): string {
  const signature = c.req.header('x-webhook-signature');
  if (signature === undefined) return 'Invalid signature';
  if (/^sha256=/i.test(signature)) return 'Invalid signature: send the hex digits alone, without "sha256="';
  const isBase64 = /^[\w+/-]{43}=?$/.test(signature);
  return isBase64
    ? 'Invalid signature: it looks like base64, and X-Webhook-Signature is the HMAC-SHA256 in hex'
    : 'Invalid signature';
}

/** Another process may have rotated the secret a moment ago, so the secrets are read again before a delivery is refused. */
async function verify(
  deps: WebhookDeps,
  c: Context,
  code: string,
  sender: WebhookSender,
  body: Uint8Array,
): Promise<VerifiedSignature | undefined> {
  const headers = c.req.raw.headers;
  const verified = verifySignature(headers, body, sender.secrets);
  if (verified || !(headers.has('x-webhook-signature') || headers.has('webhook-signature'))) return verified;
  await deps.refreshSenders();
  const fresh = await deps.findSender(code);
  return fresh && verifySignature(headers, body, fresh.secrets);
}

/** Webhooks may have been enabled a moment ago: then no poll counts this one any more, so the marketplaces are read again first. */
async function findNewest(deps: WebhookDeps, sender: WebhookSender, code: string): Promise<WebhookSender> {
  if (sender.enabled) return sender;
  await deps.refreshSenders();
  return (await deps.findSender(code)) ?? sender;
}

function toDelivery(sender: WebhookSender, body: Uint8Array, verified: VerifiedSignature): Delivery {
  const read = readEvent(body);
  const eventType = read.kind === 'known' ? read.event.event : (read.name ?? 'unreadable');
  const eventId = read.kind === 'known' ? read.event.event_id : read.eventId;
  const failure = read.kind === 'invalid' ? read.reason : null;
  const webhook = {
    marketplaceId: sender.id,
    eventType,
    payload: read.payload,
    rawBody: body,
    signature: verified.signature,
    ...identify(verified.signedId, eventId, eventType, body),
    failure: sender.enabled ? failure : webhooksDisabled,
  };
  return { webhook: holdAmbiguous(webhook, read), read };
}

/** A body that says two things is not applied by what one reader makes of it. */
function holdAmbiguous(webhook: IncomingWebhook, read: ReadEvent): IncomingWebhook {
  if (read.kind !== 'known' || read.repeated === undefined) return webhook;
  const reason = `${read.repeated} is there twice; replay it by its id if the last one counts`;
  return { ...webhook, failure: webhook.failure ?? reason, held: true, heldBecause: { code: 'repeated_member' } };
}

function nameOutcome({ isNew, unusable }: StoredDelivery): string {
  if (unusable !== null && unusable.kind !== 'webhooks-disabled') return 'invalid';
  return isNew ? 'received' : 'duplicate';
}

/** The answer to a stored delivery: 200 even if it cannot be used, because sending it again cannot help. */
function describeStored({ isNew, unusable }: StoredDelivery, read: ReadEvent) {
  const errors = unusable?.kind === 'invalid-event' && read.kind === 'invalid' ? read.errors : undefined;
  return {
    received: true,
    ...(!isNew && { duplicate: true }),
    ...(unusable && { applied: false, problem: describeProblem(unusable.kind, unusable.reason, errors) }),
  };
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { IncomingNotification } from '../db/inbox/notifications.ts';
import { messageOf } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { NotificationResult } from '../marketplaces/adapter.ts';
import { readEvent } from '../marketplaces/event.ts';
import type { NotificationSender } from '../marketplaces/senders.ts';
import type { Metrics } from '../metrics.ts';
import { findClientAddress, type TrustedProxies } from './client-address.ts';
import { countFailure, type FailureLimits } from './failure-limits.ts';
import { problem } from './problem.ts';
import { answerOtherMethods } from './webhook-address.ts';
import { bodyTooLarge, compressed, findSender, isCompressed, readBody } from './webhook-request.ts';

/** The part of the marketplace's time limit that may be spent on storing. The rest is for the answer to arrive. */
const storingShare = 0.8;

/** What the notification endpoint needs. */
export interface NotificationDeps {
  findNotificationSender(code: string): Promise<NotificationSender | undefined>;
  /** Reads the marketplaces again, at most once per second. */
  refreshSenders(): Promise<void>;
  /** Stores the notification and asks for the reading that it causes, both or neither. */
  storeNotification(notification: IncomingNotification): Promise<void>;
  /** Notes which secret was in the path; returns at once. */
  noteSecretUse(marketplaceId: number, secret: string): void;
  /** Wrong signatures and path secrets of addresses. */
  failures: FailureLimits;
  trustedProxies: TrustedProxies;
  metrics: Metrics;
  log: Logger;
}

/**
 * `POST .../:code/notifications[/:pathSecret]`, each also with `/notification` appended: a marketplace's own notification. It has
 * no signature, so the sender's address is checked (and the secret, if the path has one). It never changes stock: it only makes
 * Ombor read the marketplace now. The answer is exactly what the marketplace requires.
 */
export function createNotificationRoutes(deps: NotificationDeps): Hono {
  const routes = new Hono();
  const path = '/marketplaces/:code/notifications';
  for (const address of [path, `${path}/notification`]) {
    routes.post(address, (c) => receive(deps, c, undefined));
    answerOtherMethods(routes, address);
  }
  for (const address of [`${path}/:pathSecret`, `${path}/:pathSecret/notification`]) {
    routes.post(address, (c) => receive(deps, c, c.req.param('pathSecret')));
    answerOtherMethods(routes, address);
  }
  return routes;
}

async function receive(deps: NotificationDeps, c: Context, pathSecret: string | undefined): Promise<Response> {
  const receivedAt = new Date();
  const answer = (outcome: string, response: Response): Response => {
    deps.metrics.webhooksReceived.inc({ outcome: `notification_${outcome}` });
    return response;
  };
  const code = c.req.param('code') ?? '';
  const sender = await findSender(
    code,
    (known) => deps.findNotificationSender(known),
    () => deps.refreshSenders(),
  );
  // The same answer for an unknown marketplace, a foreign address and a wrong secret, so that none of them can be guessed.
  const isKnown = sender && isFrom(deps, c, sender);
  const secret = isKnown && pathSecret !== undefined ? findSecret(sender, pathSecret) : undefined;
  // Without a secret in the path the address alone decides.
  if (!isKnown || (pathSecret !== undefined && secret === undefined)) {
    const limited = await countFailure(deps, c);
    if (limited) return answer('limited', limited);
    return answer('unauthorized', problem(c, 'unknown-sender', 'Unknown sender'));
  }
  if (secret !== undefined) deps.noteSecretUse(sender.id, secret);
  if (isCompressed(c)) return answer('wrong_type', compressed(c));
  const body = await readBody(c.req.raw);
  if (!body) return answer('too_large', problem(c, 'body-too-large', bodyTooLarge));
  const result = sender.receive({ body: Buffer.from(body).toString('utf8'), receivedAt });
  if (result.keep && !(await keep(deps, sender, result, body, code))) {
    c.header('Retry-After', '5');
    return answer('unavailable', problem(c, 'not-stored', 'The notification could not be stored; send it again'));
  }
  const status = result.reply.status as ContentfulStatusCode;
  return answer(status < 300 ? 'received' : 'invalid', c.json(result.reply.body as object, status));
}

function isFrom({ trustedProxies }: NotificationDeps, c: Context, sender: NotificationSender): boolean {
  const forwarded = c.req.header('x-forwarded-for');
  const address = findClientAddress(getConnInfo(c).remote.address, forwarded, trustedProxies);
  const version = isIP(address);
  if (version === 0) return false;
  const networks = new BlockList();
  for (const source of sender.sources) {
    const [network = '', prefix] = source.split('/');
    const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) networks.addAddress(network, family);
    else networks.addSubnet(network, Number(prefix), family);
  }
  return networks.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** The secret that is in the path. Hashes are compared, so that the time reveals neither content nor length. */
function findSecret({ secrets }: NotificationSender, given: string): string | undefined {
  const digest = (text: string): Buffer => createHash('sha256').update(plainSecret(text)).digest();
  return secrets.find((secret) => timingSafeEqual(digest(secret), digest(given)));
}

const maxTypeLength = 200;
const maxIdentityLength = 200;

const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** An index has a limit: without this a long one would be answered "send it again" for ever. */
const toKey = (identity: string): string => (identity.length > maxIdentityLength ? hash(identity) : identity);

/** A secret as it may appear in a path: without `whsec_`, and in base64url, which needs no escapes. */
function plainSecret(secret: string): string {
  return secret
    .replace(/^whsec_/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

async function keep(
  deps: NotificationDeps,
  sender: NotificationSender,
  result: NotificationResult,
  body: Uint8Array,
  code: string,
): Promise<boolean> {
  const storing = deps.storeNotification({
    marketplaceId: sender.id,
    type: result.type.slice(0, maxTypeLength),
    payload: readEvent(body).payload,
    rawBody: body,
    identity: toKey(result.identity ?? hash(body)),
    ring: result.ring,
  });
  const late = delay(sender.answerWithinMs * storingShare, undefined, { ref: false }).then(() => {
    throw new Error('the database did not answer in time');
  });
  try {
    await Promise.race([storing, late]);
    return true;
  } catch (error) {
    const reason = messageOf(error);
    deps.log.error({ marketplace: code, reason }, 'A notification could not be stored');
    return false;
  } finally {
    // Nobody waits for the slower of the two any more, so its failure must not count as unhandled.
    storing.catch(() => {});
    late.catch(() => {});
  }
}

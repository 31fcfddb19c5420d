import type { Int8, Sql } from '../db/client.ts';
import { type EarlierWebhook, listEarlierWebhooks } from '../db/inbox/earlier-webhooks.ts';
import { watchFailedEvents, watchIncomingGuard } from '../db/inbox/incoming-guard.ts';
import { type IncomingWebhook, insertWebhooks, webhooksDisabled } from '../db/inbox/webhooks.ts';
import { checkEvent, type ReadEvent } from '../marketplaces/event.ts';
import { identifyAgain, readContent } from './event-identity.ts';
import type { ProblemKind } from './problem-kinds.ts';

/** A delivery with a valid signature, and what was read out of it. */
export interface Delivery {
  webhook: IncomingWebhook;
  read: ReadEvent;
}

/** Why a stored delivery cannot be used, as a kind of problem. */
export type UnusableKind = Extract<
  ProblemKind,
  'ambiguous-event' | 'invalid-event' | 'other-content' | 'webhooks-disabled'
>;

/** What became of a delivery. `isNew` false: a duplicate, nothing changed. */
export interface StoredDelivery {
  isNew: boolean;
  /** Its row, of a duplicate that of the first; null: the row is gone by now. */
  id: Int8 | null;
  /** Why it cannot be used, as far as that is known before it is worked on; null: nothing is known against it. */
  unusable: { kind: UnusableKind; reason: string } | null;
}

const otherContent = 'this id came before with other content; replay it by its id if it is another event';

/**
 * Stores deliveries durably. One whose id came before is a duplicate if it says the same; if it says something else, it is stored as
 * well, and waits for a person.
 */
export async function storeDeliveries(sql: Sql, deliveries: Delivery[]): Promise<StoredDelivery[]> {
  const ids = await insertWebhooks(
    sql,
    deliveries.map(({ webhook }) => webhook),
  );
  const known = deliveries.filter((_one, index) => ids[index] === null);
  await watchFailures(
    sql,
    deliveries.filter((_one, index) => ids[index] !== null),
  );
  const earlier = await findEarlier(sql, known);
  const stored: StoredDelivery[] = [];
  for (const [index, delivery] of deliveries.entries()) {
    const before = earlier.get(delivery);
    stored.push(before ? await storeAfter(sql, delivery, before) : toStored(delivery, ids[index]));
  }
  return stored;
}

/** What cannot be used from the start, or waits for a person, raises its alert at once. */
async function watchFailures(sql: Sql, fresh: Delivery[]): Promise<void> {
  const held = fresh.filter(({ webhook }) => webhook.held);
  for (const marketplaceId of new Set(held.map(({ webhook }) => webhook.marketplaceId))) {
    await watchIncomingGuard(sql, marketplaceId);
  }
  const failed = fresh.filter(
    ({ webhook: { failure, held } }) => failure !== null && failure !== webhooksDisabled && !held,
  );
  for (const marketplaceId of new Set(failed.map(({ webhook }) => webhook.marketplaceId))) {
    await watchFailedEvents(sql, marketplaceId);
  }
}

async function findEarlier(sql: Sql, known: Delivery[]): Promise<Map<Delivery, EarlierWebhook>> {
  if (known.length === 0) return new Map();
  const rows = await listEarlierWebhooks(
    sql,
    known.map(({ webhook }) => webhook),
  );
  return new Map([...rows].map(([index, row]) => [known[index]!, row]));
}

/** A delivery whose id had come before. */
async function storeAfter(sql: Sql, delivery: Delivery, before: EarlierWebhook): Promise<StoredDelivery> {
  const { webhook, read } = delivery;
  const content = readContent(read, webhook.rawBody);
  const first: ReadEvent | null = before.payload === null ? null : checkEvent(before.payload);
  const firstContent = first ? readContent(first, before.rawBody) : null;
  const isSame = firstContent === null ? isEqual(before.rawBody, webhook.rawBody) : firstContent === content;
  if (isSame) {
    // Again, because the process may have died after it was stored.
    if (before.heldBecause) await watchIncomingGuard(sql, webhook.marketplaceId);
    const unusable = toUnusable(before.unusable ?? webhook.failure, before.heldBecause?.code);
    return { isNew: false, id: before.id, unusable };
  }
  const again = { ...webhook, olderKey: undefined };
  // What could not be read was never applied, so what is sent after it with its id is the event itself.
  if (read.kind === 'known' && first?.kind !== 'known') {
    return storeAgain(sql, { ...delivery, webhook: { ...again, dedupeKey: identifyAgain(webhook.dedupeKey, null) } });
  }
  const dedupeKey = identifyAgain(webhook.dedupeKey, content);
  if (read.kind !== 'known') return storeAgain(sql, { ...delivery, webhook: { ...again, dedupeKey } });
  const held = {
    held: true,
    heldBecause: { code: 'other_content' as const },
    failure: webhook.failure ?? otherContent,
  };
  return storeAgain(sql, { ...delivery, webhook: { ...again, dedupeKey, ...held } });
}

async function storeAgain(sql: Sql, delivery: Delivery): Promise<StoredDelivery> {
  const [id] = await insertWebhooks(sql, [delivery.webhook]);
  if (id) await watchFailures(sql, [delivery]);
  const before = id ? undefined : (await findEarlier(sql, [delivery])).get(delivery);
  return before ? storeAfter(sql, delivery, before) : toStored(delivery, id);
}

function toStored({ webhook }: Delivery, id: Int8 | null = null): StoredDelivery {
  return { isNew: id !== null, id, unusable: toUnusable(webhook.failure, webhook.heldBecause?.code) };
}

function toUnusable(reason: string | null, heldCode?: string): StoredDelivery['unusable'] {
  if (reason === null) return null;
  if (heldCode === 'other_content') return { kind: 'other-content', reason };
  if (heldCode === 'repeated_member') return { kind: 'ambiguous-event', reason };
  return { kind: reason === webhooksDisabled ? 'webhooks-disabled' : 'invalid-event', reason };
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

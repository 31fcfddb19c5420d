import type { z } from 'zod';
import { readBody } from './event-body.ts';
import { readFields } from './event-fields.ts';
import { eventSchema, type MarketplaceEvent, maxNameLength } from './event-schema.ts';
import { isEndOfOrder, readEventName } from './event-words.ts';
import { isShort, readId } from './field-values.ts';

export type { MarketplaceEvent, OrderLine } from './event-schema.ts';

/** A known event, with what of it cannot be read: see `ReadFields`. */
export interface KnownEvent {
  kind: 'known';
  event: MarketplaceEvent;
  notes: string[];
  faults: string[];
  emptyLines: string[];
  payload: unknown;
  /** A member that its body has twice, as a JSON Pointer: other readers take the first, Ombor the last. */
  repeated?: string | undefined;
}

/** A checked body: a known event, an unknown one (stored and ignored), or the reason why it is invalid. */
export type ReadEvent =
  | KnownEvent
  | { kind: 'unknown'; name: string; eventId: string | undefined; payload: unknown }
  | InvalidEvent;

/** `errors`: the same as `reason`, member by member. */
export interface InvalidEvent {
  kind: 'invalid';
  name: string | null;
  reason: string;
  errors?: MemberError[];
  eventId?: string | undefined;
  payload: unknown;
}

/** What is wrong with a member of a body. `pointer`: which one, as a JSON Pointer (RFC 6901); the empty one is the whole body. */
export interface MemberError {
  pointer: string;
  detail: string;
}

/**
 * Reads the bytes of a delivery that arrived at a time. Never throws. `payload` is undefined if the body is not JSON that a database
 * can store.
 */
export function readEvent(bytes: Uint8Array, arrivedAt = new Date()): ReadEvent {
  const body = readBody(bytes);
  if ('reason' in body) return { kind: 'invalid', name: null, reason: body.reason, payload: undefined };
  const read = checkEvent(body.payload, arrivedAt);
  return read.kind === 'known' ? { ...read, notes: [...body.notes, ...read.notes], repeated: body.repeated } : read;
}

/** Checks a payload from the inbox, which was read before. `arrivedAt` stands for a time of the event that cannot be read. */
export function checkEvent(payload: unknown, arrivedAt = new Date()): ReadEvent {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    return { kind: 'invalid', name: null, reason: 'The body is not a valid event: it is not a JSON object', payload };
  }
  const body = payload as Record<string, unknown>;
  const sent = typeof body.event === 'string' ? body.event.trim() : '';
  const eventId = readId(body.event_id);
  if (sent === '' || !isShort(sent, maxNameLength)) {
    const reason = 'The body is not a valid event: event is required';
    const errors = [{ pointer: '/event', detail: 'is required' }];
    return { kind: 'invalid', name: null, reason, errors, eventId, payload };
  }
  const name = readEventName(sent);
  if (name.kind === 'unknown') return { kind: 'unknown', name: sent, eventId, payload };
  if (name.kind === 'mistyped') {
    const reason = `Event "${sent}" is unknown: was "${name.meant}" meant?`;
    return { kind: 'invalid', name: sent, reason, errors: [{ pointer: '/event', detail: reason }], eventId, payload };
  }
  const { fields, ...found } = readFields(name.name, body, arrivedAt);
  const parsed = eventSchema.safeParse(fields);
  const unread = [...found.faults, ...found.emptyLines];
  const refused = parsed.success ? refuse(parsed.data, body, unread) : explain(parsed.error);
  if (parsed.success && refused.length === 0) return { kind: 'known', event: parsed.data, ...found, payload };
  const details = [...refused.map(inWords), ...unread, ...found.notes].slice(0, maxDetails);
  const reason = `The body is not a valid event: ${details.join('; ')}`;
  const errors = [...refused, ...unread.map(toMemberError)].slice(0, maxDetails);
  return { kind: 'invalid', name: name.name, reason, errors, eventId, payload };
}

const maxDetails = 6;

/** Why a readable event must not be applied; empty: it may. */
function refuse(event: MarketplaceEvent, body: Record<string, unknown>, faults: string[]): MemberError[] {
  if (event.event === 'stock.updated') {
    return faults.length > 0 ? [{ pointer: '', detail: 'its listing cannot be read' }] : [];
  }
  const isTold = event.event === 'order.created' || event.event === 'order.updated';
  if (isTold && isEndOfOrder(body.status)) {
    const detail = 'an order is ended by order.cancelled or order.returned, not by its status';
    return [{ pointer: '/status', detail }];
  }
  // Without its lines it would take back the whole order.
  const isPart = !isTold && event.items === undefined && faults.length > 0;
  return isPart ? [{ pointer: '/items', detail: 'none of its items can be read' }] : [];
}

const explain = (error: z.ZodError): MemberError[] =>
  error.issues.slice(0, 5).map(({ path, message }) => ({ pointer: toPointer(path.map(String)), detail: message }));

const inWords = ({ pointer, detail }: MemberError): string =>
  pointer === '' ? detail : `${pointer.slice(1).replaceAll('/', '.')}: ${detail}`;

/** `items.0: ...` names a line. */
function toMemberError(fault: string): MemberError {
  const [path = ''] = /^[a-z]+(\.\d+)?/.exec(fault) ?? [];
  return { pointer: toPointer(path.split('.')), detail: fault };
}

const toPointer = (path: string[]): string =>
  path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

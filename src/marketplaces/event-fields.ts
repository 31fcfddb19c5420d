import { findCurrency } from './currencies.ts';
import { type EventName, readFulfilment, readStatus } from './event-words.ts';
import { readEventTime, readFlag, readId, readInstant, readLink, readWhole } from './field-values.ts';
import { exactPrice } from './money.ts';

/** The largest figure and the largest change that a sender can mean, in items. */
export const maxStock = 1_000_000_000;
export const maxItems = 1_000_000;

/** A body in the spelling of the contract. */
export interface ReadFields {
  /** Without the members that are absent or cannot be read. */
  fields: Record<string, unknown>;
  /** What is not known, because it cannot be read; the event is applied without it. */
  notes: string[];
  /** What is needed and cannot be read: a line, the items. Each begins with where it is: `items.0: ...`. The rest is applied. */
  faults: string[];
  /** Lines of 0 items: nothing of a new order, but of a known one they may be meant to be taken out. */
  emptyLines: string[];
}

/** Reads the members of one object, and notes which of them cannot be read. */
class Members {
  readonly #body: Record<string, unknown>;
  readonly #path: string;
  readonly #notes: string[];

  constructor(body: Record<string, unknown>, notes: string[], path = '') {
    this.#body = body;
    this.#notes = notes;
    this.#path = path;
  }

  /** null and empty text are absent. A member that `read` does not understand is not known. */
  read<Value>(name: string, read: (value: unknown) => Value | undefined, expected: string): Value | undefined {
    const value = this.#body[name];
    if (isAbsent(value)) return undefined;
    const result = read(value);
    if (result === undefined) this.#notes.push(`${this.#path}${name} is not known: ${show(value)} is not ${expected}`);
    return result;
  }
}

/** Reads what an event says in the spelling of the contract. Never throws. `arrivedAt` stands for a time that cannot be read. */
export function readFields(name: EventName, body: Record<string, unknown>, arrivedAt: Date): ReadFields {
  const read: ReadFields = { fields: {}, notes: [], faults: [], emptyLines: [] };
  const members = new Members(body, read.notes);
  const timestamp = members.read('timestamp', (value) => readEventTime(value, arrivedAt), 'a usable RFC 3339 time');
  if (timestamp === undefined) read.notes.push('the time of its arrival counts');
  read.fields = {
    event: name,
    timestamp: timestamp ?? arrivedAt.toISOString(),
    event_id: members.read('event_id', readId, 'an id'),
    order_id: members.read('order_id', readId, 'an id'),
    ...(name === 'stock.updated' ? readFigures(members, read, body) : readOrder(name, members, read, body)),
  };
  for (const [field, value] of Object.entries(read.fields)) if (value === undefined) delete read.fields[field];
  return read;
}

function readFigures(members: Members, read: ReadFields, body: Record<string, unknown>): Record<string, unknown> {
  const figure = (value: unknown) => readWhole(value, -maxStock, maxStock);
  const figures = {
    previous_stock: members.read('previous_stock', figure, 'a whole number'),
    current_stock: members.read('current_stock', figure, 'a whole number'),
    change: members.read(
      'change',
      (value) => readWhole(value, -maxItems, maxItems),
      `a whole number of at most ${maxItems}`,
    ),
  };
  const { previous_stock: before, current_stock: after, change } = figures;
  if (before !== undefined && after !== undefined && change !== undefined && before + change !== after) {
    read.notes.push(`previous_stock ${before} and current_stock ${after} do not fit change ${change}: change counts`);
  }
  const reason = members.read(
    'reason',
    (value) => (typeof value === 'string' ? value.slice(0, 200) : undefined),
    'text',
  );
  return { ...figures, reason, ...readListing(members, body, read.faults) };
}

function readOrder(
  name: EventName,
  members: Members,
  read: ReadFields,
  body: Record<string, unknown>,
): Record<string, unknown> {
  const { code, isUnclear } = readCurrency(members);
  const items = readLines(body.items, read, isUnclear);
  if (name !== 'order.created' && name !== 'order.updated') {
    return { items, after_handover: members.read('after_handover', readFlag, 'true or false') };
  }
  return {
    items,
    status: members.read('status', readStatus, 'a status that Ombor knows'),
    fulfilment: members.read('fulfilment', readFulfilment, 'own or marketplace'),
    ship_by: members.read('ship_by', readInstant, 'a usable RFC 3339 time'),
    currency: code,
  };
}

/** Prices in a currency that cannot be read are not known: they must not count in the marketplace's own. */
function readCurrency(members: Members): { code: string | undefined; isUnclear: boolean } {
  let isUnclear = false;
  const code = members.read(
    'currency',
    (value) => {
      const text = String(value).trim().toUpperCase();
      const known = /^[A-Z]{3}$/.test(text) ? text : /^\d{1,3}$/.test(text) ? findCurrency(Number(text)) : undefined;
      isUnclear = known === undefined;
      return known;
    },
    'an ISO 4217 code, so the prices are not known either',
  );
  return { code, isUnclear };
}

/** The lines that can be read; what else there is becomes faults. undefined: the event has no items, or none that can be read. */
function readLines(value: unknown, read: ReadFields, isUnpriced: boolean): object[] | undefined {
  if (isAbsent(value)) return undefined;
  const rows = Array.isArray(value) ? value : isObject(value) ? [value] : undefined;
  if (!rows) read.faults.push(`items: ${show(value)} is not a list of lines`);
  else if (rows.length === 0) read.faults.push('items is empty');
  const lines = (rows ?? []).flatMap((row, index) => readLine(row, `items.${index}`, read, isUnpriced) ?? []);
  return lines.length > 0 ? lines : undefined;
}

function readLine(row: unknown, path: string, read: ReadFields, isUnpriced: boolean): object | undefined {
  if (!isObject(row)) {
    read.faults.push(`${path}: ${show(row)} is not a line`);
    return undefined;
  }
  const faults: string[] = [];
  const members = new Members(row, read.notes, `${path}.`);
  const listing = readListing(members, row, faults);
  if (listing.sku === undefined && listing.marketplace_product_id === undefined) {
    faults.push('sku or marketplace_product_id is required');
  }
  const quantity = readWhole(row.quantity, 0, maxItems);
  if (quantity === undefined)
    faults.push(`quantity: ${show(row.quantity)} is not a whole number from 1 to ${maxItems}`);
  // Absent: the listing's price. One that cannot be read is not known, and never guessed.
  const price = members.read('price', exactPrice, 'a price') ?? (isAbsent(row.price) ? undefined : null);
  if (faults.length > 0) {
    read.faults.push(...faults.map((fault) => `${path}: ${fault}`));
    return undefined;
  }
  if (quantity === 0) {
    read.emptyLines.push(`${path}: 0 items of ${show(listing.sku ?? listing.marketplace_product_id)}`);
    return undefined;
  }
  return { ...listing, quantity, ...(isUnpriced ? { price: null } : price !== undefined && { price }) };
}

interface Listing {
  sku?: string;
  marketplace_product_id?: string;
  link?: Record<string, string>;
}

/** How it names a listing. A link that cannot be read is a fault: without it the name may mean another size of the article. */
function readListing(members: Members, body: Record<string, unknown>, faults: string[]): Listing {
  const sku = members.read('sku', readId, 'a SKU');
  const id = members.read('marketplace_product_id', readId, 'an id');
  const link = isAbsent(body.link) ? {} : readLink(body.link);
  if (!link) faults.push(`link: ${show(body.link)} is not an object of ids`);
  return {
    ...(sku !== undefined && { sku }),
    ...(id !== undefined && { marketplace_product_id: id }),
    ...(link && Object.keys(link).length > 0 && { link }),
  };
}

/** Members that say nothing. */
const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value for people. Objects and lists only by their kind: they may contain data of a customer. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

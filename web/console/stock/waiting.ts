import type { AdjustStockInput } from '../../gql/graphql.ts';

/** An adjustment that could not be sent. It has its idempotency key, so that it is recorded once, however often it is sent. */
export interface WaitingEntry {
  /** Who made it: it is sent in nobody else's name. */
  by: string;
  /** For people. */
  product: string;
  input: AdjustStockInput & { idempotencyKey: string };
}

const storedName = 'ombor-waiting';
const maxEntries = 200;

const listeners = new Set<() => void>();
let known: { text: string; entries: readonly WaitingEntry[] } = { text: '[]', entries: [] };

/** What waits on this device, oldest first. */
export function listWaiting(): readonly WaitingEntry[] {
  const text = localStorage.getItem(storedName) ?? '[]';
  if (text !== known.text) known = { text, entries: JSON.parse(text) as WaitingEntry[] };
  return known.entries;
}

/** Keeps an entry until it was answered. Returns false when there are too many. */
export function keepWaiting(entry: WaitingEntry): boolean {
  const entries = listWaiting();
  if (entries.length >= maxEntries) return false;
  store([...entries, entry]);
  return true;
}

/** Forgets an entry: it was answered, or its person removed it. */
export function dropWaiting({ input }: WaitingEntry): void {
  store(listWaiting().filter((entry) => entry.input.idempotencyKey !== input.idempotencyKey));
}

/** Calls back when entries come or go, in other tabs too. */
export function onWaiting(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

function store(entries: readonly WaitingEntry[]): void {
  localStorage.setItem(storedName, JSON.stringify(entries));
  for (const listener of listeners) listener();
}

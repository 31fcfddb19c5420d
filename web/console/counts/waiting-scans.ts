import { newRandomId } from '../../shared/random-id.ts';
import { clockAheadMs } from '../../shared/server-clock.ts';

/** What was counted and has no answer yet. It has its idempotency key and its moment, so that it counts once, and for that moment. */
export interface WaitingScan {
  key: string;
  /** Who counted: it is sent in nobody else's name. */
  by: string;
  stocktakeId: string;
  code?: string;
  otherCode?: string;
  sku?: string;
  /** For people: the name of the product, or the code. */
  label: string;
  units: number;
  mode: 'ADD' | 'SET_TO';
  place: string | null;
  /** By the clock of the server, as far as it is known. */
  countedAt: string;
}

const storedName = 'ombor-scans';
/** So long the next scan of the same item may still join the last one. */
export const joinMs = 1_500;
const maxScans = 2_000;

const listeners = new Set<() => void>();
/** Keys that are being sent: they change no more. */
const sending = new Set<string>();
let known: { text: string; scans: readonly WaitingScan[] } = { text: '[]', scans: [] };

/** What waits on this device, oldest first. */
export function listScans(): readonly WaitingScan[] {
  const text = localStorage.getItem(storedName) ?? '[]';
  if (text !== known.text) known = { text, scans: JSON.parse(text) as WaitingScan[] };
  return known.scans;
}

/** Calls back when scans come or go, in other tabs too. */
export function onScans(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

const serverNow = (): string => new Date(Date.now() + clockAheadMs()).toISOString();

/** Keeps what was counted until it was answered. Returns it; undefined: too many wait. */
export function keepScan(scan: Omit<WaitingScan, 'key' | 'countedAt'>): WaitingScan | undefined {
  if (listScans().length >= maxScans) return undefined;
  const kept = { ...scan, key: newRandomId(), countedAt: serverNow() };
  store([...listScans(), kept]);
  return kept;
}

/** Changes a scan that nobody has begun to send. Returns false otherwise. `isScan`: one more was counted now. */
export function changeScan(key: string, change: Partial<WaitingScan>, isScan = false): boolean {
  if (sending.has(key) || !listScans().some((scan) => scan.key === key)) return false;
  const moment = isScan ? { countedAt: serverNow() } : {};
  store(listScans().map((scan) => (scan.key === key ? { ...scan, ...change, ...moment } : scan)));
  return true;
}

/** Forgets a scan: it was answered, or its person removed it. */
export function dropScan(key: string): void {
  sending.delete(key);
  store(listScans().filter((scan) => scan.key !== key));
}

/**
 * Takes a scan to be sent, as it is now: units may have joined it since somebody listed it. undefined: it is being sent or gone, or more
 * units may join it.
 */
export function takeScan(key: string): WaitingScan | undefined {
  const scan = listScans().find((one) => one.key === key);
  if (!scan || sending.has(key) || !isSettled(scan)) return undefined;
  sending.add(key);
  return scan;
}

/** Puts a scan that could not be sent in front again. */
export function leaveScan(key: string): void {
  sending.delete(key);
}

/** Whether no more units will join it. */
function isSettled({ countedAt, key }: WaitingScan): boolean {
  return listScans().at(-1)?.key !== key || Date.parse(serverNow()) - Date.parse(countedAt) >= joinMs;
}

function store(scans: readonly WaitingScan[]): void {
  localStorage.setItem(storedName, JSON.stringify(scans));
  for (const listener of listeners) listener();
}

/** What became of a scan that was sent from this page, by its key. */
export interface SentScan {
  entryId: string;
  units: number;
  name: string | null;
}
const sent = new Map<string, SentScan>();
export const findSent = (key: string): SentScan | undefined => sent.get(key);
export function noteSent(key: string, scan: SentScan): void {
  sent.set(key, scan);
}

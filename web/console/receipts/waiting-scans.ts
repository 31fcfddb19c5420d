/** A scan that is not on the server yet. It has its idempotency key: however often it is sent, it counts once. */
export interface WaitingScan {
  key: string;
  receiptId: string;
  /** What arrived as text, and what the keys say on an English keyboard. */
  typed: string;
  latin: string;
}

const storedName = 'ombor-receipt-scans';
const maxScans = 500;

let scans = read();
const listeners = new Set<() => void>();

function read(): readonly WaitingScan[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storedName) ?? '[]');
    return Array.isArray(stored) ? (stored as WaitingScan[]) : [];
  } catch {
    return [];
  }
}

/** Kept on this device, so that a page that is closed loses nothing; where it refuses to keep, the page itself does. */
function keep(next: readonly WaitingScan[]): void {
  scans = next;
  try {
    localStorage.setItem(storedName, JSON.stringify(next));
  } catch {
    // A private window: the scans are lost with the page, which shows them.
  }
  for (const listener of listeners) listener();
}

export const listScans = (): readonly WaitingScan[] => scans;

export function onScans(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns whether there was room for it. */
export function keepScan(scan: WaitingScan): boolean {
  if (scans.length >= maxScans) return false;
  keep([...scans, scan]);
  return true;
}

export const dropScan = (key: string): void => keep(scans.filter((scan) => scan.key !== key));

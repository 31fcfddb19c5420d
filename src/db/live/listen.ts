import { randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { postgres } from '../postgres-driver.ts';

/** What PostgreSQL tells us of. A notification is a hint: after each (re)connect some may be missing. */
export interface Listeners {
  /** Products that changed, or `many`: more than a notification can name. */
  onStock(productIds: number[] | 'many'): void;
  onMarketplaces(): void;
  /** Rows of a topic changed: see sql/functions/00_notify_change.sql. */
  onChanges(topic: string, ids: string[]): void;
  /** The connection stands (again): whatever was sent in between is lost. */
  onConnected(): void;
}

/** Times in ms. */
export interface ListenTimings {
  /** How often we send ourselves a sign of life. */
  heartbeatMs: number;
  /** Without one for so long the connection counts as dead, even if nothing says so. */
  watchdogMs: number;
}

const defaultListenTimings: ListenTimings = { heartbeatMs: 5_000, watchdogMs: 15_000 };

/**
 * Listens on one connection of its own. It survives what a driver does not notice: a connection into a black hole gives no
 * error, it only stays silent, so the watchdog replaces it.
 */
export function listen(
  url: string,
  listeners: Listeners,
  timings: ListenTimings = defaultListenTimings,
): { stop(): Promise<void> } {
  const heartbeat = `ombor_heartbeat_${randomBytes(6).toString('hex')}`;
  let client: Sql | undefined;
  let lastSignAt = performance.now();
  let stopped = false;
  const sign = (): void => {
    lastSignAt = performance.now();
  };

  function open(): void {
    const opened = postgres(url, {
      max: 1,
      connect_timeout: 2,
      // No query here needs them, and asking for them fails unhandled when the connection is cut at that moment.
      fetch_types: false,
      connection: { application_name: 'ombor listen' },
      onnotice: () => {},
    });
    client = opened;
    const mine = () => client === opened && !stopped;
    const channels = {
      ombor_stock: (payload: string) => listeners.onStock(payload === 'many' ? 'many' : readIds(payload)),
      ombor_marketplaces: () => listeners.onMarketplaces(),
      ombor_changes: (payload: string) => {
        const { topic, ids } = JSON.parse(payload) as { topic: string; ids: string[] };
        listeners.onChanges(topic, ids);
      },
      [heartbeat]: () => {},
    };
    for (const [channel, handle] of Object.entries(channels)) {
      const heard = (payload: string): void => {
        sign();
        if (mine()) handle(payload);
      };
      const connected = (): void => {
        sign();
        if (mine() && channel === heartbeat) listeners.onConnected();
      };
      opened.listen(channel, heard, connected).catch(() => {});
    }
  }

  const timer = setInterval(() => {
    if (performance.now() - lastSignAt > timings.watchdogMs) {
      const dead = client;
      sign();
      open();
      dead?.end({ timeout: 0 }).catch(() => {});
    }
    client?.notify(heartbeat, '').catch(() => {});
  }, timings.heartbeatMs);
  open();

  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await client?.end({ timeout: 1 });
    },
  };
}

function readIds(payload: string): number[] {
  return (JSON.parse(payload) as [number, number][]).map(([productId]) => productId);
}

import { randomBytes } from 'node:crypto';
import type { Sql } from '../client.ts';
import { postgres } from '../postgres-driver.ts';
import { toDriverOptions } from '../server/primary.ts';
import { reach } from '../server/reach.ts';

/** Called for the notifications of PostgreSQL. A notification is a hint: after each (re)connect some may be missing. */
export interface Listeners {
  /** Products that changed, or `many`: more than a notification can name. */
  onStock(productIds: number[] | 'many'): void;
  onMarketplaces(): void;
  /** Rows of a topic changed: see sql/functions/00_notify_change.sql. */
  onChanges(topic: string, ids: string[]): void;
  /** Connected, for the first time or again: notifications that were sent in between are lost. */
  onConnected(): void;
}

/** Times in ms. */
export interface ListenTimings {
  /** How often a heartbeat is sent over PostgreSQL to this process itself. */
  heartbeatMs: number;
  /** A connection that was silent for so long is replaced, even if it reported no error. */
  watchdogMs: number;
}

const defaultListenTimings: ListenTimings = { heartbeatMs: 5_000, watchdogMs: 15_000 };

/**
 * Listens on one connection of its own. The driver does not notice a connection whose packets are dropped: it reports no error
 * and stays silent. So a watchdog replaces a silent connection.
 */
export function listen(
  url: string,
  listeners: Listeners,
  timings: ListenTimings = defaultListenTimings,
): { stop(): Promise<void> } {
  const heartbeat = `ombor_heartbeat_${randomBytes(6).toString('hex')}`;
  let client: Sql | undefined;
  let lastHeardAt = performance.now();
  let stopped = false;

  function open(): void {
    const opened = connectToListen(url);
    client = opened;
    const isCurrent = () => client === opened && !stopped;
    const handlers = { ...createHandlers(listeners), [heartbeat]: () => {} };
    for (const [channel, handle] of Object.entries(handlers)) {
      const onPayload = (payload: string): void => {
        lastHeardAt = performance.now();
        if (isCurrent()) handle(payload);
      };
      const onListening = (): void => {
        lastHeardAt = performance.now();
        if (isCurrent() && channel === heartbeat) listeners.onConnected();
      };
      opened.listen(channel, onPayload, onListening).catch(() => {});
    }
  }

  const timer = setInterval(() => {
    if (performance.now() - lastHeardAt > timings.watchdogMs) {
      const silent = client;
      lastHeardAt = performance.now();
      open();
      silent?.end({ timeout: 0 }).catch(() => {});
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

function connectToListen(url: string): Sql {
  const { address, primary } = reach(url);
  return postgres({
    ...toDriverOptions(address, primary),
    max: 1,
    connect_timeout: 2,
    // No query here needs the types, and reading them fails unhandled when the connection is cut at that moment.
    fetch_types: false,
    connection: { application_name: 'ombor listen' },
    onnotice: () => {},
    onclose: () => primary.lost(),
  });
}

/** What is done with the payload of each channel. */
function createHandlers(listeners: Listeners): Record<string, (payload: string) => void> {
  return {
    ombor_stock: (payload) => listeners.onStock(payload === 'many' ? 'many' : readProductIds(payload)),
    ombor_marketplaces: () => listeners.onMarketplaces(),
    ombor_changes: (payload) => {
      const { topic, ids } = JSON.parse(payload) as { topic: string; ids: string[] };
      listeners.onChanges(topic, ids);
    },
  };
}

function readProductIds(payload: string): number[] {
  return (JSON.parse(payload) as [number, number][]).map(([productId]) => productId);
}

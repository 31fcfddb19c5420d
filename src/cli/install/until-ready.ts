import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../../errors.ts';
import { createMarketplaceHttp } from '../../marketplaces/http.ts';

/** The first start makes the database. */
const timeoutMs = 180_000;
const pauseMs = 500;

/** Waits until Ombor answers on this machine. Throws an Error that says where its reason is. */
export async function untilReady(): Promise<void> {
  const http = createMarketplaceHttp({ allowPrivateNetworks: true, timeoutMs: 5_000 });
  const ends = AbortSignal.timeout(timeoutMs);
  let last = 'it did not answer';
  try {
    while (!ends.aborted) {
      const ready = await http
        .request({ bucket: 'ready', method: 'GET', url: 'http://127.0.0.1:4000/ready', signal: ends })
        .then(
          ({ status }) => status === 200,
          (error: unknown) => {
            last = messageOf(error);
            return false;
          },
        );
      if (ready) return;
      await delay(pauseMs);
    }
  } finally {
    await http.close();
  }
  throw new Error(`Ombor is not ready after ${timeoutMs / 1_000} s (${last}). Its reason: journalctl -u ombor -n 50`);
}

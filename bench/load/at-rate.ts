import { setTimeout as delay } from 'node:timers/promises';
import { opening, type Scene } from '../scene.ts';
import { Arrivals } from './arrivals.ts';
import type { Followers } from './followers.ts';
import type { Sender } from './sender.ts';

/** Who sends, and who is watched. Without followers only the marketplaces are. */
export interface Watched {
  scene: Scene;
  followers?: Followers;
  sender: Sender;
}

/** Ms from sending each webhook until it had arrived everywhere; in the order of arrival. */
export interface Times {
  subscribers: number[];
  marketplaces: number[];
}

const patienceMs = 120_000;

/** Sends sales of all products in turn at an even pace; resolves when all have arrived everywhere. */
export async function sendAtRate(
  { scene, followers, sender }: Watched,
  { perSecond, events }: { perSecond: number; events: number },
): Promise<Times> {
  const arrivals = new Arrivals(scene.shops, followers, opening);
  const sending: Promise<string>[] = [];
  const startedAt = performance.now();
  try {
    for (let event = 0; event < events; event += 1) {
      const { request, sku, at, soldThen } = scene.sales.sell(scene.sales.count % scene.products);
      arrivals.expect(sku, soldThen, at);
      sending.push(sender.send(request));
      const waitMs = startedAt + ((event + 1) * 1_000) / perSecond - performance.now();
      if (waitMs > 0 && event < events - 1) await delay(waitMs);
    }
    await Promise.all(sending);
    return await arrivals.untilAll(patienceMs);
  } finally {
    arrivals.stop();
  }
}

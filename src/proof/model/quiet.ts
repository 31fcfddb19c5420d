import { listedLateMs } from '../world/buyers.ts';
import type { ModelClock } from '../world/clock.ts';
import type { Doubts } from '../world/doubts.ts';
import type { Guards } from '../world/guards.ts';
import type { ModelOmbor } from '../world/ombor.ts';
import type { Reports } from '../world/reports.ts';
import type { Settings } from '../world/settings.ts';
import type { World } from '../world/world.ts';

/** Long enough for pushes of unknown result to settle, retries to come due, and polls. */
const waitsMs = [61_000, 3 * 3_600_000, 61_000];
/** More than an event is tried. */
const maxTries = 12;
const aMomentMs = 2_000;
/** A day later every listing is read back. */
const dayMs = 25 * 3_600_000;

/** A history that is over, and those who tidy up after it. */
export interface Ending {
  world: World;
  ombor: ModelOmbor;
  clock: ModelClock;
  settings: Settings;
  reports: Reports;
  guards: Guards;
  doubts: Doubts;
}

/** Nothing more happens: what was late arrives, people leave nothing paused, switched off or undecided, and Ombor catches up. */
export async function quietDown({ world, ombor, clock, settings, reports, guards, doubts }: Ending): Promise<void> {
  for (const { market } of world.places.all) market.beforeAnswer = null;
  guards.takeBack();
  await reports.arriveAll();
  await resume(world, ombor, settings);
  if (world.unlinked.size > 0) await pass(ombor, clock, [aMomentMs]);
  for (const place of world.places.all) {
    for (const { sku } of world.products) {
      if (world.unlinked.has(`${place.code} ${sku}`)) await settings.link(place, sku);
    }
  }
  await pass(ombor, clock, waitsMs.slice(0, 1));
  // Not one long silence: an order that was cancelled before its list had it would be judged as unseen for an hour.
  if (world.orders.some(({ knownFrom }) => knownFrom !== null && knownFrom > Date.now())) {
    await pass(ombor, clock, [listedLateMs, aMomentMs]);
  }
  await guards.decideAll();
  await doubts.decide();
  await guards.release();
  // Those whose order came later than they did.
  await ombor.must('retryWebhooks', {});
  await pass(ombor, clock, waitsMs.slice(1));
}

/** Until everything was read back, what differed was looked at twice, and no event is tried again. */
export async function readBack(ombor: ModelOmbor, clock: ModelClock): Promise<void> {
  for (let tries = 0; tries < maxTries && (await areRetried(ombor)); tries += 1) await pass(ombor, clock, [61_000]);
  await pass(ombor, clock, [dayMs, 20_000, 60_000, 60_000]);
}

async function areRetried(ombor: ModelOmbor): Promise<boolean> {
  const { webhooks } = await ombor.api.query<{ webhooks: { edges: unknown[] } }>(
    '{ webhooks(status: RETRY, first: 1) { edges { node { id } } } }',
  );
  return webhooks.edges.length > 0;
}

async function pass(ombor: ModelOmbor, clock: ModelClock, steps: readonly number[]): Promise<void> {
  for (const ms of steps) {
    await clock.pass(ms);
    await ombor.sweep();
  }
}

async function resume({ places }: World, ombor: ModelOmbor, settings: Settings): Promise<void> {
  for (const place of places.all) {
    if (!place.webhooksEnabled) await settings.enable(place);
    if (place.paused) {
      await ombor.must('resumeMarketplace', { marketplace: place.code });
      place.paused = false;
    }
  }
}

import type { ModelClock } from './clock.ts';
import type { ModelOmbor } from './ombor.ts';
import type { World } from './world.ts';

/** Long enough for pushes of unknown result to settle, retries to come due, and polls. */
const waitsMs = [61_000, 3 * 3_600_000, 61_000];
/** A day later every listing is read back. */
const dayMs = 25 * 3_600_000;

/** Nothing more happens: people leave nothing paused or switched off, and Ombor catches up. */
export async function quietDown(world: World, ombor: ModelOmbor, clock: ModelClock): Promise<void> {
  for (const { market } of world.places.all) market.faults.garbage = false;
  await resume(world, ombor);
  await pass(ombor, clock, waitsMs);
}

/** Until everything was read back, and what differed was looked at twice. */
export async function readBack(ombor: ModelOmbor, clock: ModelClock): Promise<void> {
  await pass(ombor, clock, [dayMs, 20_000, 60_000, 60_000]);
}

async function pass(ombor: ModelOmbor, clock: ModelClock, steps: readonly number[]): Promise<void> {
  for (const ms of steps) {
    await clock.pass(ms);
    await ombor.sweep();
  }
}

async function resume({ places }: World, ombor: ModelOmbor): Promise<void> {
  for (const place of places.all) {
    if (!place.webhooksEnabled) {
      await ombor.must('updateMarketplace', { marketplace: place.code, webhookEnabled: true });
      place.webhooksEnabled = true;
    }
    if (place.paused) {
      await ombor.must('resumeMarketplace', { marketplace: place.code });
      place.paused = false;
    }
  }
}

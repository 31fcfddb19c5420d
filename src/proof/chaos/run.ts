import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { noFaults } from '../../simulator/faults.ts';
import type { Fault, Plan } from './fault.ts';
import { plainFaults } from './faults/alone.ts';
import { clockJumps } from './faults/clock.ts';
import { diskFull } from './faults/disk.ts';
import { faultsTogether } from './faults/together.ts';
import { type ChaosResult, closeScene, judge } from './result.ts';
import { openScene, type Preparation, type Scene } from './scene.ts';

/** Every fault that can be injected. */
export const allFaults: readonly Fault[] = [...faultsTogether, ...plainFaults, diskFull, clockJumps];

/** `events`, `loadMs`: of the faults that come together; the others scale with them. `directory`: for data and logs. */
export interface ChaosOptions {
  seed: number;
  events: number;
  loadMs: number;
  faults: readonly Fault[];
  directory: string;
  onStep(text: string): void;
  onResult(result: ChaosResult): void;
}

/** The run with which the figures of reliability are promised. */
const fullEvents = 10_000;
const aloneEventsPerSecond = 20;
const longestHoldMs = 60_000;
const products = { together: 20, alone: 8 } as const;
const openMs = 90_000;
/** Calls that are still on their way when all is right must change nothing: the slowest one is waited for, in a long run. */
const longestSettleMs = 50_000;

/** Injects the faults: first those that come together, then each of the others. Returns how each ended. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult[]> {
  const results: ChaosResult[] = [];
  const keep = (result: ChaosResult): void => {
    results.push(result);
    options.onResult(result);
  };
  const possible: Fault[] = [];
  for (const fault of options.faults) {
    const obstacle = (await fault.findObstacle?.()) ?? null;
    if (obstacle === null) possible.push(fault);
    else keep({ name: fault.name, skipped: obstacle });
  }
  const together = possible.filter((fault) => fault.together);
  if (together.length > 0) await runTogether(options, together, keep);
  const alone = possible.filter((fault) => !fault.together);
  const plain = alone.filter(({ prepare }) => !prepare);
  if (plain.length > 0) await runAlone(options, 'alone', plain, {}, keep);
  for (const fault of alone) {
    if (!fault.prepare) continue;
    const { undo, ...preparation } = await fault.prepare(options.directory);
    try {
      await runAlone(options, fault.name, [fault], preparation, keep);
    } finally {
      await undo();
    }
  }
  return results;
}

const planOf = ({ loadMs, events }: ChaosOptions): Plan => ({
  loadMs,
  holdMs: Math.min(longestHoldMs, loadMs / 3),
  share: events / fullEvents,
});

async function open(options: ChaosOptions, name: string, preparation: Preparation): Promise<Scene> {
  const everyMarketplace = name === 'together';
  options.onStep(`${name}: starting two of each process, and opening the shop`);
  const scene = await openScene({
    directory: path.join(options.directory, name),
    seed: options.seed,
    everyMarketplace,
    products: everyMarketplace ? products.together : products.alone,
    preparation,
  });
  if ((await scene.checker.untilRight(openMs)) !== null) return scene;
  await scene.checker.judge();
  await scene.stop();
  throw new Error(`The shop did not open: ${[...scene.checker.faults][0]}`);
}

type Keep = (result: ChaosResult) => void;

async function runTogether(options: ChaosOptions, faults: Fault[], keep: Keep): Promise<void> {
  const { events, loadMs } = options;
  const scene = await open(options, 'together', {});
  const plan = planOf(options);
  options.onStep(`together: ${events} events in ${Math.round(loadMs / 1_000)} s with ${faults.length} kinds of faults`);
  const injecting = Promise.all(faults.map((fault) => fault.inject(scene, plan)));
  // It is awaited after the load; until then nobody else may see it fail.
  injecting.catch(() => {});
  const startedAt = performance.now();
  for (let step = 0; step < events; step += 1) {
    await sleep(Math.max(0, startedAt + (step * loadMs) / events - performance.now()));
    act(scene);
  }
  await injecting;
  for (const { market } of scene.places) market.faults = noFaults();
  options.onStep('together: no more events and faults');
  const result = await judge(scene, { name: 'together', settleMs: Math.min(longestSettleMs, loadMs / 4), options });
  keep(await closeScene(scene, result));
}

async function runAlone(
  options: ChaosOptions,
  name: string,
  faults: Fault[],
  preparation: Preparation,
  keep: Keep,
): Promise<void> {
  const scene = await open(options, name, preparation);
  let last: ChaosResult | undefined;
  for (const fault of faults) {
    if (last) keep(last);
    options.onStep(`${fault.name}: ${fault.about}`);
    let isOver = false;
    const injecting = fault.inject(scene, planOf(options)).finally(() => {
      isOver = true;
    });
    injecting.catch(() => {});
    while (!isOver) {
      act(scene);
      await sleep(1_000 / aloneEventsPerSecond);
    }
    await injecting;
    last = await judge(scene, { name: fault.name, settleMs: 0, options });
  }
  if (last) keep(await closeScene(scene, last));
}

/** Something that staff do, for so many events of buyers. */
const eventsPerStaffAction = 20;

/** One event of the world. */
function act(scene: Scene): void {
  if (scene.random() * eventsPerStaffAction < 1) scene.staff.act();
  scene.buyers.act(null).catch((error: unknown) => {
    scene.checker.faults.add(`a marketplace could not sell: ${error instanceof Error ? error.message : error}`);
  });
}

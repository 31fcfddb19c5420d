import { setTimeout as sleep } from 'node:timers/promises';
import type { Scene } from './scene.ts';

/** How a fault, or all that came together, ended. Times in ms. */
export interface ChaosResult {
  name: string;
  /** Why it was not injected; absent: it was. */
  skipped?: string;
  facts?: ChaosFacts;
}

export interface ChaosFacts {
  seed: number;
  /** How often each fault was injected. */
  injected: Record<string, number>;
  /** Webhooks with different content, and how often they were sent in all. */
  events: number;
  attempts: number;
  orders: number;
  staffActions: number;
  /** From the end of events and faults until everything was right; null: never. */
  convergenceMs: number | null;
  /** The longest that an event which had been answered with success waited for its movement, as seen once a second. */
  oldestAcknowledgementMs: number;
  /** The longest from sending an event to its first successful answer. */
  longestUnansweredMs: number;
  snapshots: number;
  /** The longest time between two of them: faults let the checker wait too. */
  longestGapMs: number;
  /** The longest that the run itself was late: above a second the machine is too busy for the load. */
  longestLateMs: number;
  /** How often a process of Ombor was started again. */
  restarts: number;
  /** How often the subscribers had to connect again. */
  reconnections: number;
  /** Until the slowest process had ended after SIGTERM; null: it runs on. */
  stopMs: number | null;
  /** What is wrong, as sentences; empty: every promise was kept. */
  faults: string[];
}

/** The promises, in ms. */
const chaosPromises = { convergenceMs: 120_000, stopMs: 15_000 } as const;

interface Judged {
  name: string;
  settleMs: number;
  options: { seed: number };
}

/** Waits until all is right, looks once more after a while, and sums up what happened since the last judgement. */
export async function judge(scene: Scene, { name, settleMs, options }: Judged): Promise<ChaosResult> {
  const { checker, deliveries, crew, injected } = scene;
  const convergenceMs = await checker.untilRight(chaosPromises.convergenceMs);
  if (convergenceMs !== null) await sleep(settleMs);
  // A figure whose outcome was unknown is sent once more meanwhile, so that all is right only a moment later again.
  const isRightAgain = convergenceMs !== null && (await checker.untilRight(chaosPromises.convergenceMs)) !== null;
  await checker.judge();
  const members = crew.all.map(({ member }) => member);
  const faults = [...checker.faults, ...members.flatMap(({ crashes }) => crashes.splice(0))];
  const seconds = chaosPromises.convergenceMs / 1_000;
  if (convergenceMs === null) faults.unshift(`not everything was right after ${seconds} s`);
  else if (!isRightAgain) faults.unshift(`what was right did not stay so: not within another ${seconds} s`);
  const facts: ChaosFacts = {
    seed: options.seed,
    injected: Object.fromEntries(injected),
    events: deliveries.events.size,
    attempts: deliveries.attempts,
    orders: scene.buyers.orders,
    staffActions: scene.staff.actions,
    convergenceMs,
    oldestAcknowledgementMs: checker.oldestAcknowledgementMs,
    longestUnansweredMs: deliveries.longestWaitMs,
    snapshots: checker.snapshots,
    longestGapMs: checker.longestGapMs,
    longestLateMs: checker.longestLateMs,
    restarts: members.reduce((sum, { starts }) => sum + starts - 1, 0),
    reconnections: scene.followers.reduce((sum, { connections }) => sum + connections - 1, 0),
    stopMs: null,
    faults,
  };
  checker.reset();
  injected.clear();
  return { name, facts };
}

/** Stops everything, and adds how long that took. */
export async function closeScene(scene: Scene, result: ChaosResult): Promise<ChaosResult> {
  const stopMs = await scene.stop();
  const { facts } = result;
  if (!facts) return result;
  const late = stopMs > chaosPromises.stopMs ? [`a process took ${Math.round(stopMs)} ms to end after SIGTERM`] : [];
  return { ...result, facts: { ...facts, stopMs, faults: [...facts.faults, ...late] } };
}

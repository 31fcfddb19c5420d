import { writeFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import type { Fault } from '../../proof/chaos/fault.ts';
import type { ChaosFacts, ChaosResult } from '../../proof/chaos/result.ts';
import { allFaults, runChaos } from '../../proof/chaos/run.ts';
import { freshEnv } from '../base/fresh-database.ts';
import { printError, printLine } from '../base/print.ts';
import { waitForSignal } from '../base/signals.ts';

/** The options of `ombor chaos`. */
export interface ChaosCommandOptions {
  events: number;
  minutes: number;
  seed: number;
  /** Names of faults, separated by commas. */
  only?: string;
  json?: string;
}

const shownFaults = 20;

/** Injects faults and prints how each ended. Throws when a promise was not kept. */
export async function chaos({ events, minutes, seed, only, json }: ChaosCommandOptions): Promise<void> {
  const signal = waitForSignal();
  const faults = only === undefined ? allFaults : readFaults(only);
  const directory = freshEnv('chaos').databaseDir;
  const startedAt = performance.now();
  const running = runChaos({
    seed,
    events,
    loadMs: minutes * 60_000,
    faults,
    directory,
    onStep: (text) => printError(`${inSeconds(performance.now() - startedAt).padStart(6)}  ${text}\n`),
    onResult: (result) => printLine(`${describe(result).join('\n')}\n`),
  });
  const results = await Promise.race([running, signal.then(() => null)]);
  if (results === null) throw new Error('Stopped before the end: nothing was proved.');
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ seed, events, minutes, results }, null, 2)}\n`);
  const skipped = results.filter((result) => result.skipped !== undefined).length;
  const broken = results.reduce((sum, { facts }) => sum + (facts?.faults.length ?? 0), 0);
  printLine(`${results.length - skipped} injected, ${skipped} skipped, ${broken} promises broken.`);
  if (broken > 0) throw new Error(`${broken} promises were not kept; see above. Logs of the processes: ${directory}.`);
}

function readFaults(text: string): Fault[] {
  return text.split(',').map((part) => {
    const fault = allFaults.find(({ name }) => name === part.trim());
    if (fault) return fault;
    const names = allFaults.map(({ name, about }) => `  ${name}: ${about}`);
    throw new Error(`--only: "${part.trim()}" is no fault. There are:\n${names.join('\n')}`);
  });
}

const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;

function describe({ name, skipped, facts }: ChaosResult): string[] {
  if (!facts) return [styleText('yellow', `${name}: skipped, ${skipped}`)];
  const { convergenceMs, faults } = facts;
  const shown = faults.slice(0, shownFaults).map((fault) => styleText('red', `  ✘ ${fault}`));
  const more = faults.length > shownFaults ? [`  … and ${faults.length - shownFaults} more`] : [];
  const end =
    convergenceMs === null
      ? 'it never became right'
      : `all was right ${inSeconds(convergenceMs)} after the last event and fault`;
  return [
    styleText('bold', `${name} (seed ${facts.seed}): ${end}`),
    ...listCounts(facts).map((line) => `  ${line}`),
    ...shown,
    ...more,
    ...(faults.length === 0 ? [styleText('green', '  ✔ every promise was kept')] : []),
  ];
}

function listCounts(facts: ChaosFacts): string[] {
  const injected = Object.entries(facts.injected).map(([what, count]) => `${count} × ${what}`);
  const stop = facts.stopMs === null ? '' : `; stopped in ${inSeconds(facts.stopMs)}`;
  return [
    `injected: ${injected.join(', ')}`,
    `sent: ${facts.events} webhooks in ${facts.attempts} calls, ${facts.orders} orders in all, ${facts.staffActions} actions of staff`,
    `oldest acknowledged event without its movement: ${inSeconds(facts.oldestAcknowledgementMs)}; longest until a first answer: ${inSeconds(facts.longestUnansweredMs)}`,
    `processes started again: ${facts.restarts}; subscribers connected again: ${facts.reconnections}${stop}`,
    `compared ${facts.snapshots} times, the longest time without a comparison ${inSeconds(facts.longestGapMs)}; the run itself was late by up to ${inSeconds(facts.longestLateMs)}`,
  ];
}

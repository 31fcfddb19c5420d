import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { styleText } from 'node:util';
import Table from 'cli-table3';
import type { Failure } from '../../proof/model/examine.ts';
import { type ModelReport, runModel } from '../../proof/model/run.ts';
import { defaultKinds, type Kind, kinds } from '../../proof/world/commands.ts';
import { freshEnv, startFreshDatabase } from '../base/fresh-database.ts';
import { print, printError } from '../base/print.ts';
import { waitForSignal } from '../base/signals.ts';

/** The options of `ombor prove --model`. */
export interface ModelProofOptions {
  runs: number;
  seed: number;
  /** Kinds of commands, separated by commas. */
  only?: string;
  json?: string;
}

const progressEveryMs = 10_000;
/** A history waits for PostgreSQL half of the time. */
const threadsPerCore = 2;

/** Plays random histories and prints what they came to. Throws when one of them ended wrong. */
export async function runModelProof({ runs, seed, only, json }: ModelProofOptions): Promise<void> {
  const chosen = only === undefined ? [...defaultKinds] : readKinds(only);
  const stopping = new AbortController();
  void waitForSignal().then(() => stopping.abort());
  const env = freshEnv('model');
  await using stack = new AsyncDisposableStack();
  const database = await startFreshDatabase(env, { durable: false });
  stack.defer(() => database.stop());
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1_000;
  let [toldAt, toldFailures] = [0, 0];
  const options = { runs, seed, kinds: chosen, threads: threadsPerCore * availableParallelism() };
  const report = await runModel(
    // Makes databases of its own.
    database.superuserUrl ?? database.url,
    options,
    (now) => {
      for (const failure of now.failures.slice(toldFailures)) {
        printError(`${describeFailure(failure).join('\n')}\n`);
      }
      toldFailures = now.failures.length;
      if (performance.now() - toldAt < progressEveryMs) return;
      toldAt = performance.now();
      printError(`${progressLine(now, runs, seconds())}\n`);
    },
    stopping.signal,
  );
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  printReport(report, seconds());
  if (report.failures.length > 0) throw new Error(`${report.failures.length} histories ended wrong; see above.`);
  if (stopping.signal.aborted) throw new Error(`Stopped after ${report.histories} of ${runs} histories.`);
}

function readKinds(text: string): Kind[] {
  return text.split(',').map((name) => {
    const kind = kinds.find((one) => one === name.trim());
    if (kind === undefined) throw new Error(`--only: "${name}" is no kind of command. There are: ${kinds.join(', ')}.`);
    return kind;
  });
}

function progressLine({ histories, failures }: ModelReport, runs: number, seconds: number): string {
  const perSecond = histories / seconds;
  const minutesLeft = Math.ceil((runs - histories) / perSecond / 60);
  return (
    `${String(Math.round(seconds)).padStart(4)} s  ${histories} of ${runs} histories (${perSecond.toFixed(1)} per second, ` +
    `${minutesLeft} min left), ${failures.length} ended wrong`
  );
}

const plain = { style: { head: [], border: [] }, chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' } };

function printReport(report: ModelReport, seconds: number): void {
  const table = new Table({
    ...plain,
    head: ['command', 'played', 'with effect'],
    colAligns: ['left', 'right', 'right'],
  });
  const counts = Object.entries(report.commands).toSorted(([a], [b]) => a.localeCompare(b));
  table.push(...counts.map(([kind, { played, effective }]) => [kind, String(played), String(effective)]));
  const { histories, seed, soldUnits, invisibleUnits, invisiblePer1000, coveredUnits, coveredPer1000 } = report;
  const { alerted, failures } = report;
  const last = seed + histories - 1;
  const lines = [
    table.toString(),
    `${histories} histories (seeds ${seed} to ${last}) in ${seconds.toFixed(0)} s, ${soldUnits} units sold.`,
    `${invisibleUnits} units were sold where nothing can show it: ${invisiblePer1000.toFixed(2)} per 1,000 sold.`,
    `${coveredUnits} units were sold whose webhook was lost, and our next figure covered that: ${coveredPer1000.toFixed(2)} per 1,000 sold.`,
    ...(alerted > 0 ? [`${alerted} histories ended with a difference that an open alert names.`] : []),
    ...failures.flatMap(describeFailure),
    ...(failures.length === 0
      ? [styleText('green', '✔ Books, marketplaces and world are equal at the end of each history.')]
      : []),
  ];
  print(`${lines.join('\n')}\n`);
}

function describeFailure({ seed, commands, differences, alerts }: Failure): string[] {
  return [
    styleText('red', `✘ seed ${seed} (play it again with --runs 1 --seed ${seed}):`),
    ...commands.map((words, index) => `    ${index + 1}. ${words}`),
    ...differences.map((text) => `    → ${text}`),
    ...alerts.map((text) => `    open alert: ${text}`),
  ];
}

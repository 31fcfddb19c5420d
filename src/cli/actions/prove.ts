import { writeFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import Table from 'cli-table3';
import { createLogger } from '../../log.ts';
import { type ProofState, prove } from '../../proof/prove.ts';
import type { AccountResult, Verdict } from '../../proof/verdict.ts';
import { freshEnv, startFreshDatabase } from '../base/fresh-database.ts';
import { print, printError } from '../base/print.ts';
import { waitForSignal } from '../base/signals.ts';

/** The options of `ombor prove`. */
export interface ProveOptions {
  minutes: number;
  rate: number;
  failRate: number;
  products: number;
  seed: number;
  json?: string;
}

const progressEveryMs = 10_000;
const settleMs = 60_000;

/** Runs the long proof and prints its verdict. Throws when a promise was not kept. */
export async function runProof({ minutes, rate, json, ...options }: ProveOptions): Promise<void> {
  const signal = waitForSignal();
  const env = freshEnv('proof');
  await using stack = new AsyncDisposableStack();
  const database = await startFreshDatabase(env);
  stack.defer(() => database.stop());
  const log = createLogger({ level: env.logLevel === 'info' ? 'silent' : env.logLevel, pretty: false });
  const installation = { env, log, databaseUrl: database.url, encryptionKey: database.encryptionKey };
  const proof = prove(
    installation,
    { ...options, loadMs: minutes * 60_000, salesPerSecond: rate, settleMs },
    (read) => {
      const timer = setInterval(() => printError(`${progressLine(read())}\n`), progressEveryMs);
      stack.defer(() => clearInterval(timer));
    },
  );
  const verdict = await Promise.race([proof, signal.then(() => null)]);
  if (verdict === null) throw new Error('Stopped before the end: nothing was proved.');
  if (json !== undefined) await writeFile(json, `${JSON.stringify(verdict, null, 2)}\n`);
  printVerdict(verdict);
  const broken = verdict.faults.length + verdict.slow.length;
  if (broken > 0) throw new Error(`${broken} promises were not kept; see above.`);
}

function progressLine({ elapsedMs, phase, orders, behind, overdrawn }: ProofState): string {
  const seconds = String(Math.round(elapsedMs / 1_000)).padStart(4);
  return `${seconds} s  ${phase}: ${orders} orders, ${behind} listings behind, ${overdrawn} limits exceeded`;
}

const plain = { style: { head: [], border: [] }, chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' } };

const inSeconds = (ms: number): string => (ms / 1_000).toFixed(ms < 10_000 ? 2 : 1);

function toRow({ title, isFailing, shown, found, ...counts }: AccountResult): string[] {
  return [
    `${title}${isFailing ? ', failing' : ''}`,
    ...[
      counts.calls,
      counts.failedCalls,
      counts.refusedSets,
      counts.overdrawn,
      counts.soldUnits,
      counts.countedUnits,
    ].map(String),
    inSeconds(found.p95),
    ...[shown.p50, shown.p95, shown.longest].map(inSeconds),
  ];
}

function printVerdict({ orders, cancellations, rightAfterMs, accounts, faults, slow, seed }: Verdict): void {
  const table = new Table({
    ...plain,
    head: [
      'account',
      'calls',
      'failed',
      'refused',
      'exceeded',
      'sold',
      'counted',
      'found p95 s',
      'shown p50 s',
      'p95 s',
      'max s',
    ],
    colAligns: ['left', ...Array.from({ length: 10 }, () => 'right' as const)],
  });
  table.push(...accounts.map(toRow));
  const lines = [
    table.toString(),
    `${orders} orders, ${cancellations} cancelled (seed ${seed}). found: from a sale to its record in Ombor; shown: from a figure to the listing that shows it.`,
    rightAfterMs === null
      ? 'Not every listing was right 60 s after the last sale.'
      : `Every listing was right ${inSeconds(rightAfterMs)} s after the last sale and the last failure.`,
    ...[...faults, ...slow].map((fault) => styleText('red', `✘ ${fault}`)),
    ...(faults.length + slow.length === 0 ? [styleText('green', '✔ Every promise was kept.')] : []),
  ];
  print(`${lines.join('\n')}\n`);
}

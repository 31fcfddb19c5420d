import Table from 'cli-table3';
import { type FirstPush, listFirstPushes } from '../../db/marketplaces/sync-state.ts';
import { findHold } from '../../db/restores.ts';
import {
  type ConnectedProcesses,
  type DatabaseStatus,
  listConnected,
  listRecentErrors,
  listWorkers,
  type RecentError,
  readDatabaseStatus,
  type WorkerStatus,
} from '../../db/server/status.ts';
import { readStateFigures, type StateFigures } from '../../db/state-figures.ts';
import { parseEnv } from '../../env.ts';
import { release } from '../../release.ts';
import { withDatabase } from '../base/database.ts';
import { print, printLine } from '../base/print.ts';

const maxErrors = 5;
/** A worker signals every 5 s; one that is silent for so long is dead. */
const silentS = 20;
/** The limits of the alert rules in ops/prometheus-rules.yml. */
const [lateOwedS, lateInboxS, lateBackupS] = [900, 60, 93_600];

interface Status {
  release: string;
  database: DatabaseStatus;
  connected: ConnectedProcesses[];
  workers: WorkerStatus[];
  state: StateFigures;
  firstPushes: FirstPush[];
  hold: { since: Date; how: string } | undefined;
  errors: RecentError[];
  /** Whether there are nightly backups. */
  backsUp: boolean;
}

/** Prints the state of this Ombor. Returns whether nothing needs attention. */
export async function printStatus(asJson: boolean): Promise<boolean> {
  const env = parseEnv();
  const backsUp = env.backups !== undefined;
  const status = await withDatabase(env, async (sql): Promise<Status> => {
    const [database, connected, workers, state, firstPushes, hold, errors] = await Promise.all([
      readDatabaseStatus(sql),
      listConnected(sql),
      listWorkers(sql),
      readStateFigures(sql),
      listFirstPushes(sql),
      findHold(sql),
      listRecentErrors(sql, maxErrors),
    ]);
    return { release, database, connected, workers, state, firstPushes, hold, errors, backsUp };
  });
  const attention = listAttention(status);
  if (asJson) printLine(JSON.stringify({ ...status, attention }));
  else print(describe(status, attention));
  return attention.length === 0;
}

function listAttention({ workers, state, hold, database, backsUp }: Status): string[] {
  const rows = new Map(state.webhooks.map((row) => [row.status, row.rows]));
  const late = state.owed.filter(({ oldestSeconds }) => oldestSeconds > lateOwedS);
  return [
    ...(hold
      ? [
          `No marketplace is called since ${hold.since.toISOString()}: the database was restored or copied (${hold.how}). Run resume-after-restore if this is the one to work with.`,
        ]
      : []),
    ...(workers.some(({ seconds }) => seconds < silentS)
      ? []
      : ['No worker runs: nothing is applied and nothing is sent.']),
    ...(state.oldestPendingSeconds > lateInboxS
      ? [`Received events wait for ${toDuration(state.oldestPendingSeconds)}.`]
      : []),
    ...late.map(
      ({ marketplace, oldestSeconds }) => `${marketplace} is owed a figure for ${toDuration(oldestSeconds)}.`,
    ),
    ...((rows.get('failed') ?? 0) > 0
      ? [`${rows.get('failed')} received events failed: only you can decide about them.`]
      : []),
    ...(database.connections > database.maxConnections * 0.9
      ? [`${database.connections} of ${database.maxConnections} connections of the server are used.`]
      : []),
    ...(backsUp ? listBackupAttention(state.backup) : []),
  ];
}

function listBackupAttention(backup: StateFigures['backup']): string[] {
  const age = backup?.testedSeconds ?? Number.POSITIVE_INFINITY;
  if (age <= lateBackupS) return [];
  const found =
    age === Number.POSITIVE_INFINITY
      ? 'No backup was tested yet'
      : `The newest tested backup is ${toDuration(age)} old`;
  return [
    `${found}. ${backup?.problem ? `The last attempt failed: ${backup.problem}` : 'Run `ombor backup --nightly`.'}`,
  ];
}

function describeBackup(backup: StateFigures['backup']): string {
  if (!backup) return 'none is made at night';
  const tested =
    backup.testedSeconds === null
      ? 'none was tested yet'
      : `the newest tested one is ${toDuration(backup.testedSeconds)} old`;
  return `${tested}; the last attempt began ${backup.startedAt.toISOString()}${backup.keptAt.length > 0 ? `, kept at ${backup.keptAt.join(', ')}` : ''}`;
}

function describe(status: Status, attention: readonly string[]): string {
  const { database, connected, workers, state, firstPushes, errors } = status;
  const table = new Table({ head: ['marketplace', 'owed', 'waits for', 'calls today'], style: { head: [] } });
  const calls = new Map(state.calls.map((row) => [row.marketplace, row.stock + row.orders + row.other]));
  for (const { marketplace, owed, oldestSeconds } of state.owed)
    table.push([marketplace, owed, owed > 0 ? toDuration(oldestSeconds) : '', calls.get(marketplace) ?? 0]);
  const count = (name: string): number => state.webhooks.find((row) => row.status === name)?.rows ?? 0;
  const alerts = state.alertsOpen.map(({ kind, alerts: open }) => `${kind} ${open}`);
  const alive = workers.map(({ host, seconds }) => `${host} (${toDuration(seconds)} ago)`);
  const lines = [
    ...attention.map((text) => `! ${text}`),
    `Ombor ${status.release}; schema of ${database.release}, ${database.migrations} migrations; PostgreSQL ${database.postgres}, ${toSize(database.bytes)}`,
    `Workers: ${alive.join(', ') || 'none'}`,
    `Connections (${database.connections} of ${database.maxConnections}): ${connected.map(({ name, connections }) => `${name} ${connections}`).join(', ') || 'none'}`,
    `Inbox: ${count('pending')} wait (${toDuration(state.oldestPendingSeconds)}), ${count('retry')} are retried, ${count('failed')} failed`,
    `Backups: ${describeBackup(state.backup)}`,
    `Alerts: ${alerts.join(', ') || 'none'}`,
    table.toString(),
    ...firstPushes.map(describeFirstPush),
    ...errors.map(({ marketplace, at, message }) => `${at.toISOString()} ${marketplace}: ${message}`),
  ];
  return `${lines.join('\n')}\n`;
}

function describeFirstPush({ marketplace, sent, total, minutesLeft }: FirstPush): string {
  const left = minutesLeft === null ? 'nothing is being sent now' : `about ${minutesLeft} min left`;
  return `First sending to ${marketplace}: ${sent} of ${total} figures, ${left}.`;
}

function toDuration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

const toSize = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;

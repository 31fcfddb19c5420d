import { Gauge } from 'prom-client';
import type { Sql } from './db/client.ts';
import { readStateFigures, type StateFigures } from './db/state-figures.ts';
import { messageOf } from './errors.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';

/** The labels of a figure, and the figure. */
type Sample = [labels: Record<string, string>, value: number];

/**
 * Gauges of the state in the database, read when the metrics are requested: every process reports the same values. `watchesBackups`: there
 * are nightly backups, so one that is missing is reported too.
 */
export function measureState(
  { registry }: Metrics,
  { sql, log, watchesBackups = false }: { sql: Sql; log: Logger; watchesBackups?: boolean },
): void {
  let reading: Promise<StateFigures | undefined> | undefined;

  // All gauges are collected at once and share one reading; without a database the other metrics are still reported.
  function read(): Promise<StateFigures | undefined> {
    reading ??= readStateFigures(sql)
      .catch((error: unknown) => {
        log.warn({ reason: messageOf(error) }, 'The state could not be measured');
        return undefined;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  }

  for (const { name, help, labelNames, samples } of watchesBackups ? [...gauges, backupAge] : gauges) {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        const figures = await read();
        this.reset();
        for (const [labels, value] of figures ? samples(figures) : []) this.set(labels, value);
      },
    });
  }
}

const callKinds = ['stock', 'orders', 'other'] as const;

const gauges: { name: string; help: string; labelNames: string[]; samples(figures: StateFigures): Sample[] }[] = [
  {
    name: 'ombor_owed_listings',
    help: 'Listings whose figure waits to be sent',
    labelNames: ['marketplace'],
    samples: ({ owed }) => owed.map((row) => [{ marketplace: row.marketplace }, row.owed]),
  },
  {
    name: 'ombor_oldest_owed_seconds',
    help: 'How long the oldest of them has waited; 0: none waits',
    labelNames: ['marketplace'],
    samples: ({ owed }) => owed.map((row) => [{ marketplace: row.marketplace }, row.oldestSeconds]),
  },
  {
    name: 'ombor_alerts_open',
    help: 'Open alerts',
    labelNames: ['kind'],
    samples: ({ alertsOpen }) => alertsOpen.map((row) => [{ kind: row.kind }, row.alerts]),
  },
  {
    name: 'ombor_webhooks',
    help: 'Received events that wait (pending, retry) or need attention (failed)',
    labelNames: ['status'],
    samples: ({ webhooks }) => webhooks.map((row) => [{ status: row.status }, row.rows]),
  },
  {
    name: 'ombor_oldest_pending_seconds',
    help: 'How long the oldest received event has waited for its turn; 0: none waits',
    labelNames: [],
    samples: ({ oldestPendingSeconds }) => [[{}, oldestPendingSeconds]],
  },
  {
    name: 'ombor_workers',
    help: 'Worker processes that gave a sign of life within 20 s',
    labelNames: [],
    samples: ({ workers }) => [[{}, workers]],
  },
  {
    name: 'ombor_deleted_rows',
    help: 'Rows that were deleted because they were older than they are kept, since the database was made',
    labelNames: ['kind'],
    samples: ({ deleted }) => deleted.map((row) => [{ kind: row.kind }, row.rows]),
  },
  {
    name: 'ombor_table_bytes',
    help: 'Size on disk, with indexes, of the tables that grow with sales',
    labelNames: ['table'],
    samples: ({ tables }) => tables.map((row) => [{ table: row.name }, row.bytes]),
  },
  {
    name: 'ombor_calls_today',
    help: 'Calls since the business day began: stock sets or reads figures, orders reads orders',
    labelNames: ['marketplace', 'kind'],
    samples: ({ calls }) =>
      calls.flatMap((row) => callKinds.map((kind): Sample => [{ marketplace: row.marketplace, kind }, row[kind]])),
  },
  {
    name: 'ombor_polling_calls_today',
    help: 'Calls that reading stock every 30 minutes would have made since the business day began',
    labelNames: ['marketplace'],
    samples: ({ calls }) => calls.map((row) => [{ marketplace: row.marketplace }, row.polling]),
  },
];

const backupAge: (typeof gauges)[number] = {
  name: 'ombor_tested_backup_age_seconds',
  help: 'How old the newest backup is that was restored to test it; +Inf: there is none',
  labelNames: [],
  samples: ({ backup }) => [[{}, backup?.testedSeconds ?? Number.POSITIVE_INFINITY]],
};

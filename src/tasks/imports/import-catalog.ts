import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { importCatalog, NoCatalog } from '../../catalog-import.ts';
import type { Connection } from '../../connections/open-row.ts';
import {
  type CatalogImportRow,
  endImport,
  ImportLost,
  type ImportResult,
  importLeaseMs,
  keepImport,
  leaveImport,
  recordImportStep,
  takeImport,
} from '../../db/imports/catalog-imports.ts';
import { Rejected, RetryLater, Unauthorized } from '../../marketplaces/refusals.ts';
import { openForTask } from '../open-for-task.ts';
import { defineTask, type TaskDeps, type TaskOutcome } from '../task.ts';

/** More rows than these are counted, not named: nobody reads on, and each step writes them again. */
const maxNamed = 500;

/** The process is stopping: the pages that were written stay, and another worker goes on. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Reads a marketplace's catalogue for somebody who asked in the API, page by page, and records how far it has come. */
export const importCatalogTask = defineTask({
  name: 'import_catalog',
  payload: z.object({ importId: z.string() }),
  async run(deps, { importId }, signal) {
    const owner = randomUUID();
    const row = await takeImport(deps.sql, importId, owner);
    if (!row) return 'nothing-due';
    const renewing = setInterval(() => {
      // A renewal that fails only lets the lease expire, which the next page notices.
      keepImport(deps.sql, importId, owner).catch(() => {});
    }, importLeaseMs / 3);
    try {
      return await run(deps, row, owner, signal);
    } catch (error) {
      if (error instanceof ImportLost) return 'lease-lost';
      // What no person can fix by asking again, such as a lost database, is retried when the lease has expired.
      if (!signal.aborted) throw error;
      await leaveImport(deps.sql, importId, owner);
      return 'stopped';
    } finally {
      clearInterval(renewing);
    }
  },
});

async function run(deps: TaskDeps, row: CatalogImportRow, owner: string, signal: AbortSignal): Promise<TaskOutcome> {
  const failure = await read(deps, row, owner, signal);
  await endImport(deps.sql, row.id, owner, failure);
  return failure ? 'failed' : 'done';
}

interface Failure {
  error: string;
  httpStatus: number | null;
}

/** Reads the catalogue to its end. Returns why it cannot be read, or null. */
async function read(
  deps: TaskDeps,
  row: CatalogImportRow,
  owner: string,
  signal: AbortSignal,
): Promise<Failure | null> {
  const connection = await deps.findConnection(row.marketplaceId);
  const adapter = connection && (await openAdapter(deps, connection));
  if (!adapter) return { error: 'Its settings or credentials cannot be read.', httpStatus: null };
  const { marketplaceId, dryRun, takeStock, createLookAlikes, actor, cursor, itemsRead, result } = row;
  const from = dryRun || result === null || cursor === null ? undefined : { cursor, items: itemsRead, result };
  const options = { marketplaceId, dryRun, takeStock, createLookAlikes, actor, from, signal };
  try {
    await importCatalog(deps.sql, adapter, options, async (items, step, tx) => {
      if (signal.aborted) throw new Stopped();
      await recordImportStep(tx, row.id, owner, {
        cursor: step.cursor,
        itemsRead: items,
        result: cut(step.result),
      });
    });
    return null;
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof NoCatalog) return { error: error.message, httpStatus: null };
    if (!(error instanceof Rejected || error instanceof RetryLater || error instanceof Unauthorized)) throw error;
    return { error: error.message, httpStatus: error.httpStatus };
  }
}

const openAdapter = (deps: TaskDeps, connection: Connection) =>
  openForTask(deps, connection, { urgent: false, onCall: () => {} });

const cut = ({ created, doubtful, ...counts }: ImportResult): ImportResult => ({
  ...counts,
  created: created.slice(0, maxNamed),
  doubtful: doubtful.slice(0, maxNamed),
});

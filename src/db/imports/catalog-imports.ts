import type { ImportedRow } from '../catalog/catalog-import.ts';
import type { Int8, Json, Sql, SqlOrTx } from '../client.ts';
import { jsonRow } from '../rows.ts';

/** What an import is asked to do. */
export interface ImportRequest {
  marketplaceId: number;
  dryRun: boolean;
  takeStock: boolean;
  createLookAlikes: boolean;
  /** Who asks, for the ledger. */
  actor: string;
}

/** A row of a catalogue that a person should see, with what is needed to link it by hand. */
export interface NamedItem extends ImportedRow {
  marketplaceProductId: string;
  name: string;
  settings: Json;
}

/** What became of the rows that were read so far. The lists are cut to `maxNamed`; the counts are not. */
export interface ImportResult {
  counts: Record<ImportedRow['outcome'], number>;
  openings: { products: number; units: number };
  created: NamedItem[];
  doubtful: NamedItem[];
}

/** An import that was asked for. */
export interface CatalogImportRow extends ImportRequest {
  id: Int8;
  status: 'waiting' | 'running' | 'done' | 'failed';
  attempts: number;
  cursor: string | null;
  itemsRead: number;
  result: ImportResult | null;
  error: string | null;
  httpStatus: number | null;
  createdAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
}

/** Another worker has the import now. */
export class ImportLost extends Error {
  override readonly name = 'ImportLost';
}

/** How long a worker has an import before another one may take it; it renews that every third of it. */
export const importLeaseMs = 30_000;
/** An import that ended so often without an answer is given up. */
const maxAttempts = 5;

const columns = (sql: SqlOrTx) => sql`
  id, marketplace_id, dry_run, take_stock, create_look_alikes, actor, status, attempts, cursor, items_read, result, error, http_status,
  created_at, updated_at, ended_at`;

/** Asks for an import, and wakes a worker. Returns its id. */
export async function askImport(sql: SqlOrTx, request: ImportRequest): Promise<Int8> {
  const { marketplaceId, dryRun, takeStock, createLookAlikes, actor } = request;
  const [row] = await sql<{ id: Int8 }[]>`
    with asked as (
      insert into catalog_imports (marketplace_id, dry_run, take_stock, create_look_alikes, actor)
      values (${marketplaceId}, ${dryRun}, ${takeStock}, ${createLookAlikes}, ${actor}) returning id
    )
    select id, graphile_worker.add_job('import_catalog', json_build_object('importId', id::text)) from asked`;
  return row!.id;
}

/** Imports by id, in no order. */
export function listImportsById(sql: SqlOrTx, ids: readonly string[]): Promise<CatalogImportRow[]> {
  return sql<CatalogImportRow[]>`select ${columns(sql)} from catalog_imports where id = any (${[...ids]}::bigint[])`;
}

/** The newest import of each of these marketplaces that has one. */
export function listNewestImports(sql: SqlOrTx, marketplaceIds: readonly number[]): Promise<CatalogImportRow[]> {
  return sql<CatalogImportRow[]>`
    select distinct on (marketplace_id) ${columns(sql)} from catalog_imports
    where marketplace_id = any (${[...marketplaceIds]}::int[]) order by marketplace_id, id desc`;
}

/**
 * Takes an import for `importLeaseMs`; undefined: it has ended, somebody works on it, or an earlier one of the same marketplace is not
 * done. `attempts` counts this one.
 */
export async function takeImport(sql: SqlOrTx, id: string, owner: string): Promise<CatalogImportRow | undefined> {
  const [row] = await sql<CatalogImportRow[]>`
    update catalog_imports i set status = 'running', owner = ${owner}, attempts = attempts + 1, updated_at = now(),
      leased_until = clock_timestamp() + ${importLeaseMs} * interval '1 ms'
    where i.id = ${id} and status in ('waiting', 'running') and leased_until <= clock_timestamp() and not exists (
      select 1 from catalog_imports e
      where e.marketplace_id = i.marketplace_id and e.id < i.id and e.status in ('waiting', 'running'))
    returning ${columns(sql)}`;
  return row;
}

/** Keeps the lease. Throws ImportLost. */
export async function keepImport(sql: SqlOrTx, id: string, owner: string): Promise<void> {
  const rows = await sql`
    update catalog_imports set leased_until = clock_timestamp() + ${importLeaseMs} * interval '1 ms'
    where id = ${id} and owner = ${owner} and status = 'running' returning 1`;
  if (rows.length === 0) throw new ImportLost(`The import ${id} is not ours any more`);
}

/** How far an import has come. `cursor`: where the next page begins. */
export interface ImportStep {
  cursor: string | null;
  itemsRead: number;
  result: ImportResult;
}

/** Stores how far an import has come, and keeps the lease. Throws ImportLost. */
export async function recordImportStep(
  sql: SqlOrTx,
  id: string,
  owner: string,
  { cursor, itemsRead, result }: ImportStep,
): Promise<void> {
  const rows = await sql`
    update catalog_imports set cursor = ${cursor}, items_read = ${itemsRead}, result = ${jsonRow(sql, result)}, updated_at = now(),
      leased_until = clock_timestamp() + ${importLeaseMs} * interval '1 ms'
    where id = ${id} and owner = ${owner} and status = 'running' returning 1`;
  if (rows.length === 0) throw new ImportLost(`The import ${id} is not ours any more`);
}

/** Ends an import; `failure` null: it is done. Wakes the next one of the marketplace. */
export async function endImport(
  sql: SqlOrTx,
  id: string,
  owner: string,
  failure: { error: string; httpStatus: number | null } | null,
): Promise<void> {
  await sql`
    with ended as (
      update catalog_imports set status = ${failure ? 'failed' : 'done'}, error = ${failure?.error ?? null},
        http_status = ${failure?.httpStatus ?? null}, ended_at = now(), updated_at = now()
      where id = ${id} and owner = ${owner} and status = 'running' returning marketplace_id
    ), next as (
      select min(n.id) as id from catalog_imports n join ended using (marketplace_id) where n.status = 'waiting'
    )
    select graphile_worker.add_job('import_catalog', json_build_object('importId', id::text)) from next where id is not null`;
}

/** Gives an import back: another worker may go on with it at once. It was no attempt. */
export async function leaveImport(sql: SqlOrTx, id: string, owner: string): Promise<void> {
  await sql`
    update catalog_imports set leased_until = '-infinity', attempts = attempts - 1
    where id = ${id} and owner = ${owner} and status = 'running'`;
}

/** Wakes a worker for imports whose wake-up or worker was lost, and gives up those that were begun too often. */
export async function wakeImports(sql: SqlOrTx, silentMs: number): Promise<void> {
  await sql`
    update catalog_imports set status = 'failed', error = ${`It ended ${maxAttempts} times without a result`}, ended_at = now(), updated_at = now()
    where status = 'running' and attempts >= ${maxAttempts} and leased_until <= clock_timestamp()`;
  await sql`
    select graphile_worker.add_job('import_catalog', json_build_object('importId', i.id::text), job_key => 'import_catalog:' || i.id)
    from catalog_imports i
    where status in ('waiting', 'running') and leased_until <= clock_timestamp()
      and updated_at < now() - ${silentMs} * interval '1 ms' and not exists (
        select 1 from catalog_imports e
        where e.marketplace_id = i.marketplace_id and e.id < i.id and e.status in ('waiting', 'running'))`;
}

/** Deletes imports that ended 30 days ago. */
export async function forgetOldImports(sql: Sql): Promise<void> {
  await sql`delete from catalog_imports where ended_at < now() - interval '30 days'`;
}

import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '../../errors.ts';
import type { Int8, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import { applyStockChanges } from '../stock/stock.ts';
import { undoAdjustment } from '../stock/undo.ts';
import { assertRoom } from './entries.ts';
import { listLines, notCounted, type StocktakeLine } from './lines.ts';
import { activeBookings, endStocktake, lockStocktake, type Stocktake, touchStocktake } from './stocktakes.ts';

/** What to book. `productIds` null: every line. `uncountedAsZero`: how many uncounted products the person was shown, to be booked as 0. */
export interface Booking {
  stocktakeId: number;
  productIds: readonly number[] | null;
  uncountedAsZero: number | null;
  revision: number | null;
  actor: string;
}

/** A line that could not be booked, or undone: a later count is recorded, or replaced it. */
export type RefusedLine = { productId: number; reason: 'later_count' | 'replaced' };

/** What became of it. `booked`, `undone`: lines. `remaining`: lines that the next call would take. */
export type Booked = { booked: number; moved: number; refused: RefusedLine[]; remaining: number };
export type BookingUndone = { undone: number; refused: RefusedLine[]; remaining: number };

/** Sales of these products wait while their lines are booked. */
const maxLines = 2_000;

/**
 * Books lines of a stocktake, each once, as the counts of their moments. When every line is booked it is over. Throws NotFoundError for
 * products without a line; ConflictError.
 */
export async function bookStocktake(tx: Tx, booking: Booking): Promise<Booked> {
  const { stocktakeId, productIds, actor } = booking;
  const stocktake = await lockStocktake(tx, stocktakeId, { revision: booking.revision });
  if (booking.uncountedAsZero !== null) await assumeNothing(tx, stocktake, booking.uncountedAsZero, actor);
  const open = await listUnbooked(tx, stocktakeId, productIds);
  const taken = open.slice(0, maxLines);
  await tx`
    select 1 from inventory where product_id = any (${taken}::int[]) order by product_id for no key update`;
  const lines = await listLines(tx, [stocktakeId], taken);
  if (productIds) await assertCounted(tx, stocktakeId, productIds);
  const bookable = lines.filter(({ laterCount }) => laterCount === null);
  const moved = await recordLines(tx, stocktake, bookable, actor);
  const refused = lines.flatMap(({ productId, laterCount }): RefusedLine[] =>
    laterCount === null ? [] : [{ productId, reason: 'later_count' }],
  );
  const remaining = open.length - taken.length;
  if (productIds === null && remaining === 0 && refused.length === 0) await endStocktake(tx, stocktakeId, actor);
  else await touchStocktake(tx, stocktakeId);
  return { booked: bookable.length, moved, refused, remaining };
}

/** The products of lines whose present entries are not booked, in order. */
async function listUnbooked(tx: Tx, stocktakeId: number, productIds: readonly number[] | null): Promise<number[]> {
  const rows = await tx<{ productId: number }[]>`
    select e.product_id from stocktake_entries e
    where e.stocktake_id = ${stocktakeId} and e.product_id is not null
      and ${productIds === null ? tx`true` : tx`e.product_id = any (${[...productIds]}::int[])`}
    group by 1 having bool_or(e.removed_at is null) and max(e.changed_at) > coalesce((
      select max(b.booked_at) from stocktake_bookings b
      where b.product_id = e.product_id and b.id in (${activeBookings(tx, stocktakeId)})), '-infinity')
    order by 1`;
  return rows.map(({ productId }) => productId);
}

async function assertCounted(tx: Tx, stocktakeId: number, productIds: readonly number[]): Promise<void> {
  const rows = await tx<{ sku: string }[]>`
    select p.sku from products p where p.id = any (${[...productIds]}::int[]) and not exists (
      select from stocktake_entries e where e.stocktake_id = ${stocktakeId} and e.product_id = p.id and e.removed_at is null)`;
  if (rows.length > 0) {
    throw new NotFoundError('Line', ['input', 'skus'], rows.map(({ sku }) => sku).slice(0, 20));
  }
}

/** What nobody has counted is taken for counted now, as nothing. */
async function assumeNothing(
  tx: Tx,
  stocktake: Stocktake & { entryCount: number },
  shown: number,
  actor: string,
): Promise<void> {
  const rows = await tx<{ id: number }[]>`select p.id ${notCounted(tx, tx`${stocktake.id}::int`, null)}`;
  if (rows.length !== shown) {
    const message = `${rows.length} products are not counted, not ${shown}: look at them again`;
    throw new ConflictError('INVALID_STATE', message);
  }
  assertRoom(stocktake, rows.length);
  await tx`
    insert into stocktake_entries (stocktake_id, product_id, units, replaces, assumed, counted_at, actor)
    select ${stocktake.id}, p.id, 0, true, true, t.at, ${actor}
    from unnest(${rows.map(({ id }) => id)}::int[]) p (id), (select clock_timestamp() as at offset 0) t`;
  await tx`update stocktakes set entry_count = entry_count + ${rows.length} where id = ${stocktake.id}`;
}

/** Books lines whose products are locked. Returns how many moved stock. */
async function recordLines(
  tx: Tx,
  { id, name }: Stocktake,
  lines: readonly StocktakeLine[],
  actor: string,
): Promise<number> {
  const keyed = lines.map((line) => ({ ...line, sourceKey: `stocktake:${id}:${line.productId}:${randomUUID()}` }));
  const applied = await applyStockChanges(
    tx,
    keyed.flatMap((line) =>
      line.change === 0
        ? []
        : {
            sourceKey: line.sourceKey,
            productId: line.productId,
            units: line.change,
            movementType: 'stocktake',
            referenceType: 'adjustment',
            referenceId: `stocktake:${id}`,
            actor,
            note: `№ ${id} · ${name}`,
            occurredAt: line.countedTo,
            // A count is a fact and cannot be refused.
            mayOversell: true,
          },
    ),
  );
  const movements = new Map(applied.map(({ sourceKey, movementId }) => [sourceKey, movementId]));
  const rows = keyed.map((line) => ({ ...line, movementId: movements.get(line.sourceKey) ?? null }));
  const columns = {
    productId: 'integer',
    counted: 'integer',
    change: 'integer',
    countedFrom: 'timestamptz',
    countedTo: 'timestamptz',
    movementId: 'bigint',
  } as const;
  await tx`
    insert into stocktake_bookings (stocktake_id, product_id, counted, change, counted_from, counted_to, movement_id, actor)
    select ${id}, r.product_id, r.counted, r.change, r.counted_from, r.counted_to, r.movement_id, ${actor}
    from ${rowsOf(tx, rows, columns)} r`;
  await recordConfirming(tx, id, rows, actor, name);
  return applied.length;
}

/** A line that found what the books have leaves its moment, as a count by itself does. */
async function recordConfirming(
  tx: Tx,
  id: number,
  rows: readonly StocktakeLine[],
  actor: string,
  name: string,
): Promise<void> {
  const ids = rows.map(({ productId }) => productId);
  await tx`delete from confirming_counts where stocktake_id = ${id} and product_id = any (${ids}::int[])`;
  const same = rows.filter(({ change }) => change === 0);
  const columns = { productId: 'integer', counted: 'integer', countedTo: 'timestamptz' } as const;
  await tx`
    insert into confirming_counts (product_id, version, quantity, counted_at, actor, note, stocktake_id)
    select r.product_id, i.version, r.counted, r.counted_to, ${actor}, ${`№ ${id} · ${name}`}, ${id}
    from ${rowsOf(tx, same, columns)} r join inventory i on i.product_id = r.product_id`;
}

/**
 * Undoes what a stocktake booked, the newest first, and opens it again. `productIds` null: everything. A line that a later count has
 * replaced stays, and is named. Throws ConflictError INVALID_STATE when nothing of it is booked.
 */
export async function undoStocktake(
  tx: Tx,
  { stocktakeId, productIds, actor }: { stocktakeId: number; productIds: readonly number[] | null; actor: string },
): Promise<BookingUndone> {
  const stocktake = await lockStocktake(tx, stocktakeId, { statuses: ['open', 'booked'] });
  const all = await tx<{ id: Int8; productId: number; movementId: Int8 | null }[]>`
    select b.id, b.product_id, b.movement_id from stocktake_bookings b where b.id in (${activeBookings(tx, stocktakeId)})
      and ${productIds === null ? tx`true` : tx`b.product_id = any (${[...productIds]}::int[])`} order by b.id desc`;
  if (all.length === 0) throw new ConflictError('INVALID_STATE', `Nothing of stocktake ${stocktakeId} is booked`);
  const taken = all.slice(0, maxLines);
  await tx`
    select 1 from inventory where product_id = any (${taken.map(({ productId }) => productId)}::int[])
    order by product_id for no key update`;
  const refused = new Set<number>();
  for (const booking of taken) {
    const isUndone = await undoLine(tx, stocktake, booking, actor);
    if (!isUndone) refused.add(booking.productId);
  }
  await forgetAssumed(tx, stocktakeId, actor);
  await endStocktake(tx, stocktakeId, null);
  return {
    undone: new Set(taken.map(({ productId }) => productId)).size - refused.size,
    refused: [...refused].map((productId) => ({ productId, reason: 'replaced' })),
    remaining: all.length - taken.length,
  };
}

/** Returns false where a later count has replaced it. */
async function undoLine(
  tx: Tx,
  { id, name }: Stocktake,
  booking: { id: Int8; productId: number; movementId: Int8 | null },
  actor: string,
): Promise<boolean> {
  if (booking.movementId === null) {
    await tx`delete from confirming_counts where stocktake_id = ${id} and product_id = ${booking.productId}`;
    await tx`update stocktake_bookings set undone_at = clock_timestamp() where id = ${booking.id}`;
    return true;
  }
  try {
    await undoAdjustment(tx, { movementId: booking.movementId, note: `№ ${id} · ${name}`, actor });
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

/** What was taken for nothing because nobody had counted it is not counted again. */
async function forgetAssumed(tx: Tx, stocktakeId: number, actor: string): Promise<void> {
  await tx`
    update stocktake_entries e set removed_at = clock_timestamp(), removed_by = ${actor}, changed_at = clock_timestamp()
    where e.stocktake_id = ${stocktakeId} and e.assumed and e.removed_at is null and not exists (
      select from stocktake_bookings b where b.product_id = e.product_id and b.id in (${activeBookings(tx, stocktakeId)}))`;
}

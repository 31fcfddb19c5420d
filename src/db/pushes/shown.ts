import type { SqlOrTx } from '../client.ts';

/** Records what a reading by which sales are found showed, in items, and when it began; null: not listed there. */
export async function recordRead(
  tx: SqlOrTx,
  read: readonly { id: number; stock: number | null }[],
  readAt: Date,
): Promise<void> {
  if (read.length === 0) return;
  const msAgo = Math.max(0, Date.now() - readAt.getTime());
  await tx`select record_read(${read.map(({ id }) => id)}::int[], ${read.map(({ stock }) => stock)}::int[], ${msAgo})`;
}

/** Records what listings were seen to show, or took, in items. Those that the marketplace does not list are left out by the caller. */
export async function recordShown(tx: SqlOrTx, shown: readonly { id: number; stock: number }[]): Promise<void> {
  if (shown.length === 0) return;
  await tx`select record_shown(${shown.map(({ id }) => id)}::int[], ${shown.map(({ stock }) => stock)}::int[])`;
}

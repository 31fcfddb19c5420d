import type { SqlOrTx } from '../client.ts';

/** Records what listings were seen to show, or took, in items. Those that the marketplace does not list are left out by the caller. */
export async function recordShown(tx: SqlOrTx, shown: readonly { id: number; stock: number }[]): Promise<void> {
  if (shown.length === 0) return;
  await tx`select record_shown(${shown.map(({ id }) => id)}::int[], ${shown.map(({ stock }) => stock)}::int[])`;
}

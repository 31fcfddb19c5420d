import type { Tx } from '../client.ts';

/**
 * Names who changes rows until the end of the transaction: the triggers of the audit log read it. Without it the name is that of the
 * connection (`changedBy` of `connect`), or `database`.
 */
export async function changedBy(tx: Tx, actor: string): Promise<void> {
  await tx`select set_config('ombor.changed_by', ${actor}, true)`;
}

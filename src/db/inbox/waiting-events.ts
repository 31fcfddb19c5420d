import type { Int8, Tx } from '../client.ts';
import type { HeldCode } from './held-code.ts';

/** An event that was worked on before, and waits for a person from now on: a later one made it doubtful. */
export interface DoubtfulEvent {
  id: Int8;
  reason: string;
  code: HeldCode;
}

/** Holds events that were worked on before, in this batch or earlier. The caller raises the alert. */
export async function holdAgain(tx: Tx, { id, reason, code }: DoubtfulEvent): Promise<void> {
  await tx`
    update marketplace_webhooks set status = 'failed', held = true, held_because = ${tx.json({ code })}, error_message = ${reason},
      processed_at = null, next_attempt_at = null, retry_count = retry_count + 1
    where id = ${id}`;
}

/** Closes events that waited for a person with this code: a later one has decided. The caller resolves the alert. */
export async function closeWaiting(tx: Tx, ids: Int8[], codes: HeldCode[], note: string): Promise<void> {
  if (ids.length === 0) return;
  await tx`
    update marketplace_webhooks set status = 'processed', held = false, processed_at = now(), error_message = ${note}
    where id = any (${ids}::bigint[]) and held and status = 'failed' and held_because ->> 'code' = any (${codes}::text[])`;
}

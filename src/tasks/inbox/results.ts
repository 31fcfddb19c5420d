import type { InboxResult, InboxRow } from '../../db/inbox/webhooks.ts';
import type { InterpretedRow } from './interpret.ts';
import { heldBecauseOf, missingLinksOf } from './interpretation.ts';

const maxRetries = 10;
const maxRetryDelayMs = 60_000;

/** What is recorded of a row, by what it comes to. */
export function toResult({ row, interpretation }: InterpretedRow): InboxResult {
  const { id } = row;
  switch (interpretation.kind) {
    case 'applied':
      return { id, status: 'processed', message: interpretation.note ?? null };
    case 'nothing':
      return { id, status: 'processed', message: interpretation.note };
    case 'tryAgain':
      if (row.retryCount < maxRetries) return retry(row, interpretation.reason);
      return { id, status: 'failed', message: interpretation.reason, failedBecause: 'unknown_order' };
    case 'fails': {
      const { reason: message, because: failedBecause = 'not_applied' } = interpretation;
      return { id, status: 'failed', message, failedBecause };
    }
    case 'waits': {
      const code = heldBecauseOf(interpretation);
      const waitsFor = missingLinksOf(interpretation).flat();
      const { lines } = interpretation;
      return {
        id,
        status: 'failed',
        message: interpretation.reason,
        ...(waitsFor.length > 0 && { waitsFor }),
        ...(code && { held: true, heldBecause: { code, ...(lines && { lines }) } }),
      };
    }
  }
}

/** The row is retried: after 1 s, and twice as long each time. */
export function retry(row: InboxRow, message: string): InboxResult {
  return { id: row.id, status: 'retry', message, retryAfterMs: Math.min(1_000 * 2 ** row.retryCount, maxRetryDelayMs) };
}

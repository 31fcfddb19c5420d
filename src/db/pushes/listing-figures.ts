import type { Sql, SqlOrTx } from '../client.ts';
import { jsonRows } from '../rows.ts';
import type { PushFigure, PushOutcome } from './push.ts';

/** One figure that was sent, with its outcome. `note`: the reason that the marketplace or the connection gave. */
export interface SentPush {
  push: PushFigure;
  outcome: PushOutcome;
  note?: string;
}

const outcomeOf = {
  answered: 'accepted',
  refused: 'refused',
  suspected: 'not_applied',
  later: 'not_applied',
  unknown: 'unknown',
} as const;
const maxReasonLength = 500;

/** Keeps what was sent. Call it before the push rows are settled: they still hold the time of sending. */
export async function recordSentFigures(tx: SqlOrTx, sent: readonly SentPush[]): Promise<void> {
  await tx`select record_sent_figures(${jsonRows(tx, sent.map(toSentRow))})`;
}

/** A sent figure as `record_sent_figures` takes it. */
export const toSentRow = ({ push, outcome, note }: SentPush) => ({
  id: push.id,
  figure: push.figure,
  inventoryVersion: push.inventoryVersion,
  outcome: outcomeOf[outcome.kind],
  reason: readReason({ outcome, note }),
});

function readReason({ outcome, note }: Pick<SentPush, 'outcome'> & { note?: string | undefined }): string {
  return (outcome.kind === 'refused' ? outcome.reason : (note ?? '')).slice(0, maxReasonLength);
}

/** Deletes figures older than 180 days, at most 5,000 per call. */
export async function forgetOldFigures(sql: Sql): Promise<void> {
  await sql`
    delete from listing_figures where id in (
      select id from listing_figures where happened_at < now() - interval '180 days' order by happened_at limit 5000)`;
}

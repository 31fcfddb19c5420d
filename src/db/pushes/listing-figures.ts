import type { SqlOrTx } from '../client.ts';
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
  await tx`
    insert into listing_figures (marketplace_product_id, kind, figure, inventory_version, outcome, reason, happened_at, acknowledged_at)
    select p.id, 'told', t.figure, t.inventory_version, t.outcome, nullif(t.reason, ''), coalesce(p.sent_at, clock_timestamp()),
      case when t.outcome = 'accepted' then clock_timestamp() end
    from unnest(
      ${sent.map(({ push }) => push.id)}::int[], ${sent.map(({ push }) => push.figure)}::int[],
      ${sent.map(({ push }) => push.inventoryVersion)}::int[], ${sent.map(({ outcome }) => outcomeOf[outcome.kind])}::text[],
      ${sent.map(readReason)}::text[]
    ) as t (id, figure, inventory_version, outcome, reason)
    join pushes p on p.id = t.id
    order by p.id`;
}

function readReason({ outcome, note }: SentPush): string {
  return (outcome.kind === 'refused' ? outcome.reason : (note ?? '')).slice(0, maxReasonLength);
}

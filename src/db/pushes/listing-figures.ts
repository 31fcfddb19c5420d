import type { Sql, SqlOrTx } from '../client.ts';
import type { PushFigure, PushOutcome } from './push.ts';

/** One figure that was sent, and what became of it; `note`: what the marketplace or the connection said. */
export interface ToldPush {
  push: PushFigure;
  outcome: PushOutcome;
  note?: string;
}

const outcomeOf = { answered: 'accepted', refused: 'refused', later: 'not_applied', unknown: 'unknown' } as const;
const longestReason = 500;

/** Keeps what was told, while the push rows still say when it was sent: call it before they are settled. */
export async function recordToldFigures(tx: SqlOrTx, told: readonly ToldPush[]): Promise<void> {
  await tx`
    insert into listing_figures (marketplace_product_id, kind, figure, inventory_version, outcome, reason, happened_at, acknowledged_at)
    select p.id, 'told', t.figure, t.inventory_version, t.outcome, nullif(t.reason, ''), coalesce(p.sent_at, clock_timestamp()),
      case when t.outcome = 'accepted' then clock_timestamp() end
    from unnest(
      ${told.map(({ push }) => push.id)}::int[], ${told.map(({ push }) => push.figure)}::int[],
      ${told.map(({ push }) => push.inventoryVersion)}::int[], ${told.map(({ outcome }) => outcomeOf[outcome.kind])}::text[],
      ${told.map(readReason)}::text[]
    ) as t (id, figure, inventory_version, outcome, reason)
    join pushes p on p.id = t.id
    order by p.id`;
}

function readReason({ outcome, note }: ToldPush): string {
  return (outcome.kind === 'refused' ? outcome.reason : (note ?? '')).slice(0, longestReason);
}

/** Forgets figures after 180 days, some at a time. */
export async function forgetOldFigures(sql: Sql): Promise<void> {
  await sql`
    delete from listing_figures where id in (
      select id from listing_figures where happened_at < now() - interval '180 days' order by happened_at limit 5000)`;
}

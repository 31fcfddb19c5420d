import { raiseAlert, resolveAlert } from '../alerts/alerts.ts';
import type { SqlOrTx } from '../client.ts';
import { type HeldCode, heldCodes } from './held-code.ts';

/** What names an event for a person: its order, else what it sold, else its row. */
const eventName = (sql: SqlOrTx) => sql`
  left(coalesce(w.payload ->> 'order_id', w.payload ->> 'sku', w.payload ->> 'marketplace_product_id', w.id::text), 200)`;

/** Raises one alert per marketplace and reason while events wait for a person, with the newest one, and resolves it after the last. */
export async function watchHeldEvents(sql: SqlOrTx, marketplaceIds: number[]): Promise<void> {
  const ids = [...new Set(marketplaceIds)];
  if (ids.length === 0) return;
  const rows = await sql<{ marketplaceId: number; because: HeldCode; events: number; name: string | null }[]>`
    select m.id as marketplace_id, c.code as because, count(w.id)::int as events, (array_agg(${eventName(sql)} order by w.id desc))[1] as name
    from unnest(${ids}::int[]) as m (id)
    cross join unnest(${[...heldCodes]}::text[]) as c (code)
    left join marketplace_webhooks w on w.marketplace_id = m.id and w.status = 'failed' and w.held and w.held_because ->> 'code' = c.code
    group by m.id, c.code order by m.id, c.code`;
  await raiseAlert(
    sql,
    ...rows.flatMap(({ marketplaceId, because, events, name }) =>
      events === 0 || name === null
        ? []
        : [{ kind: 'event_waits' as const, marketplaceId, about: because, parameters: { because, events, name } }],
    ),
  );
  const over = rows.filter(({ events }) => events === 0);
  await resolveAlert(
    sql,
    ...over.map(({ marketplaceId, because }) => ({ kind: 'event_waits' as const, marketplaceId, about: because })),
  );
}

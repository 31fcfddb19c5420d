import type { MethodChange } from '../alerts/alerts.ts';
import type { SqlOrTx } from '../client.ts';
import { jsonRows } from '../rows.ts';

/** What calls showed about a method; see `note_methods`. */
export interface SeenMethod {
  method: string;
  /** Null: it answers as expected. */
  sign: MethodChange | null;
  /** The sign counts at once. */
  isCertain: boolean;
  /** Rows were seen, so none of them is odd. */
  isProof: boolean;
}

/** Records what calls showed about methods, and raises or resolves METHOD_CHANGED. Returns the methods that have a sign now. */
export async function noteMethods(sql: SqlOrTx, marketplaceId: number, seen: readonly SeenMethod[]): Promise<string[]> {
  const [row] = await sql<{ withSign: string[] }[]>`
    select note_methods(${marketplaceId}, ${jsonRows(sql, seen)}) as with_sign`;
  return row?.withSign ?? [];
}

/** The signs that methods of a marketplace have, by method. */
export async function listMethodSigns(sql: SqlOrTx, marketplaceId: number): Promise<MethodChange[]> {
  const rows = await sql<{ sign: MethodChange }[]>`
    select sign from marketplace_methods where marketplace_id = ${marketplaceId} and sign is not null order by method`;
  return rows.map(({ sign }) => sign);
}

/**
 * Of the methods that a marketplace's adapter calls: those that nobody has used for a day, and that were not due for a day. They are due
 * now: each is returned once a day. Of a new or paused marketplace there are none. Methods that are not called any more are forgotten.
 */
export async function takeUnusedMethods(
  sql: SqlOrTx,
  marketplaceId: number,
  methods: readonly string[],
): Promise<string[]> {
  const rows = await sql<{ method: string }[]>`
    with gone as (
      delete from marketplace_methods where marketplace_id = ${marketplaceId} and method <> all (${[...methods]}::text[])
    ), due as (
      select t.method from unnest(${[...methods]}::text[]) as t (method)
      join marketplaces m on m.id = ${marketplaceId} and not m.paused and m.created_at < now() - interval '1 day'
      left join marketplace_methods k on k.marketplace_id = m.id and k.method = t.method
      where coalesce(greatest(k.used_at, k.tried_at), '-infinity') < now() - interval '1 day'
    )
    insert into marketplace_methods as k (marketplace_id, method, tried_at) select ${marketplaceId}, method, now() from due order by method
    on conflict (marketplace_id, method) do update set tried_at = now()
      where coalesce(greatest(k.used_at, k.tried_at), '-infinity') < now() - interval '1 day'
    returning k.method`;
  await sql`select watch_methods(${marketplaceId})`;
  return rows.map(({ method }) => method);
}

/** The limits of the account allowed no call: those of these methods that did not answer yet are due again within two hours. */
export async function postponeTrials(sql: SqlOrTx, marketplaceId: number, methods: readonly string[]): Promise<void> {
  await sql`
    update marketplace_methods k set tried_at = now() - interval '23 hours'
    from (select method from marketplace_methods where marketplace_id = ${marketplaceId} and method = any (${[...methods]}::text[])
      order by method for no key update) o
    where k.marketplace_id = ${marketplaceId} and k.method = o.method`;
}

/** Queues a look for unused methods of every marketplace with an API, at most one per hour. */
export async function wakeMethodTrials(sql: SqlOrTx): Promise<void> {
  await sql`
    with due as (
      select m.id from marketplaces m left join marketplace_leases l on l.marketplace_id = m.id
      where m.type = 'api' and not m.paused and m.created_at < now() - interval '1 day'
        and coalesce(l.methods_asked_at, '-infinity') < now() - interval '1 hour'
    ), asked as (
      insert into marketplace_leases as l (marketplace_id, methods_asked_at) select id, now() from due
      on conflict (marketplace_id) do update set methods_asked_at = now()
      returning l.marketplace_id
    )
    select graphile_worker.add_job('try_methods', json_build_object('marketplaceId', marketplace_id)) from asked`;
}

/** The marketplace's id of an order that is over, or of any order; undefined: none is known. Whether its orders are read from lists. */
export async function findTrialOrder(
  sql: SqlOrTx,
  marketplaceId: number,
): Promise<{ orderId: string | null; pollsOrders: boolean }> {
  const [row] = await sql<{ orderId: string | null; pollsOrders: boolean }[]>`
    select is_polled(m, 'orders') as polls_orders, coalesce(
        (select o.marketplace_order_id from orders o where o.marketplace_id = m.id and o.status = 'delivered' order by o.id limit 1),
        (select o.marketplace_order_id from orders o where o.marketplace_id = m.id order by o.marketplace_order_id limit 1)) as order_id
    from marketplaces m where m.id = ${marketplaceId}`;
  return row ?? { orderId: null, pollsOrders: false };
}

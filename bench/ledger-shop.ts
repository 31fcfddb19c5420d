import { connect, type Sql, type Tx } from '../src/db/client.ts';
import type { Bench } from './bench.ts';
import { findWrongBooks } from './books.ts';
import { fillShop, placeNobody } from './shop.ts';

/** A shop with a long history. */
export interface LedgerShop extends AsyncDisposable {
  sql: Sql;
  /** The product with a fifth of all movements; it has no unit left. */
  hotId: number;
  hotSku: string;
  marketplaceId: number;
  /** The listing of the hot product there: it owes a 0 that no sale explains. */
  hotListingId: number;
}

const marketplaces = 3;
/** How long a history is. A longer ledger is a longer history: so much is sold in a day, whatever its size is. */
export interface History {
  movements: number;
  perDay: number;
  products: number;
}

const hotShare = 0.2;
/** Of every product but the hot one, more than the loads take. */
const left = 1_000_000;

/** Opens the shop with so many movements; it is built when it is not there yet, and kept for the next run. */
export async function openLedgerShop(bench: Bench, history: History): Promise<LedgerShop> {
  const { server } = bench;
  const name = `bench_ledger_${history.movements}_${history.perDay}`;
  const url = (await server.findDatabase(name)) ?? (await build(bench, name, history));
  const sql = connect(url, { max: 4, applicationName: 'bench', statementTimeoutMs: 0 });
  const [row] = await sql<Omit<LedgerShop, 'sql'>[]>`
    select p.id as hot_id, p.sku as hot_sku, l.marketplace_id, l.id as hot_listing_id
    from products p join marketplace_products l on l.product_id = p.id order by p.id, l.id limit 1`;
  if (!row) throw new Error(`${name} is empty`);
  await oweZero(sql, row.hotListingId);
  return { ...row, sql, [Symbol.asyncDispose]: () => sql.end() };
}

/** Builds under another name first: a run that is interrupted must not leave half a shop behind. */
async function build(bench: Bench, name: string, history: History): Promise<string> {
  const { server } = bench;
  const draft = `${name}_draft`;
  bench.progress(`${name}: building ${history.movements.toLocaleString('en')} movements, kept for later runs`);
  const sql = connect(await server.createDatabase(draft), { max: 1, applicationName: 'bench', statementTimeoutMs: 0 });
  await fillLedger(sql, server.encryptionKey, history);
  bench.progress(`${name}: checking the books`);
  const wrong = await findWrongBooks(sql);
  await sql.end();
  if (wrong.length > 0) throw new Error(`${name} was built wrong: ${wrong.slice(0, 3).join('; ')}`);
  await server.admin`alter database ${server.admin(draft)} rename to ${server.admin(name)}`;
  return (await server.findDatabase(name)) ?? '';
}

/** Fills a fresh database with about so many movements of products on 3 marketplaces, and with what they lead to. */
export async function fillLedger(sql: Sql, encryptionKey: Buffer, history: History): Promise<void> {
  const places = Array.from({ length: marketplaces }, (_, index) => placeNobody(index));
  await fillShop(sql, encryptionKey, { products: history.products, opening: 0, places });
  await sql.begin((tx) => writeHistory(tx, history));
  await settle(sql);
}

/** An opening of each product, then sales of one unit, evenly over the days. Without triggers: they would check each row by itself. */
async function writeHistory(sql: Tx, { movements, perDay, products }: History): Promise<void> {
  const hot = Math.round(movements * hotShare);
  const others = Math.round((movements - hot) / (products - 1));
  const days = Math.max(1, Math.ceil(movements / perDay));
  await sql`set local session_replication_role = replica`;
  await sql`
    insert into inventory_movements (product_id, version, movement_type, quantity_change, quantity_before, quantity_after, marketplace_id,
      reference_type, reference_id, actor, unit_price, currency, unit_cost, cost_currency, source_key, business_day, occurred_at, recorded_at)
    select p.id, s.n, case when s.n = 1 then 'opening' else 'marketplace_sale' end, case when s.n = 1 then p.opening else -1 end,
      case when s.n = 1 then 0 else p.opening - s.n + 2 end, p.opening - s.n + 1, case when s.n > 1 then m.ids[1 + s.n % ${marketplaces}::int] end,
      case when s.n = 1 then 'adjustment' else 'webhook' end, s.n::text, 'bench', case when s.n > 1 then 120000 end,
      case when s.n > 1 then 'UZS' end, case when s.n > 1 then 70000 end, case when s.n > 1 then 'UZS' end,
      'history:' || p.id || ':' || s.n, (t.at at time zone d.business_time_zone)::date, t.at, t.at
    from (
      select id, case when n = 1 then ${hot}::int else ${others}::int end as count, case when n = 1 then ${hot - 1}::int else ${left}::int end as opening
      from (select id, row_number() over (order by id) as n from products) numbered
    ) p
    cross join lateral generate_series(1, p.count) s (n)
    cross join (select array_agg(id order by id) as ids from marketplaces where type = 'api') m
    cross join deployment d
    cross join lateral (select now() - interval '1 day' - (p.count - s.n) * (${days}::int * interval '1 day' / p.count) as at) t
    order by t.at, p.id, s.n`;
}

/** What the movements lead to: figures, analytics, listings that show them. */
async function settle(sql: Sql): Promise<void> {
  await sql`
    update inventory i set version = m.version, quantity = m.quantity_after, updated_at = m.recorded_at
    from (select distinct on (product_id) product_id, version, quantity_after, recorded_at from inventory_movements order by product_id, version desc) m
    where m.product_id = i.product_id`;
  await sql`insert into sales_daily select * from ledger_sales()`;
  await sql`
    update marketplace_products mp set marketplace_stock = i.quantity from inventory i where i.product_id = mp.product_id`;
  await sql`
    update pushes p set seen_version = i.version, expected_stock = i.quantity from inventory i where i.product_id = p.product_id`;
  await sql`delete from graphile_worker._private_jobs`;
  await sql`vacuum analyze`;
}

/** What the outgoing guard looks at: its last answer is newer than all sales. */
async function oweZero(sql: Sql, listingId: number): Promise<void> {
  await sql`
    update pushes set owed_version = pushed_version + 1, expected_stock = 5, answered_at = clock_timestamp(), zero_confirmed_at = null,
      held_version = 0
    where id = ${listingId}`;
}

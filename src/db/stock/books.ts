import type { Sql, SqlOrTx } from '../client.ts';

/** The first error found in the books of one product. */
export interface BookProblem {
  sku: string;
  problem: string;
}

/** The result of a check of the books; `problems` empty: they balance. */
export interface Books {
  problems: BookProblem[];
  products: number;
  movements: number;
}

/** One change that a repair made to the books of a product. */
export interface BookRepair {
  sku: string;
  done: string;
}

/**
 * Checks the books in one snapshot. For every product: the sum of its movements is quantity - oversold, versions have no gaps and
 * end at the product's version, every movement begins where the previous one ended, and analytics equal a plain sum over the
 * ledger, in units and money, per business day, marketplace and currency.
 */
export async function checkBooks(sql: SqlOrTx): Promise<Books> {
  const [row] = await sql<{ problems: BookProblem[]; products: number; movements: number }[]>`
    with ledger as (
      select product_id, count(*)::int as movements, sum(quantity_change)::bigint as total, max(version) as newest,
        min(version) filter (where broken) as broken_at
      from (
        select product_id, quantity_change, version,
          quantity_before is distinct from coalesce(lag(quantity_after) over w, 0)
            or version is distinct from coalesce(lag(version) over w, 0) + 1
            or quantity_after is distinct from quantity_before + quantity_change as broken
        from inventory_movements window w as (partition by product_id order by version)
      ) chain
      group by product_id
    ), compared as (
      select coalesce(c.product_id, s.product_id) as product_id, coalesce(c.business_day, s.business_day) as business_day,
        coalesce(c.marketplace_id, s.marketplace_id) as marketplace_id, coalesce(c.currency, s.currency) as currency,
        c.units_sold as counted_sold, c.units_returned as counted_returned, s.units_sold, s.units_returned, c is distinct from s as differs
      from sales_daily c full join ledger_sales() s on c.product_id = s.product_id and c.business_day = s.business_day
        and c.marketplace_id = s.marketplace_id and c.currency = s.currency
    ), sales as (
      select c.product_id, coalesce(sum(counted_sold), 0) as counted_sold, coalesce(sum(counted_returned), 0) as counted_returned,
        coalesce(sum(units_sold), 0) as units_sold, coalesce(sum(units_returned), 0) as units_returned,
        min(format('%s on %s in %s', business_day, k.code, c.currency)) filter (where differs) as differs_on
      from compared c join marketplaces k on k.id = c.marketplace_id group by c.product_id
    ), problem as (
      select p.sku, case
          when i.product_id is null then 'has no inventory row'
          when coalesce(l.total, 0) <> i.quantity - i.oversold then format('movements add up to %s, the figure is %s', coalesce(l.total, 0), i.quantity - i.oversold)
          when coalesce(l.newest, 0) <> i.version then format('the newest movement is version %s, the figure is version %s', coalesce(l.newest, 0), i.version)
          when l.broken_at is not null then format('the chain of movements is broken at version %s', l.broken_at)
          when (s.counted_sold, s.counted_returned) is distinct from (s.units_sold, s.units_returned)
            then format('analytics count %s sold and %s returned, the ledger %s and %s', s.counted_sold, s.counted_returned, s.units_sold, s.units_returned)
          when s.differs_on is not null then format('analytics differ from the ledger for %s', s.differs_on)
        end as problem
      from products p
      left join inventory i on i.product_id = p.id
      left join ledger l on l.product_id = p.id
      left join sales s on s.product_id = p.id
    )
    select coalesce((select json_agg(json_build_object('sku', sku, 'problem', problem) order by sku) from problem where problem is not null), '[]') as problems,
      (select count(*)::int from products) as products, (select count(*)::int from inventory_movements) as movements`;
  return row ?? { problems: [], products: 0, movements: 0 };
}

/** The same without a statement timeout: millions of movements take minutes. */
export async function checkAllBooks(sql: Sql): Promise<Books> {
  return sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    return checkBooks(tx);
  });
}

/**
 * Repairs what the check found, product by product, as far as that needs no guess: a figure that was changed outside of the ledger
 * gets a movement that explains it, analytics are rebuilt from the ledger. No quantity changes. Returns what was done.
 */
export async function repairBooks(sql: Sql, problems: readonly BookProblem[], actor: string): Promise<BookRepair[]> {
  const repairs: BookRepair[] = [];
  for (const { sku } of problems) {
    const done = await sql.begin(async (tx) => {
      await tx`set local statement_timeout = 0`;
      const [figure] = await tx<{ done: string[] }[]>`
        select repair_figure(id, ${actor}) as done from products where sku = ${sku}`;
      const [sales] = await tx<
        { rebuilt: boolean }[]
      >`select rebuild_sales(id) as rebuilt from products where sku = ${sku}`;
      return [...(figure?.done ?? []), ...(sales?.rebuilt ? ['the analytics were rebuilt from the ledger'] : [])];
    });
    repairs.push(...done.map((what) => ({ sku, done: what })));
  }
  return repairs;
}

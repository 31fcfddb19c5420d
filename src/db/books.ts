import type { SqlOrTx } from './client.ts';

/** Something that does not add up for one product, in words. */
export interface BookProblem {
  sku: string;
  problem: string;
}

/** What the check of the books found; `problems` empty: they balance. */
export interface Books {
  problems: BookProblem[];
  products: number;
  movements: number;
}

/**
 * Checks the books in one snapshot: for every product the sum of its movements is quantity - oversold, versions have no holes and
 * end at the product's version, every movement begins where the one before it ended, and analytics equal a plain sum over the ledger.
 */
export async function checkBooks(sql: SqlOrTx): Promise<Books> {
  const [row] = await sql<{ problems: BookProblem[]; products: number; movements: number }[]>`
    with ledger as (
      select product_id, count(*)::int as movements, sum(quantity_change)::bigint as total, max(version) as newest,
        bool_or(broken) as broken
      from (
        select product_id, quantity_change, version,
          quantity_before is distinct from coalesce(lag(quantity_after) over w, 0)
            or version is distinct from coalesce(lag(version) over w, 0) + 1 as broken
        from inventory_movements window w as (partition by product_id order by version)
      ) chain
      group by product_id
    ), sold as (
      select product_id, sum(-quantity_change) filter (where movement_type in ('sale', 'marketplace_sale')) as units_sold,
        sum(quantity_change) filter (where movement_type in ('cancellation', 'marketplace_cancellation', 'return', 'marketplace_return')) as units_returned
      from inventory_movements where marketplace_id is not null group by product_id
    ), counted as (
      select product_id, sum(units_sold) as units_sold, sum(units_returned) as units_returned from sales_daily group by product_id
    ), problem as (
      select p.sku, case
          when i.product_id is null then 'has no inventory row'
          when coalesce(l.total, 0) <> i.quantity - i.oversold then format('movements add up to %s, the figure is %s', coalesce(l.total, 0), i.quantity - i.oversold)
          when coalesce(l.newest, 0) <> i.version then format('the newest movement is version %s, the figure is version %s', coalesce(l.newest, 0), i.version)
          when l.broken then 'the chain of movements is broken'
          when (coalesce(s.units_sold, 0), coalesce(s.units_returned, 0)) is distinct from (coalesce(c.units_sold, 0), coalesce(c.units_returned, 0))
            then format('analytics count %s sold and %s returned, the ledger %s and %s', coalesce(c.units_sold, 0), coalesce(c.units_returned, 0), coalesce(s.units_sold, 0), coalesce(s.units_returned, 0))
        end as problem
      from products p
      left join inventory i on i.product_id = p.id
      left join ledger l on l.product_id = p.id
      left join sold s on s.product_id = p.id
      left join counted c on c.product_id = p.id
    )
    select coalesce((select json_agg(json_build_object('sku', sku, 'problem', problem) order by sku) from problem where problem is not null), '[]') as problems,
      (select count(*)::int from products) as products, (select count(*)::int from inventory_movements) as movements`;
  return row ?? { problems: [], products: 0, movements: 0 };
}

import type { Numeric, SqlOrTx } from '../client.ts';
import { dailySales, type SalesFilter } from './daily-sales.ts';

/** Sales at one marketplace for which no fee is set. */
export interface SalesWithoutFee {
  marketplaceId: number;
  /** Units sold or come back. */
  units: number;
  /** Sold minus returned, in the base currency; null: a rate or every price is missing. */
  revenue: Numeric | null;
  /** How many products. */
  products: number;
  /** Their SKUs, at most 100. */
  skus: string[];
}

const maxSkus = 100;

/** The sales that match a filter and have no fee, by marketplace in the order of connection. */
export function listSalesWithoutFee(sql: SqlOrTx, filter: SalesFilter): Promise<SalesWithoutFee[]> {
  return sql<SalesWithoutFee[]>`
    select s.marketplace_id, sum(s.units_sold + s.units_returned)::int as units,
      case when not bool_or(s.rate is null and s.revenue_sold + s.revenue_returned <> 0)
          and sum(s.units_sold + s.units_returned) > sum(s.unpriced_sold + s.unpriced_returned)
        then sum((s.revenue_sold - s.revenue_returned) * s.rate) end as revenue,
      count(distinct s.product_id)::int as products,
      (array_agg(distinct p.sku order by p.sku))[:${maxSkus}::int] as skus
    from ${dailySales(sql, filter)} s join products p on p.id = s.product_id
    where s.lacks_fee group by s.marketplace_id order by s.marketplace_id`;
}

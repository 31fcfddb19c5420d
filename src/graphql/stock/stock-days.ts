import type { Sql } from '../../db/client.ts';
import { listStockOfDays, type StockOfDay } from '../../db/stock/stock-days.ts';
import { builder } from '../base/builder.ts';
import { badUserInput, checkPeriod } from '../base/refusal.ts';
import { ProductType } from '../catalog/product.ts';
import { DateRangeInput } from '../sales/sales-of-days.ts';

const maxDays = 400;
const dayMs = 86_400_000;

const StockOfDayType = builder.objectRef<StockOfDay>('StockOfDay').implement({
  description: 'The stock of a product at the end of a business day, by the movements that happened up to then.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The business day.' }),
    quantity: t.int({ description: 'Free units; never below 0.', resolve: ({ net }) => Math.max(0, net) }),
    oversold: t.int({ description: 'Units sold beyond the stock.', resolve: ({ net }) => Math.max(0, -net) }),
  }),
});

interface Days {
  from: string;
  to: string;
}

function checkDays(days: Days): void {
  checkPeriod(days);
  if ((Date.parse(days.to) - Date.parse(days.from)) / dayMs >= maxDays)
    throw badUserInput(`days: at most ${maxDays} days can be read at once`);
}

/** Keys are `<product id> <first day> <last day>`, without days for the last 90: all products of one period are read together. */
async function load(sql: Sql, keys: readonly string[]): Promise<StockOfDay[][]> {
  const found = new Map<string, StockOfDay[]>();
  for (const [period, same] of Map.groupBy(keys, (key) => key.slice(key.indexOf(' ') + 1))) {
    const [firstDay = '', lastDay = ''] = period.split(' ');
    const days = { firstDay: firstDay || null, lastDay: lastDay || null };
    const rows = await listStockOfDays(
      sql,
      same.map((key) => Number.parseInt(key, 10)),
      days,
    );
    for (const [id, rowsOfOne] of Map.groupBy(rows, ({ productId }) => productId))
      found.set(`${id} ${period}`, rowsOfOne);
  }
  return keys.map((key) => found.get(key) ?? []);
}

builder.objectField(ProductType, 'stockByDay', (t) =>
  t.loadableList({
    type: StockOfDayType,
    nullable: { list: true, items: false },
    description: `Stock at the end of each business day, oldest first; at most ${maxDays} days.`,
    authScopes: { staff: true },
    // It reads the movements of each product in that time: the high cost keeps it out of long lists of products.
    complexity: { field: 200, multiplier: 1 },
    args: { days: t.arg({ type: DateRangeInput, description: 'First and last day. Omitted: the last 90 days.' }) },
    load: (keys: string[], { sql }) => load(sql, keys),
    resolve: (product, { days }) => {
      if (!days) return `${product.id} `;
      checkDays(days);
      return `${product.id} ${days.from} ${days.to}`;
    },
  }),
);

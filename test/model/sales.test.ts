import { beforeAll, expect, test } from 'vitest';
import { setExchangeRates } from '../../src/db/sales/exchange-rates.ts';
import { checkBooks } from '../../src/db/stock/books.ts';
import type { MovementType, StockChange } from '../../src/db/stock/stock.ts';
import { salesDocument } from '../graphql/documents/ledger.ts';
import { useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../support/shop.ts';

const orderCount = 20_000;
const productCount = 60;
const changesPerCall = 500;

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let places: { id: number; code: string; own: boolean }[];
let products: { id: number; sku: string; listings: Map<number, number> }[];
beforeAll(async () => {
  await openShops();
  await sellForADay();
}, 120_000);

/** Repeatable: the same day each time. */
let state = 20_260_109;
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

async function openShops(): Promise<void> {
  const currencies = ['UZS', 'UZS', 'RUB', 'USD', 'KZT'];
  const api = await Promise.all(currencies.map((currency) => addMarketplace(db.sql, { currency })));
  const own = await db.sql<{ id: number; code: string }[]>`select id, code from marketplaces where type <> 'api'`;
  places = [...api.map((place) => ({ ...place, own: false })), ...own.map((place) => ({ ...place, own: true }))];
  products = [];
  for (let n = 0; n < productCount; n += 1) {
    // Some products have no cost, some listings no price.
    const product = await addProduct(db.sql, { quantity: 100_000, cost: n % 20 === 7 ? null : 100 + n / 8 });
    const listings = new Map<number, number>();
    for (const { id } of places) {
      const price = (n + id) % 30 === 3 ? null : 1_000.25 + n * id;
      listings.set(id, await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku, price }));
    }
    products.push({ ...product, listings });
  }
  await setExchangeRates(
    db.sql,
    [
      { currency: 'RUB', date: '2026-01-01', rate: '150.1234567' },
      { currency: 'USD', date: '2026-01-01', rate: '12000' },
      { currency: 'USD', date: '2026-01-09', rate: '12345.67' },
    ],
    'test',
  );
}

/** Orders of all kinds from the evening of the 8th to that of the 9th, a third of them cancelled or returned, whole or in part. */
async function sellForADay(): Promise<void> {
  const changes: StockChange[] = [];
  for (let n = 0; n < orderCount; n += 1) changes.push(...makeOrder());
  for (let at = 0; at < changes.length; at += changesPerCall) {
    await apply(db.sql, ...changes.slice(at, at + changesPerCall));
    // Prices and costs move while the day goes on; what was sold keeps its own.
    if (random(5) === 0) {
      await db.sql`update marketplace_products set marketplace_price = marketplace_price * 1.013 where id % 7 = ${random(7)}`;
      await db.sql`update products set cost_price = cost_price + 0.3333 where id % 5 = ${random(5)}`;
    }
  }
}

function makeOrder(): StockChange[] {
  const place = places[random(places.length)]!;
  const at = new Date(Date.parse('2026-01-08T12:00:00Z') + random(86_400) * 1_000);
  const later = new Date(at.getTime() + random(3_600) * 1_000);
  return Array.from({ length: 1 + random(2) }, () => products[random(products.length)]!).flatMap((product) => {
    const units = 1 + random(5);
    const line = {
      productId: product.id,
      marketplaceId: place.id,
      listingId: product.listings.get(place.id)!,
      // Staff may name a price of their own.
      ...(place.own && random(4) === 0 && { unitPrice: `${random(10_000)}.${1 + random(9)}` }),
    };
    const move = (movementType: MovementType, moved: number, occurredAt: Date): StockChange =>
      change({ ...line, movementType, units: moved, occurredAt, referenceType: 'order' });
    const sold = move(place.own ? 'sale' : 'marketplace_sale', -units, at);
    const back = 1 + random(units);
    if (random(5) === 0) return [sold, move(place.own ? 'cancellation' : 'marketplace_cancellation', back, later)];
    if (random(8) === 0) return [sold, move(place.own ? 'return' : 'marketplace_return', back, later)];
    return random(40) === 0 ? [sold, move('hold', -1, at), move('hold_release', 1, later)] : [sold];
  });
}

interface Sums {
  unitsSold: number;
  unitsReturned: number;
  unpricedUnits: number;
  revenueSold: string | null;
  revenueReturned: string | null;
  revenue: string | null;
  profit: string | null;
}

type Row = { [key: string]: unknown } & Sums;

/**
 * The plain sum over the ledger, movement by movement. `key`: what to group by, as SQL; null: everything. It knows nothing of
 * sales_daily, and finds rates by another way than the product does.
 */
async function sumLedger(key: string): Promise<Map<string, Sums>> {
  const rows = await db.sql.unsafe<Row[]>(`
    with line as (
      select m.*, p.sku, k.code, abs(quantity_change) as units,
        movement_type in ('sale', 'marketplace_sale') as sold,
        case when m.currency = 'UZS' then 1
          when m.currency = 'RUB' then 150.1234567
          when m.currency = 'USD' and m.business_day >= '2026-01-09' then 12345.67
          when m.currency = 'USD' then 12000 end as rate
      from inventory_movements m join products p on p.id = m.product_id join marketplaces k on k.id = m.marketplace_id
      where movement_type in ('sale', 'marketplace_sale', 'cancellation', 'marketplace_cancellation', 'return', 'marketplace_return')
    ), amount as (
      select ${key} as key, sold, units, unit_price, unit_cost, round(unit_price * units, 4) * rate as money,
        round(unit_cost * units, 4) as cost, rate is null and unit_price <> 0 as lost
      from line
    )
    select key::text, sum(units) filter (where sold) as units_sold, sum(units) filter (where not sold) as units_returned,
      sum(units) filter (where sold and unit_price is null) as unpriced_units,
      case when not bool_or(lost) and (count(*) filter (where sold) = 0 or count(unit_price) filter (where sold) > 0)
        then coalesce(sum(money) filter (where sold), 0) end as revenue_sold,
      case when not bool_or(lost) and (count(*) filter (where not sold) = 0 or count(unit_price) filter (where not sold) > 0)
        then coalesce(sum(money) filter (where not sold), 0) end as revenue_returned,
      case when not bool_or(lost) and count(unit_price) > 0
        then coalesce(sum(money) filter (where sold), 0) - coalesce(sum(money) filter (where not sold), 0) end as revenue,
      case when not bool_or(lost) and count(unit_price) = count(*) and count(unit_cost) = count(*)
        then coalesce(sum(money - cost) filter (where sold), 0) - coalesce(sum(money - cost) filter (where not sold), 0) end as profit
    from (select key, sold, units, unit_price, unit_cost, money, cost, coalesce(lost, false) as lost from amount) amount group by key`);
  return new Map(rows.map(({ key: name, ...sums }) => [String(name), normalise(sums)]));
}

function normalise(sums: Partial<Sums>): Sums {
  const money = (amount: string | null | undefined): string | null =>
    amount == null ? null : amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
  return {
    unitsSold: Number(sums.unitsSold ?? 0),
    unitsReturned: Number(sums.unitsReturned ?? 0),
    unpricedUnits: Number(sums.unpricedUnits ?? 0),
    revenueSold: money(sums.revenueSold),
    revenueReturned: money(sums.revenueReturned),
    revenue: money(sums.revenue),
    profit: money(sums.profit),
  };
}

interface Told {
  unitsSold: number;
  unitsReturned: number;
  unpricedUnits: number;
  revenueSold?: { amount: string } | null;
  revenueReturned?: { amount: string } | null;
  revenue?: { amount: string } | null;
  profit?: { amount: string } | null;
}

const toSums = (told: Told): Sums => ({
  unitsSold: told.unitsSold,
  unitsReturned: told.unitsReturned,
  unpricedUnits: told.unpricedUnits,
  revenueSold: told.revenueSold?.amount ?? null,
  revenueReturned: told.revenueReturned?.amount ?? null,
  revenue: told.revenue?.amount ?? null,
  profit: told.profit?.amount ?? null,
});

const days = { from: '2026-01-08T00:00:00+05:00', to: '2026-01-10T00:00:00+05:00' };
const read = async (filter: { marketplace?: string; sku?: string } = {}) =>
  (await app.run(salesDocument, { ...days, ...filter })).salesAnalytics;

const byKey = <Row extends Told>(rows: Row[], key: (row: Row) => string): Map<string, Sums> =>
  new Map(rows.map((row) => [key(row), toSums(row)]));

test('a day of 20,000 orders was sold, partly cancelled and returned, in several currencies', async () => {
  const [row] = await db.sql<{ sold: number; back: number; currencies: number }[]>`
    select count(*) filter (where movement_type in ('sale', 'marketplace_sale'))::int as sold,
      count(*) filter (where movement_type ~ 'cancellation|return')::int as back, count(distinct currency)::int as currencies
    from inventory_movements`;
  expect(row!.sold).toBeGreaterThan(orderCount);
  expect(row!.back).toBeGreaterThan(orderCount / 4);
  expect(row!.currencies).toBe(4);
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

test('every grouping of the analytics equals a plain sum over the ledger', async () => {
  const sales = await read();
  expect(toSums(sales)).toEqual((await sumLedger(`''`)).get(''));
  expect(byKey(sales.byMarketplace, (row) => row.marketplace.code)).toEqual(await sumLedger('code'));
  expect(byKey(sales.byDay, (row) => row.date)).toEqual(await sumLedger('business_day'));
  expect(byKey(sales.byCurrency, (row) => row.currencyCode)).toEqual(await sumLedger('currency'));
  const rows = sales.byProduct.edges.map(({ node }) => node);
  expect(byKey(rows, (row) => row.product.sku)).toEqual(await sumLedger('sku'));
});

test('each marketplace and each product alone equal a plain sum over the ledger, some of them with every amount known', async () => {
  const [ofPlaces, ofProducts] = [await sumLedger('code'), await sumLedger('sku')];
  for (const { code } of places) expect(toSums(await read({ marketplace: code }))).toEqual(ofPlaces.get(code));
  for (const { sku } of products) expect(toSums(await read({ sku }))).toEqual(ofProducts.get(sku));
  const crossed = await sumLedger(`code || ' ' || sku || ' ' || business_day`);
  const known = [...crossed.values()].filter(({ profit }) => profit !== null);
  expect(known.length).toBeGreaterThan(100);
  const [place, product] = [places[0]!, products[0]!];
  expect(byKey((await read({ marketplace: place.code, sku: product.sku })).byDay, (row) => row.date)).toEqual(
    new Map(['2026-01-08', '2026-01-09'].map((day) => [day, crossed.get(`${place.code} ${product.sku} ${day}`)])),
  );
});

test('the amounts of each currency are what was earned in it', async () => {
  const rows = await db.sql<{ currency: string; sold: string; returned: string }[]>`
    select currency, trim_scale(sum(round(unit_price * -quantity_change, 4)) filter (where quantity_change < 0))::text as sold,
      trim_scale(sum(round(unit_price * quantity_change, 4)) filter (where quantity_change > 0))::text as returned
    from inventory_movements where unit_price is not null group by currency order by currency`;
  const { byCurrency, missingRates, missingCosts } = await read();
  expect(
    byCurrency.map((row) => ({
      currency: row.currencyCode,
      sold: row.ownRevenueSold?.amount,
      returned: row.ownRevenueReturned?.amount,
    })),
  ).toEqual(rows.map((row) => ({ ...row })));
  expect(missingRates).toEqual(['KZT']);
  expect(missingCosts).toEqual(
    products
      .filter((_, n) => n % 20 === 7)
      .map(({ sku }) => sku)
      .toSorted(),
  );
});

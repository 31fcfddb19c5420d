import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainFigure } from '../../src/graphql/catalog/figure.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();

const rule = fc.record({
  stockBuffer: fc.nat(12),
  stockPercent: fc.oneof(fc.constant(100), fc.nat(100)),
  stockLimit: fc.option(fc.nat(40)),
  stockMinimum: fc.oneof(fc.constant(0), fc.nat(12)),
  selling: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});
const listing = fc.record({
  quantity: fc.oneof(fc.nat(60), fc.constant(1_000_000_000)),
  archived: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  unlinking: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  unitsPerItem: fc.integer({ min: 1, max: 5 }),
  own: rule,
  place: rule,
});
type Case = typeof listing extends fc.Arbitrary<infer T> ? T : never;

/** Each rule by itself, then the smaller of what they leave. */
function model({ quantity, archived, unlinking, unitsPerItem, own, place }: Case): number {
  if (archived || unlinking || !own.selling || !place.selling) return 0;
  if (quantity < own.stockMinimum || quantity < place.stockMinimum) return 0;
  let units = quantity;
  for (const { stockPercent } of [own, place]) units = Math.min(units, Math.floor((quantity * stockPercent) / 100));
  units -= own.stockBuffer > place.stockBuffer ? own.stockBuffer : place.stockBuffer;
  for (const { stockLimit } of [own, place]) if (stockLimit !== null && units > stockLimit) units = stockLimit;
  return units <= 0 ? 0 : Math.floor(units / unitsPerItem);
}

const toRule = ({ stockBuffer, stockPercent, stockLimit, stockMinimum, selling }: Case['own']) => ({
  stock_buffer: stockBuffer,
  stock_percent: stockPercent,
  stock_limit: stockLimit,
  stock_minimum: stockMinimum,
  selling,
});

test('whatever the rules, the figure is what a plain model says, and its words end with it', async () => {
  const cases = fc.sample(listing, { numRuns: 5_000, seed: 20260109 });
  const given = cases.map(({ quantity, archived, unlinking, unitsPerItem, own, place }) => ({
    quantity,
    archived,
    listing: { ...toRule(own), units_per_item: unitsPerItem, unlinked_at: unlinking ? '2026-01-09' : null },
    place: toRule(place),
  }));
  const rows = await db.sql<{ figure: number }[]>`
    select listing_figure(c.quantity, c.archived, jsonb_populate_record(null::marketplace_products, c.listing),
      jsonb_populate_record(null::marketplaces, c.place)) as figure
    from rows from (jsonb_to_recordset(${db.sql.json(given)}) as (quantity integer, archived boolean, listing jsonb, place jsonb))
      with ordinality as c (quantity, archived, listing, place, ord)
    order by c.ord`;
  const figures = rows.map(({ figure }) => figure);
  expect(figures).toEqual(cases.map(model));
  const said = cases.map(({ own, place, ...rest }) => {
    const words = explainFigure({ ...rest, ...own, marketplaceRule: { ...place, name: 'Uzum' } });
    return Number(/(\d+)(?: of Uzum| in stock)?$/.exec(words)?.[1]);
  });
  expect(said).toEqual(figures);
  expect(new Set(figures).size).toBeGreaterThan(20);
});

test('the words name each step of the rule and whose it is', () => {
  const open = { stockBuffer: 0, stockPercent: 100, stockLimit: null, stockMinimum: 0, selling: true };
  const base = { archived: false, unlinking: false, unitsPerItem: 1, quantity: 12 };
  const words = (own: Partial<typeof open>, place: Partial<typeof open>, rest: Partial<typeof base> = {}) =>
    explainFigure({ ...base, ...rest, ...open, ...own, marketplaceRule: { ...open, ...place, name: 'Uzum' } });
  expect(words({ stockPercent: 80, stockBuffer: 2 }, {})).toBe('12 in stock, 80% = 9, minus buffer 2 = 7');
  expect(words({ stockBuffer: 1 }, { stockBuffer: 2 }, { unitsPerItem: 3 })).toBe(
    '12 in stock, minus buffer 2 of Uzum = 10, in packs of 3 = 3',
  );
  expect(words({}, { stockMinimum: 3 }, { quantity: 2 })).toBe(
    '2 in stock, below the minimum 3 of Uzum, the last units are for other marketplaces: 0',
  );
});

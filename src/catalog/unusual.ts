import { show } from './differences.ts';
import { findGiven, type Plan } from './plan.ts';

/** An import that sets more products to 0 than this, and more than this share of those with stock in it, is rarely intended. */
const maxZeros = 10;
const maxShareOfZeros = 0.2;
/** A change of at least this, and by more than this factor up or down, looks like a typing error. */
const minJump = 1_000;
const jumpFactor = 20;
const maxNamed = 5;

/** Prices of a product or a listing, in words. */
const priceNames = { price: 'price', costPrice: 'cost price', marketplacePrice: 'price on a marketplace' } as const;

interface Step {
  sku: string;
  before: number;
  after: number;
}

const isJump = ({ before, after }: Step): boolean =>
  Math.abs(after - before) >= minJump && (after > before * jumpFactor || after * jumpFactor < before);

/** A price has no least change as stock has: what is much depends on the currency. The first price of a product is never one. */
const isPriceJump = (before: number, after: number): boolean =>
  before > 0 && (after > before * jumpFactor || after * jumpFactor < before);

/** Changes of stock and prices that are rarely intended, as sentences. New products are left out: nothing is known of them. */
export function listUnusual(plan: Plan): string[] {
  const steps = [...plan.products].flatMap(([sku, { known, quantity }]): Step[] =>
    known === undefined || quantity === undefined ? [] : [{ sku, before: known.quantity, after: quantity }],
  );
  const withStock = steps.filter(({ before }) => before > 0);
  const zeros = withStock.filter(({ after }) => after === 0);
  const jumps = withStock.filter(isJump);
  const unusual: string[] = [];
  if (zeros.length > maxZeros && zeros.length > withStock.length * maxShareOfZeros) {
    unusual.push(`${zeros.length} of ${withStock.length} products with stock would be set to 0: ${name(zeros)}`);
  }
  if (jumps.length > 0) unusual.push(`the stock of ${name(jumps)} would change a lot`);
  const prices = listPriceJumps(plan);
  if (prices.length > 0) {
    unusual.push(
      `prices would change more than ${jumpFactor} times: ${prices.slice(0, maxNamed).join(', ')}${more(prices)}`,
    );
  }
  return unusual;
}

/** Prices that change too much, each with its row, what it was and what it would be. */
function listPriceJumps({ products, listings, nameRow }: Plan): string[] {
  const jumps: string[] = [];
  const compare = (sku: string, field: keyof typeof priceNames, row: number, [before, after]: Prices): void => {
    if (before == null || after == null || !isPriceJump(Number(before), Number(after))) return;
    jumps.push(`${sku} ${priceNames[field]} (${show(field, before)} → ${show(field, after)}, ${nameRow(row)})`);
  };
  for (const [sku, product] of products) {
    const { known, fields } = product;
    for (const field of ['price', 'costPrice'] as const) {
      if (known) compare(sku, field, findGiven(product, field)?.row ?? 0, [known[field], fields[field]]);
    }
  }
  for (const { sku, known, fields, row } of listings.values()) {
    compare(sku, 'marketplacePrice', row, [known?.marketplacePrice, fields.marketplacePrice]);
  }
  return jumps;
}

type Prices = readonly [before: string | null | undefined, after: string | null | undefined];

function name(steps: Step[]): string {
  const named = steps.slice(0, maxNamed).map(({ sku, before, after }) => `${sku} (${before} → ${after})`);
  return named.join(', ') + more(steps);
}

const more = ({ length }: readonly unknown[]): string => (length > maxNamed ? ` and ${length - maxNamed} more` : '');

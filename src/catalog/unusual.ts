import type { Plan } from './plan.ts';

/** An import that sets more products to 0 than this, and more than this share of those with stock in it, is rarely intended. */
const maxZeros = 10;
const maxShareOfZeros = 0.2;
/** A change of at least this, and by more than this factor up or down, looks like a typing error. */
const minJump = 1_000;
const jumpFactor = 20;
const maxNamed = 5;

interface Step {
  sku: string;
  before: number;
  after: number;
}

const isJump = ({ before, after }: Step): boolean =>
  Math.abs(after - before) >= minJump && (after > before * jumpFactor || after * jumpFactor < before);

/** Changes of stock that are rarely intended, as sentences. New products are left out: nothing is known of them. */
export function listUnusual({ products }: Plan): string[] {
  const steps = [...products].flatMap(([sku, { known, quantity }]): Step[] =>
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
  return unusual;
}

function name(steps: Step[]): string {
  const named = steps.slice(0, maxNamed).map(({ sku, before, after }) => `${sku} (${before} → ${after})`);
  const more = steps.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

import type { Plan } from './plan.ts';

/** So many products may be set to 0 by one import, or this share of those with stock that it names. More is rarely meant. */
const mostZeros = 10;
const mostShareOfZeros = 0.2;
/** A figure that changes by as much as this, and to more than twenty times or less than a twentieth of what it was, looks like a slip. */
const leastJump = 1_000;
const jumpFactor = 20;
const mostNamed = 5;

interface Step {
  sku: string;
  before: number;
  after: number;
}

const isJump = ({ before, after }: Step): boolean =>
  Math.abs(after - before) >= leastJump && (after > before * jumpFactor || after * jumpFactor < before);

/** What rows would do to stock that people rarely mean, each as a sentence. New products are left out: nothing is known of them. */
export function listUnusual({ products }: Plan): string[] {
  const steps = [...products].flatMap(([sku, { known, quantity }]): Step[] =>
    known === undefined || quantity === undefined ? [] : [{ sku, before: known.quantity, after: quantity }],
  );
  const withStock = steps.filter(({ before }) => before > 0);
  const zeros = withStock.filter(({ after }) => after === 0);
  const jumps = withStock.filter(isJump);
  const unusual: string[] = [];
  if (zeros.length > mostZeros && zeros.length > withStock.length * mostShareOfZeros) {
    unusual.push(`${zeros.length} of ${withStock.length} products with stock would be set to 0: ${name(zeros)}`);
  }
  if (jumps.length > 0) unusual.push(`the stock of ${name(jumps)} would change by far`);
  return unusual;
}

function name(steps: Step[]): string {
  const named = steps.slice(0, mostNamed).map(({ sku, before, after }) => `${sku} (${before} → ${after})`);
  const more = steps.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

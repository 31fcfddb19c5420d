import type { Bench } from '../bench.ts';
export async function measureLedger(bench: Bench): Promise<void> {
  bench.wants('10');
}

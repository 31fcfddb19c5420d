import type { Bench } from '../bench.ts';
export async function measureSoak(bench: Bench): Promise<void> {
  bench.wants('10');
}

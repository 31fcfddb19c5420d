import type { Bench } from '../bench.ts';
export async function measureProcesses(bench: Bench): Promise<void> {
  bench.wants('10');
}

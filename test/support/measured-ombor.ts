import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * The command line of Ombor in a process that can be asked what it takes: each line on standard input is answered by one on standard
 * output, with the bytes that are in use once garbage is gone, and for how long it did nothing else since the last question, in ms. The
 * words of the command follow on the command line.
 */
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const resolutionMs = 5;
const delays = monitorEventLoopDelay({ resolution: resolutionMs });
delays.enable();

createInterface({ input: process.stdin }).on('line', () => {
  const [blockedP99Ms, blockedMs] = [delays.percentile(99), delays.max].map((ns) => ns / 1e6 - resolutionMs);
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  const answer = { usedBytes: heapUsed + external, residentBytes: rss, blockedP99Ms, blockedMs };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  // In another turn: what the garbage collector took belongs to the question.
  setTimeout(() => delays.reset(), 2 * resolutionMs);
});

await import('../../src/main.ts');

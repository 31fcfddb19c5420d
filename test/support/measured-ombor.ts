import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * The command line of Ombor in a process that can be asked for its memory: each line on standard input is answered by one on standard
 * output, with the bytes that are in use once garbage is gone. The words of the command follow on the command line.
 */
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

createInterface({ input: process.stdin }).on('line', () => {
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ usedBytes: heapUsed + external, residentBytes: rss })}\n`);
});

await import('../../src/main.ts');

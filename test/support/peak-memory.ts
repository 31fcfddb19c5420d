/**
 * The command line of Ombor in a process that says on standard error, as its last line, how much memory it took at most, in KiB. The
 * words of the command follow on the command line.
 */
process.on('exit', () => {
  process.stderr.write(`peak ${process.resourceUsage().maxRSS}\n`);
});

await import('../../src/main.ts');

import { constants } from 'node:os';

// `node --watch` passes Ctrl-C on to a process that the terminal has signalled already, about a millisecond later.
const sameSignalMs = 200;

/** Resolves at the first SIGTERM or SIGINT; a second one exits at once with code 143 or 130. */
export function waitForSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first: { signal: NodeJS.Signals; atMs: number } | undefined;
    const onSignal = (signal: NodeJS.Signals) => {
      const atMs = performance.now();
      first ??= { signal, atMs };
      const isFirst = signal === first.signal && atMs - first.atMs < sameSignalMs;
      if (!isFirst) process.exit(128 + constants.signals[signal]);
      resolve(signal);
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });
}

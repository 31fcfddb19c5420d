import { startSimulator } from '../../simulator/simulator.ts';
import { print } from '../base/print.ts';
import { waitForSignal } from '../base/signals.ts';

/** The options of `ombor simulate`. */
export interface SimulateOptions {
  port: number;
  realLimits?: boolean;
  seed: number;
  firstOrder?: number;
}

/** Runs the simulated marketplaces until a signal. */
export async function simulate({ port, realLimits, seed, firstOrder }: SimulateOptions): Promise<void> {
  const signal = waitForSignal();
  const simulator = await startSimulator({
    port,
    ozonRealLimits: realLimits ?? false,
    seed,
    ...(firstOrder === undefined ? {} : { firstOrderNumber: firstOrder }),
  });
  const { url, baseUrls, connections } = simulator;
  print(`${JSON.stringify({ ready: true, url, controlUrl: `${url}/control`, baseUrls, connections })}\n`);
  await signal;
  await simulator.stop();
}

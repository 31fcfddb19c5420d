import { afterAll, beforeAll } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';

/** Simulated marketplaces for all tests of a file: started before them, stopped after them. */
export function useSimulator(options: SimulatorOptions = {}): Simulator {
  const simulator = {} as Simulator;
  beforeAll(async () => {
    Object.assign(simulator, await startSimulator(options));
  });
  afterAll(() => simulator.stop());
  return simulator;
}

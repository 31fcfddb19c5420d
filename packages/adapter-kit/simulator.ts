// Marketplaces over real HTTP, to develop and to test against: those of Ombor, and the base class for one of your own.
export type { Faults } from '../../src/simulator/faults.ts';
export { type SimulatorLimits, SlidingWindow, TokenBucket, wideLimits } from '../../src/simulator/limits.ts';
export type { CallKind, NewItem, RecordedCall, SimulatedItem } from '../../src/simulator/simulated-item.ts';
export { SimulatedMarketplace } from '../../src/simulator/simulated-marketplace.ts';
export type { NewOrderLine, SimulatedOrder } from '../../src/simulator/simulated-order.ts';
export {
  type SimulatedConnection,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/simulator.ts';
export { asRecord, readJson, type WireRequest, type WireResponse } from '../../src/simulator/wire.ts';

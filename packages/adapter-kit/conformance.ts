// The rules of every adapter, as tests of vitest. A test file calls `adapterConformance` and `recordedConformance`.
export { adapterConformance, stockConformance } from '../../test/marketplaces/conformance.ts';
export type {
  ConformanceFixture,
  OrderFixture,
  OwnSimulation,
  RefusedList,
} from '../../test/marketplaces/conformance-world.ts';
export {
  type RecordedExchange,
  type Recording,
  type Records,
  recordedConformance,
} from '../../test/marketplaces/recorded-exchanges.ts';
export type { RecordedAnswer } from '../../test/marketplaces/scripted-marketplace.ts';

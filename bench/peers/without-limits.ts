/** Loaded before `work`: lifts the limits that the generic adapter keeps by itself. What asks for a turn and counts calls stays. */
import type { AdapterDefinition } from '../../src/marketplaces/adapter.ts';
import { adapters } from '../../src/marketplaces/registry.ts';

const generic = adapters.get('generic');
if (!generic) throw new Error('there is no generic adapter');
(adapters as Map<string, AdapterDefinition>).set('generic', {
  ...generic,
  open(connection) {
    const adapter = generic.open(connection);
    const { limits } = adapter;
    return { ...adapter, limits: { ...limits, buckets: { stocks: { perMinute: 60_000_000, burst: 1_000_000 } } } };
  },
});

import { adapters } from '../../src/marketplaces/registry.ts';
import { bozor } from './bozor.ts';
import { adapterConformance } from './conformance.ts';

adapterConformance({
  adapter: 'bozor',
  simulated: 'test',
  linkIds: [],
  unknownLink: {},
  registry: new Map([...adapters, [bozor.name, bozor]]),
});

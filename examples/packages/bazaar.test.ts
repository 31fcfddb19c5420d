import type { AdapterDefinition } from '@ombor/adapter-kit';
import { adapterConformance } from '@ombor/adapter-kit/conformance';
import { bazaar } from './bazaar.ts';
import { bazaarToken, SimulatedBazaar } from './simulated-bazaar.ts';

adapterConformance({
  adapter: 'bazaar',
  registry: new Map<string, AdapterDefinition>([[bazaar.name, bazaar]]),
  simulated: { create: (limited) => new SimulatedBazaar(limited), credentials: { token: bazaarToken } },
  // Products are linked by their SKU alone.
  linkIds: [],
  unknownLink: {},
});

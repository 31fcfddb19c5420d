import type { SimulatedMarketplace } from '../../simulator/simulated-marketplace.ts';

/** In which items a place sells. */
export interface Packs {
  /** Units of one item, by SKU; absent: as at the beginning. */
  packs: Map<string, number>;
  /** What that will be as soon as a figure of ours in such items arrives, where its sales are seen by figures only. */
  nextPacks: Map<string, number>;
}

/** Each figure of ours that arrives is in the packs that were decided before it was sent. Only shops of the generic format have `next` ones. */
export function followPacks(market: SimulatedMarketplace, { packs, nextPacks }: Packs): void {
  market.onAnswer((request) => {
    if (nextPacks.size === 0 || market.kindOf(request) !== 'set') return;
    for (const { sku } of (JSON.parse(request.body) as { items: { sku: string }[] }).items) {
      const units = nextPacks.get(sku);
      if (units !== undefined) packs.set(sku, units);
      nextPacks.delete(sku);
    }
  });
}

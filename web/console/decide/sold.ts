/** Something that a marketplace sold and that is linked to no product, with the number of events that wait for it. */
export interface Sold {
  marketplaceSku: string;
  marketplaceProductId: string;
  events: number;
}

interface Event {
  payload: unknown;
  waitsFor: readonly string[] | null;
}

/** What these events wait for: the lines of their bodies that are not linked. What is missing in a body is an empty text. */
export function listSold(events: readonly Event[]): Sold[] {
  const sold = new Map<string, Sold>();
  for (const { payload, waitsFor } of events) {
    const names = new Set(waitsFor ?? []);
    const lines = linesOf(payload).filter(({ sku, id }) => names.has(sku) || names.has(id));
    // A name that no line has: what it is called by is all that is known of it.
    const known = lines.length > 0 ? lines : [...names].slice(0, 1).map((name) => ({ sku: name, id: '' }));
    for (const { sku, id } of known) {
      const before = sold.get(sku || id);
      sold.set(sku || id, {
        marketplaceSku: sku,
        marketplaceProductId: before?.marketplaceProductId || id,
        events: (before?.events ?? 0) + 1,
      });
    }
  }
  return [...sold.values()];
}

function linesOf(payload: unknown): { sku: string; id: string }[] {
  if (typeof payload !== 'object' || payload === null) return [];
  const items = 'items' in payload && Array.isArray(payload.items) ? (payload.items as unknown[]) : [];
  return [payload, ...items].flatMap((line) => {
    const [sku, id] = [textOf(line, 'sku'), textOf(line, 'marketplace_product_id')];
    return sku === '' && id === '' ? [] : [{ sku, id }];
  });
}

function textOf(line: unknown, name: string): string {
  const value: unknown =
    typeof line === 'object' && line !== null ? (line as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

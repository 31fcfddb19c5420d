import type { Api } from '../demo/api.ts';

interface Movement {
  quantityChange: number;
  occurredAt: string;
  recordedAt: string;
  product: { sku: string };
  marketplace: { code: string } | null;
}

interface Page {
  inventoryMovements: { edges: { node: Movement }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

/** What the ledger counts as sold on one marketplace: net units by SKU, and ms from each sale to its record. */
export interface Counted {
  units: Map<string, number>;
  foundAfterMs: number[];
}

/** Reads the whole ledger, page by page, and sums it by marketplace. */
export async function countLedger(api: Api): Promise<Map<string, Counted>> {
  const counted = new Map<string, Counted>();
  for (let after: string | null = null; ; ) {
    const { inventoryMovements: page }: Page = await api.query<Page>(
      `query ($after: String) { inventoryMovements(first: 250, after: $after) {
        edges { node { quantityChange occurredAt recordedAt product { sku } marketplace { code } } }
        pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    for (const { node } of page.edges) if (node.marketplace) add(counted, node.marketplace.code, node);
    if (!page.pageInfo.hasNextPage) return counted;
    after = page.pageInfo.endCursor;
  }
}

function add(counted: Map<string, Counted>, code: string, movement: Movement): void {
  const sum: Counted = counted.get(code) ?? { units: new Map(), foundAfterMs: [] };
  counted.set(code, sum);
  const { sku } = movement.product;
  sum.units.set(sku, (sum.units.get(sku) ?? 0) - movement.quantityChange);
  // Sales only: not every marketplace says when an order was cancelled.
  if (movement.quantityChange > 0) return;
  sum.foundAfterMs.push(Math.max(0, Date.parse(movement.recordedAt) - Date.parse(movement.occurredAt)));
}

/** How many received events could not be applied. */
export async function countFailedEvents(api: Api): Promise<number> {
  const { webhooks } = await api.query<{ webhooks: { totalCount: number } }>(
    'query { webhooks(first: 1, status: FAILED) { totalCount } }',
  );
  return webhooks.totalCount;
}

import { type PackingRefusalReason, PackingRefusedError, type RefusedScan } from '../../errors.ts';
import { describeStatus } from '../orders/order-status.ts';
import type { LockedOrder } from '../orders/orders.ts';

/** A line of an order with what belongs into the parcel and what is in it, in units. */
export interface PackedLine {
  id: string;
  sku: string;
  /** Of the product; null while the line is not linked. */
  name: string | null;
  needed: number;
  packed: number;
}

/** What a refused scan was about. `line`, `product`: what the code names. `order`: given where its state is the reason. */
interface About {
  code: string;
  lines: readonly PackedLine[];
  line?: PackedLine | undefined;
  product?: { sku: string; name: string } | undefined;
  order?: LockedOrder;
}

/** The refusal of a scan, with what the order still needs. */
export function refuseScan(reason: PackingRefusalReason, about: About): PackingRefusedError {
  const { code, lines, line, product, order } = about;
  const scan: RefusedScan = {
    reason,
    scanned: code,
    sku: line?.sku ?? product?.sku ?? null,
    productName: line?.name ?? product?.name ?? null,
    marketplace: order?.fulfilment === 'marketplace' ? order.marketplaceName : null,
    stillNeeded: lines
      .filter(({ needed, packed }) => packed < needed)
      .map(({ id, sku, name, needed, packed }) => ({ itemId: id, sku, name: name ?? sku, units: needed - packed })),
  };
  return new PackingRefusedError(describe(scan, order), scan);
}

function describe(
  { reason, scanned, productName, marketplace, stillNeeded }: RefusedScan,
  order?: LockedOrder,
): string {
  const what = productName === null ? `"${scanned}"` : `"${scanned}" (${productName})`;
  const missing = stillNeeded.map(({ sku, units }) => `${units} x ${sku}`).join(', ') || 'nothing';
  switch (reason) {
    case 'unknown_code':
      return `No product has the code ${what}; the order still needs ${missing}`;
    case 'not_in_order':
      return `${what} is not in this order; it still needs ${missing}`;
    case 'too_many':
      return `${what} is one too many; the order still needs ${missing}`;
    case 'not_packed':
      return `Fewer units of ${what} are in the parcel; the order still needs ${missing}`;
    case 'order_state':
      return marketplace === null
        ? `The order is ${order ? describeStatus(order.status) : 'in another state'}: only NEW and CONFIRMED orders are packed`
        : `${marketplace} ships this order from its own stock: it is not packed here`;
  }
}

import type { OrderStatus } from '../../gql/graphql.ts';

interface Line {
  quantity: number;
  cancelledQuantity: number;
  returnedQuantity: number;
  returnExpected: number;
}

/** Items of a line that are neither cancelled, nor returned, nor expected back. */
export const leftOf = (line: Line): number =>
  line.quantity - line.cancelledQuantity - line.returnedQuantity - line.returnExpected;

const handedOver: ReadonlySet<OrderStatus> = new Set(['SHIPPED', 'DELIVERED', 'RETURNED']);

/** Items of a line that can come back: those that the buyer has, and those that are expected. */
export const returnableOf = (line: Line, status: OrderStatus): number =>
  line.returnExpected + (handedOver.has(status) ? leftOf(line) : 0);

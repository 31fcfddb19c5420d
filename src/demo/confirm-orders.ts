import type { Api } from './api.ts';

/** Staff confirm every waiting order of the shop: while the demo runs on, they would otherwise expire after half an hour. */
export async function confirmOrders(seller: Api): Promise<void> {
  const { orders } = await seller.query<{ orders: { edges: { node: { id: string } }[] } }>(
    '{ orders(status: HELD, first: 250) { edges { node { id } } } }',
  );
  for (const { node } of orders.edges) {
    await seller.query(
      'mutation ($input: UpdateOrderStatusInput!) { updateOrderStatus(input: $input) { __typename } }',
      { input: { orderId: node.id, status: 'CONFIRMED' } },
    );
  }
}

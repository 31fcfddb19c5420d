import type { Api } from './api.ts';

/** Staff confirm every order of the shop that waits for it: a demo that stays up would otherwise see them expire after half an hour. */
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

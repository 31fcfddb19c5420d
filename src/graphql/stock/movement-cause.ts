import type { WebhookRecord } from '../../db/inbox/webhook-history.ts';
import type { Order } from '../../db/orders/orders.ts';
import { builder } from '../base/builder.ts';
import { OrderType } from '../orders/order.ts';
import { WebhookRef } from '../sync/webhook.ts';
import { MovementRef } from './movement.ts';

const MovementCause = builder.unionType('MovementCause', {
  description: 'What caused a movement: an order or a received event.',
  types: [OrderType, WebhookRef],
  resolveType: (cause: Order | WebhookRecord) => ('eventType' in cause ? 'MarketplaceWebhook' : 'Order'),
});

builder.objectField(MovementRef, 'cause', (t) =>
  t.field({
    type: MovementCause,
    nullable: true,
    description:
      'The order or the received event that caused the movement; null for other causes, and if the event was deleted since.',
    resolve: ({ referenceType, referenceId }, _args, context) => {
      if (referenceId === null) return null;
      if (referenceType === 'order') return OrderType.getDataloader(context).load(referenceId);
      if (referenceType === 'webhook' || referenceType === 'poll')
        return WebhookRef.getDataloader(context).load(referenceId);
      return null;
    },
  }),
);

/**
 * Exchanges with the Partner API of Yandex Market as its specifications print them (partner API of 2026-07-17,
 * notification API of 2026-04-20), some shortened. They are typed by hand, so that the simulated Market and the adapter
 * cannot be wrong together.
 */

/** The whole answer to a set that was accepted. */
export const accepted = { status: 'OK' };

/** An answer to a read by offerIds. */
export const stocks = {
  status: 'OK',
  result: {
    paging: {},
    warehouses: [
      {
        warehouseId: 1,
        offers: [
          {
            offerId: '557722',
            updatedAt: '2026-07-17T12:00:00+03:00',
            stocks: [
              { type: 'FIT', count: 12 },
              { type: 'FREEZE', count: 2 },
              { type: 'AVAILABLE', count: 10 },
            ],
          },
        ],
      },
    ],
  },
};

/** A refusal; it is always for the whole request. */
export function refusal(code: string, message: string): object {
  return { status: 'ERROR', errors: [{ code, message }] };
}

/** One order of POST /v1/businesses/{businessId}/orders. */
export function order(id: number | string, status: string, over: object = {}): object {
  return {
    orderId: id,
    campaignId: 987,
    programType: 'FBS',
    status,
    substatus: 'STARTED',
    creationDate: '2026-07-17T10:00:00+03:00',
    updateDate: '2026-07-17T10:05:00+03:00',
    fake: false,
    items: [{ id: 1, offerId: '557722', offerName: 'Boots', count: 2 }],
    cancelRequested: false,
    ...over,
  };
}

/** Notifications as Market sends them. */
export const notifications = {
  ping: { notificationType: 'PING', time: '2025-01-16T10:09:49.759084017Z' },
  created: {
    notificationType: 'ORDER_CREATED',
    orderId: 123456789,
    campaignId: 987,
    items: [{ offerId: '557722', count: 2 }],
    createdAt: '2026-01-16T10:09:49.759Z',
  },
  cancelled: {
    notificationType: 'ORDER_CANCELLED',
    orderId: 123456789,
    campaignId: 987,
    items: [{ offerId: '557722', count: 2 }],
    cancelledAt: '2026-01-16T10:19:49.759Z',
  },
  statusUpdated: {
    notificationType: 'ORDER_STATUS_UPDATED',
    orderId: 123456789,
    campaignId: 987,
    status: 'PROCESSING',
    substatus: 'STARTED',
    updatedAt: '2026-01-16T10:11:49.759Z',
  },
  feedback: { notificationType: 'GOODS_FEEDBACK_CREATED', businessId: 55, feedbackId: 1 },
};

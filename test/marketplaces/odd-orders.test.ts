import { describe, expect, test } from 'vitest';
import type { OrderReading } from '../../src/marketplaces/adapter.ts';
import { checkEvent } from '../../src/marketplaces/event.ts';
import { page as ozonPage, posting } from './recorded/ozon.ts';
import { uzumOrder } from './recorded/uzum.ts';
import { assemblyTask } from './recorded/wildberries.ts';
import { order as yandexOrder } from './recorded/yandex-market.ts';
import { noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

type Row = Record<string, unknown>;
/** What no member means anything by. */
const odd: unknown[] = [null, 5, 'abc', true, [], {}, -1, 0.5, 1e30];
/** After the first reading, whenever that is: older orders are not sold again. */
const at = new Date(Date.now() + 60_000).toISOString();
const ok = (body: object): RecordedAnswer => ({ status: 200, body, headers: { date: new Date().toUTCString() } });

/** A list that is read, with the members that a sale needs: `order.x` of the order, `line.x` of its line. */
interface List {
  name: string;
  connection: { settings: Record<string, unknown>; credentials: Record<string, unknown> };
  /** A new order with two lines, where an order can have several. */
  order(id: number): Row;
  lines: string | null;
  answers(orders: Row[]): RecordedAnswer[];
  needed: string[];
  /** Members that say whose order it is, and whether there is one. */
  decides: string[];
}

const lists: List[] = [
  {
    name: 'uzum',
    connection: { settings: { shopIds: ['3442'] }, credentials: { token: 't' } },
    order: (id) => ({
      ...uzumOrder,
      id,
      status: 'CREATED',
      dateCreated: at,
      orderItems: [uzumOrder.orderItems[0], { ...uzumOrder.orderItems[0], id: 77, sellerSkuCode: 'SECOND' }],
    }),
    lines: 'orderItems',
    answers: (orders) => [ok({ payload: { totalAmount: orders.length, orders }, errors: [] })],
    needed: ['order.id', 'order.orderItems', 'line.id', 'line.amount'],
    decides: [],
  },
  {
    name: 'wildberries',
    connection: { settings: { warehouseId: 658434 }, credentials: { token: 't' } },
    order: (id) => ({ ...assemblyTask, id, createdAt: at }),
    lines: null,
    answers: (orders) => [ok({ orders })],
    needed: ['order.id', 'order.chrtId'],
    decides: ['order.warehouseId'],
  },
  {
    name: 'ozon',
    connection: { settings: { warehouseId: '20605650762000' }, credentials: { clientId: '836', apiKey: 'k' } },
    order: (id) => {
      const one = posting(`P-${id}`, 'awaiting_packaging') as Row;
      const [first] = one.products as Row[];
      return { ...one, in_process_at: at, products: [first, { ...first, offer_id: 'SECOND' }] };
    },
    lines: 'products',
    answers: (orders) => [ok(ozonPage(orders))],
    needed: ['order.posting_number', 'order.products', 'line.offer_id', 'line.quantity'],
    // An order with a parent waits for the reading of all.
    decides: ['order.parent_posting_number'],
  },
  {
    name: 'yandex_market',
    connection: { settings: { campaignId: 987, businessId: 55 }, credentials: { apiKey: 'ACMA:k' } },
    order: (id) => {
      const one = yandexOrder(id, 'PROCESSING') as Row;
      const [first] = one.items as Row[];
      return { ...one, creationDate: at, items: [first, { ...first, offerId: 'SECOND' }] };
    },
    lines: 'items',
    answers: (orders) => [ok({ orders, paging: {} })],
    needed: ['order.orderId', 'order.items', 'line.offerId', 'line.count'],
    decides: ['order.status', 'order.campaignId', 'order.fake'],
  },
];

async function read({ name, connection, answers }: List, orders: Row[]): Promise<OrderReading> {
  const { adapter } = await openScripted(name, connection, answers(orders));
  return (await adapter.pollOrders!({ scope: 'new', cursor: null, openOrderIds: [] }, noAbort))!;
}

/** How many items of each order are taken: sold, and not cancelled again. */
function soldOf({ events }: OrderReading): Map<string, number> {
  const taken = new Map<string, number>();
  for (const event of events) {
    if (event.event !== 'order.created' && event.event !== 'order.cancelled') continue;
    const items = (event.items ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
    taken.set(event.order_id, (taken.get(event.order_id) ?? 0) + (event.event === 'order.created' ? items : -items));
  }
  return taken;
}

/** An order, once with each odd value in each of its members and in those of its second line. */
function variants({ order, lines }: List): { where: string; value: unknown; row: Row }[] {
  const whole = order(1);
  const line = lines === null ? {} : (whole[lines] as Row[])[1]!;
  return [
    ...Object.keys(whole).flatMap((name) =>
      odd.map((value) => ({ where: `order.${name}`, value, row: { ...whole, [name]: value } })),
    ),
    ...Object.keys(line).flatMap((name) =>
      odd.map((value) => ({
        where: `line.${name}`,
        value,
        row: { ...whole, [lines!]: [(whole[lines!] as Row[])[0], { ...line, [name]: value }] },
      })),
    ),
  ];
}

describe.each(lists)("an odd member of one of $name's orders", (list) => {
  test('costs no other order, and its own sale only where the product or the number is not known: that is reported', async () => {
    const [own, other] = [...soldOf(await read(list, [list.order(1), list.order(2)])).values()];
    for (const { where, value, row } of variants(list)) {
      const reading = await read(list, [row, list.order(2)]);
      const sold = [...soldOf(reading).values()];
      expect({ where, value, other: sold.at(-1) }).toEqual({ where, value, other });
      if (list.decides.includes(where)) continue;
      const isReported = (reading.unreadable ?? []).length > 0;
      // A line of other items is what the list says.
      const isOtherNumber = value === 5 && /amount|quantity|count/.test(where) && sold.length === 2;
      const isWhole = sold.length === 2 && (sold[0] === own || isOtherNumber);
      expect({ where, value, told: isWhole || (list.needed.includes(where) && isReported) }).toEqual({
        where,
        value,
        told: true,
      });
    }
  });

  test('is never in what the reading tells: each event fits the contract', async () => {
    for (const { where, row } of variants(list)) {
      for (const event of (await read(list, [row])).events) {
        expect({ where, read: checkEvent(event) }).toMatchObject({ where, read: { kind: 'known', faults: [] } });
      }
    }
  });
});

test.each(lists.filter(({ lines }) => lines !== null))(
  'a line of $name that cannot be read costs no other line',
  async (list) => {
    const order = list.order(1);
    const reading = await read(list, [{ ...order, [list.lines!]: [(order[list.lines!] as Row[])[0], 'abc'] }]);
    expect(reading.events).toContainEqual(
      expect.objectContaining({ event: 'order.created', items: [expect.anything()] }),
    );
    expect(reading.unreadable).toEqual([
      { id: expect.stringMatching(/1$/), problem: expect.stringContaining(`${list.lines}.1`) },
    ]);
  },
);

import { atMost, printed, type Row, ratio } from './figure.ts';

/** The screens of docs/screens.md. */
export const screenNames = [
  'Today',
  'Stock',
  'Product',
  'Marketplaces',
  'ToDecide',
  'Orders',
  'OrderDetail',
  'Money',
  'Events',
  'Shelf',
  'Cart',
  'OwnOrders',
] as const;

/** What people do with Ombor, and what must not stand in the way of a sale. */
export const useRows: Row[] = [
  {
    id: '9',
    title: 'adjustStock/s over HTTP, authenticated, 8 clients',
    beside: 'INSERT',
    seconds: 45,
    figures: [ratio('ratio', 0.03, { aim: 0.08 })],
  },
  {
    id: '12',
    title: 'page of 50 products with listings and movements, 8 clients',
    beside: 'the same rows by plain selects',
    seconds: 35,
    figures: [ratio('ratio', 0.3)],
  },
  {
    id: '13',
    title: 'import of 20,000 rows; first wave of 100,000 products x 3',
    beside: 'COPY of the rows',
    seconds: 260,
    figures: [
      atMost('import', 's', 3),
      atMost('import, memory', 'MB', 200),
      printed('import, times COPY', 'x'),
      atMost('first wave', 's', 20),
    ],
  },
  {
    id: '14',
    title: 'search and totalCount at 100,000 products, 5 kinds of words',
    beside: '-',
    seconds: 60,
    figures: ['SKU', 'barcode', 'rare word', 'common word', 'two letters'].flatMap((kind) => [
      atMost(`${kind}: page p95`, 'ms', 30),
      atMost(`${kind}: totalCount p95`, 'ms', 50),
    ]),
  },
  {
    id: '15',
    title: 'a sale beside a replay of 60,000 rows; linking 1,000 listings with 30,000 sales waiting',
    beside: 'the same sale alone',
    seconds: 240,
    figures: [
      atMost('sale to the last marketplace', 'x', 1.5),
      atMost('linking', 's', 2),
      printed('all applied after linking', 's'),
    ],
  },
  {
    id: '18',
    title: 'each of the twelve screens, one request, one client',
    beside: 'the same rows by plain selects over HTTP',
    seconds: 60,
    figures: screenNames.map((name) => atMost(name, 'x', 2, { floorOnly: true })),
  },
  {
    id: '19',
    title: 'the console in Chromium, 3,000 products',
    beside: '-',
    seconds: 60,
    figures: [
      atMost('first table', 'ms', 1_000),
      atMost('a sale on screen', 'ms', 150),
      atMost('longest task', 'ms', 200, { floorOnly: true }),
    ],
  },
];

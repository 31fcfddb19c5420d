import { atMost, type Figure, printed, type Row } from './figure.ts';

const ledgerWork = ['apply', 'ledger page', 'month of analytics', 'stocktake', 'return by marketplace', 'guard of a 0'];

const sharedBy = (processes: number): Figure[] => [
  printed(`accepted/s, ${processes} of each`, 'x', 'more'),
  printed(`all applied and sent/s, ${processes} of each`, 'x', 'more'),
  printed(`fan-out/s, ${processes} of each`, 'x', 'more'),
  atMost(`CPU per event, ${processes} of each`, 'x', 1.2),
  atMost(`marketplace calls, ${processes} of each`, 'x', 1.2),
  atMost(`PostgreSQL per NOTIFY, ${processes} of each`, 'x', processes * 1.2),
];

/** What takes so long that it runs only with --long. */
export const longRows: Row[] = [
  {
    id: '10',
    title: 'at 5 and 20 million movements, one product with a fifth of them',
    beside: '1 million',
    seconds: 1_500,
    long: true,
    figures: ['5 million', '20 million'].flatMap((size) =>
      ledgerWork.map((what) => atMost(`${what}, ${size}`, 'x', 1.2)),
    ),
  },
  {
    id: '16',
    title: '2 and 4 processes of each kind on one database',
    beside: '1 of each',
    seconds: 300,
    long: true,
    figures: [2, 4].flatMap(sharedBy),
  },
  {
    id: '17',
    title: 'soak: 30 minutes at 50 changes/s, 200 subscribers; then a year of rows',
    beside: 'the first 5 minutes',
    seconds: 2_400,
    long: true,
    figures: [
      atMost('API memory grows', 'MB/h', 2, { floorOnly: true }),
      atMost('worker memory grows', 'MB/h', 2, { floorOnly: true }),
      atMost('sale to everywhere p50, last 5 minutes', 'x', 1.2),
      atMost('sale to everywhere p50, after a year of rows', 'x', 1.2),
      atMost('CPU per event, last 5 minutes', 'x', 1.2),
      atMost('rows older than their retention', 'rows', 0, { floorOnly: true, worst: true }),
    ],
  },
];

import { atLeast, atMost, printed, type Row, ratio } from './figure.ts';

const latencies = [
  [20, 50],
  [50, 60],
  [100, 100],
  [400, 250],
] as const;

/** From a change to subscribers and marketplaces, and what it costs to wait for one. */
export const liveRows: Row[] = [
  {
    id: '5',
    title: 'fan-out of one event to 1,000 and 5,000 clients',
    beside: 'raw writes of a ready frame',
    seconds: 60,
    figures: [ratio('1,000 clients', 0.8, { aim: 0.9 }), ratio('5,000 clients', 0.8, { aim: 0.9 })],
  },
  {
    id: '5b',
    title: 'fan-out of a burst to 1,000 clients',
    beside: 'one iterator per subscriber, as graphql-ws documents',
    seconds: 90,
    figures: [ratio('ratio', 15, { aim: 30 })],
  },
  {
    id: '6',
    title: 'webhook to the last of 1,000 subscribers, and of 3 marketplaces, idle',
    beside: '1 s, the promise',
    seconds: 90,
    figures: ['subscribers', 'marketplaces'].flatMap((who) => [
      atMost(`${who} p50`, 'ms', 30, { aim: 20 }),
      atMost(`${who} p99`, 'ms', 100),
    ]),
  },
  {
    id: '6r',
    title: 'webhook to the last of all these at 20, 50, 100, 400 events/s',
    beside: '1 s, the promise',
    seconds: 515,
    figures: [
      ...latencies.flatMap(([rate, p50]) => [
        atMost(`${rate}/s p50`, 'ms', p50),
        atMost(`${rate}/s p99 / p50`, 'x', 4, { floorOnly: true }),
      ]),
      atMost('PostgreSQL at 20/s, of a core', '%', 15),
    ],
  },
  {
    id: '6b',
    title: 'burst of 10,000 with 1,000 subscribers',
    beside: 'the same without subscribers',
    seconds: 120,
    figures: [
      ratio('accepted/s, ratio', 0.7),
      atLeast('accepted/s without', '/s', 5_000),
      atMost('all right after the last answer', 'ms', 300, { worst: true }),
      atMost('resets and refusals', 'faults', 0, { floorOnly: true, worst: true }),
    ],
  },
  {
    id: '7',
    title: 'marketplace calls per change in that burst',
    beside: 'marketplaces - 1',
    seconds: 120,
    figures: [atMost('calls per change', 'calls', 0.05)],
  },
  {
    id: '7b',
    title: 'stock calls of a day for 1,000 listings on 3 marketplaces',
    beside: 'polling every 30 minutes, and as fresh',
    seconds: 45,
    figures: [
      ...[15, 100, 1_000].flatMap((changes) => [
        printed(`${changes.toLocaleString('en')} changes: calls`, 'calls'),
        printed(`${changes.toLocaleString('en')} changes: of polling`, '%'),
        printed(`${changes.toLocaleString('en')} changes: of polling as fresh`, '%'),
      ]),
      printed('as many calls as polling at, a day', 'changes', 'more'),
      printed('5% of polling at, a day', 'changes', 'more'),
    ],
  },
  {
    id: '8',
    title: '10,000 idle subscribers: memory of each; CPU of the API while others have news',
    beside: '1,000 of them',
    seconds: 110,
    figures: [atMost('memory', 'KB', 40), atMost('CPU', 'x', 1.3)],
  },
  {
    id: '8b',
    title: 'idle `start`, 5 marketplaces connected',
    beside: '-',
    seconds: 130,
    figures: [
      atMost('start, of a core', '%', 1),
      atMost('PostgreSQL, of a core', '%', 1),
      atMost('statements', '/s', 15),
      printed('`serve` alone, of a core', '%'),
      printed('`work` alone, of a core', '%'),
    ],
  },
];

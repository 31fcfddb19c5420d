import { atMost, type Row, ratio } from './figure.ts';

/** Webhooks taken in, stock changed, pushes planned and found. */
export const stockRows: Row[] = [
  {
    id: '1',
    title: 'durable webhooks/s, 256 connections',
    beside: 'bare HTTP server with HMAC',
    seconds: 40,
    figures: [ratio('ratio', 0.6, { aim: 0.75 })],
  },
  {
    id: '1b',
    title: 'durable webhooks/s',
    beside: 'one transaction per request',
    seconds: 245,
    figures: [ratio('256 connections', 12), ratio('8 connections', 3)],
  },
  {
    id: '1c',
    title: 'durable webhooks/s, 256 connections',
    beside: 'INSERT',
    seconds: 40,
    figures: [ratio('ratio', 1, { aim: 1.3 })],
  },
  {
    id: '2',
    title: 'stock changes/s in batches of 100, pushes of 3 marketplaces planned',
    beside: 'INSERT',
    seconds: 30,
    figures: [
      ratio('ratio', 0.8, { aim: 1.2 }),
      ratio('apply alone'),
      // 1.55 to 1.9; with a sleep of 2 ms in the statement 0.67 to 0.83.
      ratio('one change per call', 1.2, { quickFloor: 1 }),
    ],
  },
  {
    id: '2b',
    title: 'the same stock changes/s',
    beside: 'seven statements from Node',
    seconds: 45,
    figures: [ratio('ratio', 8, { aim: 15 })],
  },
  {
    id: '2c',
    title: 'applying at 30 and 1,000 marketplaces',
    beside: 'at 3',
    seconds: 60,
    figures: [ratio('30 marketplaces', 0.95), ratio('1,000 marketplaces', 0.95)],
  },
  {
    id: '2d',
    title: 'planning, per listing owed',
    beside: 'writing one narrow row set-based',
    seconds: 20,
    figures: [atMost('ratio', 'x', 2)],
  },
  { id: '3', title: 'one hot product', beside: '1,000 uniform', seconds: 25, figures: [ratio('ratio', 1)] },
  { id: '4', title: 'with NOTIFY', beside: 'without', seconds: 25, figures: [ratio('ratio', 0.9)] },
  {
    id: '11',
    title: 'finding what is owed: nothing, one listing, everything',
    beside: '3 x 100 listings',
    seconds: 120,
    figures: ['1,000 x 100', '1,000 x 100 of 100,000', '5 x 100,000'].flatMap((size) => [
      atMost(`${size}: 0 owed`, 'x', 3),
      atMost(`${size}: 1 owed`, 'x', 3),
      atMost(`${size}: all owed`, 'x', 3),
      atMost(`${size}: sweep, 1 owed`, 'x', 3),
    ]),
  },
];

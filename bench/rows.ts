/** A miss that is known: since when, and what was measured then. It fails the run only when it gets worse. */
export interface Known {
  since: string;
  value: number;
}

/** One number of a row that is checked. Without a floor it is only compared with what was stored. */
export interface Figure {
  name: string;
  /** x: times what it is measured beside. */
  unit: 'x' | 'ms' | '/s' | 's' | 'MB' | 'KB' | '%' | 'calls' | 'faults';
  better: 'more' | 'less';
  floor?: number;
  aim?: number;
  known?: Known;
  /** true: too noisy, or too plain, to be compared with a stored run; only its floor counts. */
  floorOnly?: boolean;
  /** true: every repeat must reach the floor, not only the median. */
  worst?: boolean;
}

/** A row of the table: what is measured, and beside what in the same run. */
export interface Row {
  id: string;
  title: string;
  beside: string;
  figures: Figure[];
  /** true: only with --long. */
  long?: boolean;
}

const ratio = (name: string, floor?: number, more: Partial<Figure> = {}): Figure => ({
  name,
  unit: 'x',
  better: 'more',
  ...(floor !== undefined && { floor }),
  ...more,
});

const atMost = (name: string, unit: Figure['unit'], floor?: number, more: Partial<Figure> = {}): Figure => ({
  name,
  unit,
  better: 'less',
  ...(floor !== undefined && { floor }),
  ...more,
});

/** Everything that the benchmark measures, in the order of the table. */
export const rows: Row[] = [
  {
    id: '1',
    title: 'durable webhooks/s, 256 connections',
    beside: 'bare HTTP server with HMAC',
    figures: [ratio('ratio', 0.6, { aim: 0.75 })],
  },
  {
    id: '1b',
    title: 'durable webhooks/s',
    beside: 'one transaction per request',
    figures: [ratio('256 connections', 12), ratio('8 connections', 3)],
  },
  {
    id: '1c',
    title: 'durable webhooks/s, 256 connections',
    beside: 'INSERT',
    figures: [ratio('ratio', 1, { aim: 1.3 })],
  },
  {
    id: '2',
    title: 'stock changes/s in batches of 100, pushes of 3 marketplaces planned',
    beside: 'INSERT',
    figures: [ratio('ratio', 0.8, { aim: 1.2 }), ratio('apply alone'), ratio('one change per call')],
  },
  {
    id: '2b',
    title: 'the same',
    beside: 'seven statements from Node',
    figures: [ratio('ratio', 8, { aim: 15 })],
  },
  {
    id: '2c',
    title: 'applying at 30 and 1,000 marketplaces',
    beside: 'at 3',
    figures: [ratio('30 marketplaces', 0.95), ratio('1,000 marketplaces', 0.95)],
  },
  {
    id: '2d',
    title: 'planning, per listing owed',
    beside: 'writing one narrow row set-based',
    figures: [atMost('ratio', 'x', 2)],
  },
  { id: '3', title: 'one hot product', beside: '1,000 uniform', figures: [ratio('ratio', 1)] },
  { id: '4', title: 'with NOTIFY', beside: 'without', figures: [ratio('ratio', 0.9)] },
  {
    id: '6',
    title: 'webhook to the last of 1,000 subscribers, and of 3 marketplaces, idle',
    beside: '1 s',
    figures: ['subscribers', 'marketplaces'].flatMap((who) => [
      atMost(`${who} p50`, 'ms', 30, { aim: 20 }),
      atMost(`${who} p99`, 'ms', 100),
    ]),
  },
  {
    id: '6r',
    title: 'the same at 20, 50, 100, 400 events/s',
    beside: '1 s',
    figures: [
      ...(
        [
          [20, 50],
          [50, 60],
          [100, 100],
          [400, 250],
        ] as const
      ).flatMap(([rate, p50]) => [
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
    figures: [
      ratio('accepted/s, ratio', 0.7),
      { name: 'accepted/s without', unit: '/s', better: 'more', floor: 5_000 },
      atMost('all right after the last answer', 'ms', 300, { worst: true }),
      atMost('resets and refusals', 'faults', 0, { floorOnly: true, worst: true }),
    ],
  },
  {
    id: '7',
    title: 'marketplace calls per change in that burst',
    beside: 'marketplaces - 1',
    figures: [atMost('calls per change', 'calls', 0.05)],
  },
];

/** The row and figure by their names. Throws for what is not in the table. */
export function getFigure(id: string, name: string): Figure {
  const figure = rows.find((row) => row.id === id)?.figures.find((one) => one.name === name);
  if (!figure) throw new Error(`The table has no "${name}" in row ${id}`);
  return figure;
}

import known from './known.json' with { type: 'json' };
import type { Figure, Known, Row } from './rows/figure.ts';
import { liveRows } from './rows/live.ts';
import { longRows } from './rows/long.ts';
import { stockRows } from './rows/stock.ts';
import { useRows } from './rows/use.ts';

/** Row ids in the order of numbers and letters: 1, 1b, 2, 10. */
const byId = (a: Row, b: Row): number => a.id.localeCompare(b.id, 'en', { numeric: true });

/** Everything that the benchmark measures, in the order of the table. */
export const rows: Row[] = [...stockRows, ...liveRows, ...useRows, ...longRows].toSorted(byId);

/** What is known to miss its floor, by `row figure`. */
export type KnownMisses = Record<string, Known>;

/** How a figure is named where all rows are in one list. */
export const nameOf = (row: string, figure: string): string => `${row} ${figure}`;

/** The known miss of a figure, if there is one. */
export const findKnown = (row: string, figure: string): Known | undefined =>
  (known as KnownMisses)[nameOf(row, figure)];

/** The row and figure by their names. Throws for what is not in the table. */
export function getFigure(id: string, name: string): Figure {
  const figure = rows.find((row) => row.id === id)?.figures.find((one) => one.name === name);
  if (!figure) throw new Error(`The table has no "${name}" in row ${id}`);
  return figure;
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Machine } from './machine.ts';
import type { Judged, Stored } from './report.ts';
import { getFigure, type KnownMisses, nameOf, rows } from './rows.ts';
import { judge } from './verdict.ts';

const directory = path.join(import.meta.dirname, 'stored');

interface StoredTable {
  machine: Machine;
  at: string;
  medians: Stored;
}

const fileOf = (kind: string): string => path.join(directory, `${kind}.json`);

/** What was stored for this kind of machine; empty: nothing yet. */
export async function readStored(kind: string): Promise<Stored> {
  const text = await readFile(fileOf(kind), 'utf8').catch(() => undefined);
  return text === undefined ? {} : (JSON.parse(text) as StoredTable).medians;
}

/** Stores the medians of a run; figures that were not measured keep what was stored. Returns the file. */
export async function writeStored(machine: Machine, judged: readonly Judged[]): Promise<string> {
  const fresh = Object.fromEntries(
    judged.map(({ row, figure, summary }) => [nameOf(row, figure), Number(summary.median.toPrecision(4))]),
  );
  const medians = { ...(await readStored(machine.kind)), ...fresh };
  const table: StoredTable = { machine, at: new Date().toISOString().slice(0, 10), medians };
  await mkdir(directory, { recursive: true });
  await writeFile(fileOf(machine.kind), `${JSON.stringify(table, null, 2)}\n`);
  return fileOf(machine.kind);
}

const knownFile = path.join(import.meta.dirname, 'known.json');

/** Puts the known misses right after a run; see `nextKnown`. Returns the file. */
export async function writeKnown(judged: readonly Judged[]): Promise<string> {
  const before = JSON.parse(await readFile(knownFile, 'utf8')) as KnownMisses;
  const after = nextKnown(before, judged, new Date().toISOString().slice(0, 10));
  await writeFile(knownFile, `${JSON.stringify(after, null, 2)}\n`);
  return knownFile;
}

/**
 * What misses its floor is known from now on; what reaches it is forgotten. A miss that was known keeps its date, and the better of
 * both values, so that marking again never hides that something became worse.
 */
export function nextKnown(before: KnownMisses, judged: readonly Judged[], today: string): KnownMisses {
  const after = { ...before };
  for (const { row, figure: name, value } of judged) {
    const key = nameOf(row, name);
    const figure = getFigure(row, name);
    if (judge(figure, value, { quick: false }) !== 'missed') delete after[key];
    else {
      const known = before[key];
      const best = figure.better === 'more' ? Math.max : Math.min;
      const rounded = Number(value.toPrecision(3));
      after[key] = known ? { since: known.since, value: best(known.value, rounded) } : { since: today, value: rounded };
    }
  }
  const order = rows.flatMap(({ id, figures }) => figures.map(({ name }) => nameOf(id, name)));
  return Object.fromEntries(order.flatMap((key) => (after[key] ? [[key, after[key]]] : [])));
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Machine } from './machine.ts';
import type { Judged, Stored } from './report.ts';

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
    judged.map(({ row, figure, summary }) => [`${row} ${figure}`, Number(summary.median.toPrecision(4))]),
  );
  const medians = { ...(await readStored(machine.kind)), ...fresh };
  const table: StoredTable = { machine, at: new Date().toISOString().slice(0, 10), medians };
  await mkdir(directory, { recursive: true });
  await writeFile(fileOf(machine.kind), `${JSON.stringify(table, null, 2)}\n`);
  return fileOf(machine.kind);
}

/** A cell: a text stays a text, an amount becomes a number with its digits. */
type SheetCell = string | number | { amount: string } | null;

/** A table to be saved as a file. */
export interface Sheet {
  name: string;
  headings: readonly string[];
  rows: readonly (readonly SheetCell[])[];
}

/** Saves a table as an Excel file. */
export async function saveSheet({ name, headings, rows }: Sheet): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const data = [
    headings.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((cells) => cells.map(toCell)),
  ];
  const day = new Date().toISOString().slice(0, 10);
  await writeXlsxFile(data).toFile(`${name} ${day}.xlsx`);
}

function toCell(cell: SheetCell) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  // "@" keeps what looks like a number as it is: Excel would cut the zeros in front of a code.
  if (typeof cell === 'string') return { value: cell, type: String, format: '@' };
  return { value: Number(cell.amount), type: Number };
}

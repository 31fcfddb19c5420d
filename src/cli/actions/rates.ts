import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { parse } from 'csv-parse/sync';
import { listExchangeRates, type NewExchangeRate, setExchangeRates } from '../../db/sales/exchange-rates.ts';
import { parseEnv } from '../../env.ts';
import { ValidationError } from '../../errors.ts';
import { withDatabase } from '../base/database.ts';

const header = ['date', 'currency', 'rate'];

/** Sets the rates of a CSV file, all of them or none. */
export async function importRates(file: string): Promise<void> {
  const rates = readRates(await readFile(file, 'utf8'));
  const count = await withDatabase(parseEnv(), (sql) =>
    setExchangeRates(sql, rates, `command line, ${userInfo().username}`),
  ).catch((error: unknown) => {
    throw error instanceof ValidationError ? new Error(nameLines(error)) : error;
  });
  process.stdout.write(`${count} rates imported.\n`);
}

/** Prints the newest rates as CSV. */
export async function listRates(currency: string | null, first: number): Promise<void> {
  const filter = { currency, from: null, to: null };
  const { rows } = await withDatabase(parseEnv(), (sql) => listExchangeRates(sql, filter, { first, afterId: null }));
  process.stdout.write(`${header.join()}\n`);
  for (const { date, currency: code, rate } of rows) process.stdout.write(`${date},${code},${rate}\n`);
}

/** An empty rate removes the rate of that day. */
function readRates(text: string): NewExchangeRate[] {
  const [names = [], ...rows] = parse(text, { bom: true, skip_empty_lines: true, trim: true });
  if (names.join() !== header.join()) {
    throw new Error(`The header is "${names.join()}": expected "${header.join()}".`);
  }
  return rows.map(([date = '', currency = '', rate = '']) => ({ date, currency, rate: rate === '' ? null : rate }));
}

/** The problems by row of the file, the header being row 1. */
function nameLines(error: ValidationError): string {
  const problems = error.issues.map(({ path, message }) =>
    path[2] === undefined ? message : `row ${Number(path[2]) + 2}: ${message.replace(/^rates\.\d+\./, '')}`,
  );
  return `Nothing was imported: ${problems.length} ${problems.length === 1 ? 'value is' : 'values are'} invalid:\n  ${problems.join('\n  ')}`;
}

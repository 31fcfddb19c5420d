import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { type DecimalSign, formatAmount, readAmount } from '../../catalog/amounts.ts';
import type { Sql } from '../../db/client.ts';
import { listExchangeRates, type NewExchangeRate, setExchangeRates } from '../../db/sales/exchange-rates.ts';
import { parseEnv } from '../../env.ts';
import { ValidationError } from '../../errors.ts';
import { commandLineActor } from '../base/command-line.ts';
import { withDatabase } from '../base/database.ts';
import { print } from '../base/print.ts';

const header = ['date', 'currency', 'rate'];
/** A rate that is more than so many times what it was, or less than that part of it, is rarely intended. */
const jumpFactor = 20;

/** The options of `ombor rates import`. */
export interface RatesImportOptions {
  /** The sign before decimals; absent: a rate that can be two is an error. */
  decimal?: DecimalSign;
  confirmUnusual?: boolean;
}

/** Sets the rates of a CSV file, all of them or none. */
export async function importRates(file: string, options: RatesImportOptions): Promise<void> {
  const rates = readRates(await readFile(file, 'utf8'), options.decimal);
  const count = await withDatabase(parseEnv(), async (sql) => {
    const jumps = options.confirmUnusual ? [] : await listJumps(sql, rates);
    if (jumps.length > 0) {
      throw new Error(`Nothing was imported: add --confirm-unusual if this is intended:\n  ${jumps.join('\n  ')}`);
    }
    return setExchangeRates(sql, rates, commandLineActor());
  }).catch((error: unknown) => {
    throw error instanceof ValidationError ? new Error(nameLines(error)) : error;
  });
  print(`${count} rates imported.\n`);
}

/** Prints the newest rates as CSV. */
export async function listRates(currency: string | null, first: number): Promise<void> {
  const filter = { currency, from: null, to: null };
  const { rows } = await withDatabase(parseEnv(), (sql) => listExchangeRates(sql, filter, { first, afterId: null }));
  print(`${header.join()}\n`);
  for (const { date, currency: code, rate } of rows) print(`${date},${code},${formatAmount(rate)}\n`);
}

/** An empty rate removes the rate of that day. */
function readRates(text: string, decimal: DecimalSign | undefined): NewExchangeRate[] {
  const [names = [], ...rows] = parse(text, { bom: true, skip_empty_lines: true, trim: true });
  if (names.join() !== header.join()) {
    throw new Error(`The header is "${names.join()}": expected "${header.join()}".`);
  }
  const faults: string[] = [];
  const rates = rows.map(([date = '', currency = '', given = ''], index) => {
    const read = given === '' ? { amount: null } : readAmount(given, { decimal, commaAllowed: false });
    if ('fault' in read) faults.push(`row ${index + 2}: rate: ${JSON.stringify(given)} ${read.fault}`);
    return { date, currency, rate: 'amount' in read ? read.amount : null };
  });
  if (faults.length > 0) throw new Error(explainFaults(faults));
  return rates;
}

/** Rates that differ from the newest stored one of their currency more than people mean, as sentences. */
async function listJumps(sql: Sql, rates: readonly NewExchangeRate[]): Promise<string[]> {
  const stored = new Map<string, number>();
  for (const currency of new Set(rates.map((rate) => rate.currency))) {
    const { rows } = await listExchangeRates(sql, { currency, from: null, to: null }, { first: 1, afterId: null });
    if (rows[0]) stored.set(currency, Number(rows[0].rate));
  }
  return rates.flatMap(({ currency, rate }, index) => {
    const [before, after] = [stored.get(currency), Number(rate)];
    const isUsual = !(after > 0) || before === undefined || Math.max(after / before, before / after) <= jumpFactor;
    return isUsual ? [] : [`row ${index + 2}: the rate of ${currency} is ${before} now, and would be ${rate}`];
  });
}

const explainFaults = (faults: readonly string[]): string =>
  `Nothing was imported: ${faults.length} ${faults.length === 1 ? 'value is' : 'values are'} invalid:\n  ${faults.join('\n  ')}`;

/** The problems by row of the file, the header being row 1. */
function nameLines(error: ValidationError): string {
  const problems = error.issues.map(({ path, message }) =>
    path[2] === undefined ? message : `row ${Number(path[2]) + 2}: ${message.replace(/^rates\.\d+\./, '')}`,
  );
  return explainFaults(problems);
}

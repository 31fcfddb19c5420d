import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { listExchangeRates, type NewExchangeRate, setExchangeRates } from '../db/sales/exchange-rates.ts';
import { parseEnv } from '../env.ts';
import { ValidationError } from '../errors.ts';
import { withDatabase } from './database.ts';

const header = ['date', 'currency', 'rate'];

const importRates = new Command('import')
  .description(
    'Sets the rates of a CSV file with the header date,currency,rate; all of them, or none when one is wrong',
  )
  .argument('<file>', 'the CSV file')
  .action(async (file: string) => {
    const rates = readRates(await readFile(file, 'utf8'));
    const count = await withDatabase(parseEnv(), (sql) =>
      setExchangeRates(sql, rates, `command line, ${userInfo().username}`),
    ).catch((error: unknown) => {
      throw error instanceof ValidationError ? new Error(nameLines(error)) : error;
    });
    process.stdout.write(`${count} rates are set.\n`);
  });

/** A rate left empty takes the rate of that day away. */
function readRates(text: string): NewExchangeRate[] {
  const [names = [], ...rows] = parse(text, { bom: true, skip_empty_lines: true, trim: true });
  if (names.join() !== header.join()) {
    throw new Error(`The header is "${names.join()}": wanted "${header.join()}".`);
  }
  return rows.map(([date = '', currency = '', rate = '']) => ({ date, currency, rate: rate === '' ? null : rate }));
}

/** The faults by row of the file, the header being row 1. */
function nameLines(error: ValidationError): string {
  const faults = error.issues.map(({ path, message }) =>
    path[2] === undefined ? message : `row ${Number(path[2]) + 2}: ${message.replace(/^rates\.\d+\./, '')}`,
  );
  return `Nothing was set, ${faults.length} ${faults.length === 1 ? 'value is' : 'values are'} wrong:\n  ${faults.join('\n  ')}`;
}

const mostListed = 250;

const list = new Command('list')
  .description(`Lists the rates to the base currency as CSV, newest day first, at most ${mostListed}`)
  .option('--currency <code>', 'only of this currency')
  .action(async (options: { currency?: string }) => {
    const filter = { currency: options.currency ?? null, from: null, to: null };
    const page = { first: mostListed, afterId: null };
    const { rows } = await withDatabase(parseEnv(), (sql) => listExchangeRates(sql, filter, page));
    process.stdout.write(`${header.join()}\n`);
    for (const { date, currency, rate } of rows) process.stdout.write(`${date},${currency},${rate}\n`);
  });

/** `ombor rates` */
export const command = new Command('rates')
  .description('Exchange rates that turn sales into the base currency: import, list')
  .addCommand(importRates)
  .addCommand(list);

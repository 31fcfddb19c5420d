import { InvalidArgumentError } from 'commander';
import type { ChosenColumns } from '../../catalog/files/columns.ts';
import { csvColumns } from '../../catalog/files/headings.ts';
import { findNodeId } from '../../node-id.ts';

/** Reads a whole number; refuses anything else with the limits. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
    }
    return value;
  };
}

/** Reads a number, with decimals or without; refuses anything else with the limits. */
export function decimalNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= min && value <= max)) {
      throw new InvalidArgumentError(`Expected a number from ${min} to ${max}.`);
    }
    return value;
  };
}

/** Reads a moment; refuses one without a zone, which would mean another moment on another machine. */
export function moment(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || !/(?:Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw new InvalidArgumentError('Expected a time with its zone, such as 2026-01-09T10:30:00Z.');
  }
  return time;
}

/** Reads a moment in the future: in so many days (90d), or a date with or without a time. */
export function futureMoment(text: string): Date {
  const [, days] = /^(\d{1,5})d$/.exec(text) ?? [];
  const time = days === undefined ? new Date(text) : new Date(Date.now() + Number(days) * 86_400_000);
  if (!(time.getTime() > Date.now())) {
    throw new InvalidArgumentError('Expected a time in the future: 90d, or 2027-01-31T00:00:00Z.');
  }
  return time;
}

/** Reads the id of a Telegram user. */
export function telegramUserId(text: string): string {
  if (!/^[1-9]\d{0,18}$/.test(text)) throw new InvalidArgumentError('Expected the numeric id of a Telegram user.');
  return text;
}

/** Reads ids of received events, separated by commas: numbers from the log, or ids of the API. */
export function webhookIds(text: string): string[] {
  return text.split(',').map((id) => {
    const apiId = findNodeId(id);
    const number = /^\d{1,18}$/.test(id) ? id : apiId?.typename === 'MarketplaceWebhook' ? apiId.id : undefined;
    if (number === undefined) {
      throw new InvalidArgumentError(`"${id}" is neither a number from the log nor an id of the API.`);
    }
    return number;
  });
}

/** Adds what a column of a file is, as COLUMN=HEADING. */
export function chosenColumn(text: string, others: ChosenColumns | undefined): ChosenColumns {
  const [name = '', ...heading] = text.split('=');
  const column = csvColumns.find((one) => one === name.trim());
  if (column === undefined || heading.length === 0) {
    throw new InvalidArgumentError(`Expected COLUMN=HEADING, where COLUMN is one of ${csvColumns.join(', ')}.`);
  }
  return { ...others, [column]: heading.join('=') };
}

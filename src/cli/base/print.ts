import { toPrintable } from '../../printable.ts';

/** Writes text to standard output as a terminal may show it. */
export function print(text: string): void {
  process.stdout.write(toPrintable(text));
}

/** The same with the end of the line. */
export function printLine(text: string): void {
  print(`${text}\n`);
}

/** Writes text to standard error as a terminal may show it. */
export function printError(text: string): void {
  process.stderr.write(toPrintable(text));
}

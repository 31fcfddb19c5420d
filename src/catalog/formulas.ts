/**
 * Where a spreadsheet may begin to read a formula: at the start of a cell, after a line end in it, and after a character at which it
 * splits cells in another country than ours. Then the apostrophes that stand there already, and what formulas begin with.
 */
const formulaStart = /(?<=^|[;,\t\r\n])('*)(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/g;
const guardedStart = /(?<=^|[;,\t\r\n])'('*)(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/g;

/** Text as a spreadsheet shows it and never runs it: with an apostrophe before what it would take for a formula. */
export function guardFormulas(text: string): string {
  return text.replaceAll(formulaStart, "'$1");
}

/** The text that `guardFormulas` made it from. */
export function unguardFormulas(text: string): string {
  return text.replaceAll(guardedStart, '$1');
}

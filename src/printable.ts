const esc = String.fromCharCode(0x1b);
/** Colours and bold, as `styleText` writes them; not the codes that hide text. */
const style = `${esc}\\[(?:0|1|2|22|3[0-7]|39|4[0-7]|49|9[0-7])m`;
/** Control characters, and those that turn the direction of text: a terminal acts on them, or shows another text than there is. */
const unprintable = '(?![\\t\\n])\\p{Cc}|[\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]';
const [styles, unsafe] = [new RegExp(style, 'u'), new RegExp(`${style}|${unprintable}`, 'gu')];

/**
 * Text that a terminal only shows. Names of goods and messages of marketplaces are written by others: what a terminal would act on is
 * written as an escape, such as `\x1b`. Our own colours stay.
 */
export function toPrintable(text: string): string {
  return text.replaceAll(unsafe, (found) => (styles.test(found) ? found : toEscape(found)));
}

function toEscape(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

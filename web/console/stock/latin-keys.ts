/** A key that was pressed, as the browser reports it. */
export interface Key {
  /** The place of the key on the keyboard, whatever the layout, such as KeyA. */
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

const others: Record<string, readonly [plain: string, shifted: string]> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Slash: ['/', '?'],
  Semicolon: [';', ':'],
  Space: [' ', ' '],
};
const shiftedDigits = ')!@#$%^&*(';

/** What the key types on an English keyboard, as scanners do; empty for keys that type nothing. */
export function toLatinKey({ code, shiftKey, ctrlKey, altKey, metaKey }: Key): string {
  if (ctrlKey || altKey || metaKey) return '';
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return shiftKey && code.startsWith('Digit') ? shiftedDigits[Number(digit)]! : digit;
  return others[code]?.[shiftKey ? 1 : 0] ?? '';
}

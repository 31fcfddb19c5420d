/** Who did something, by the text that was recorded of it. */
export type NamedActor =
  | { kind: 'buyer'; telegramUserId: string }
  | { kind: 'system' }
  /** Staff, or a marketplace: only the list of marketplaces says which. */
  | { kind: 'name' };

const buyer = /^buyer (\d{1,20})$/;
/**
 * Ombor itself, its commands (with the account on the server, such as `command line, root`), and changes in the database. Not with
 * parentheses: so ends the name of a token's holder, which people may choose.
 */
const system = /^(ombor( import)?|import|database|(command line|check --repair)(, [^()]*)?)$/;

/** Reads the text that movements, steps of orders, rates and keys have of whoever caused them. */
export function readActor(text: string): NamedActor {
  const [, telegramUserId] = buyer.exec(text) ?? [];
  if (telegramUserId !== undefined) return { kind: 'buyer', telegramUserId };
  return { kind: system.test(text) ? 'system' : 'name' };
}

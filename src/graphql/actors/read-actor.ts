/** Who did something, as the text of the ledger says it; `code`: of a marketplace. */
export type NamedActor =
  | { kind: 'buyer'; telegramUserId: string }
  | { kind: 'system' }
  /** Staff, or a marketplace: only the marketplaces that there are tell them apart. */
  | { kind: 'name' };

const buyer = /^buyer (\d{1,20})$/;
/** Ombor itself (`ombor`), and its commands: `ombor import`, `import`, `command line`, `check --repair, <user of the server>`. */
const system = /^(ombor( import)?|import|command line|check --repair, .*)$/s;

/** Reads the text that the ledger, the history of orders, rates and keys have of whoever did it. */
export function readActor(text: string): NamedActor {
  const [, telegramUserId] = buyer.exec(text) ?? [];
  if (telegramUserId !== undefined) return { kind: 'buyer', telegramUserId };
  return { kind: system.test(text) ? 'system' : 'name' };
}

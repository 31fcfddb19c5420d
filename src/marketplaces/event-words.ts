const names = ['stock.updated', 'order.created', 'order.cancelled', 'order.returned', 'order.updated'] as const;
/** The events that Ombor acts on. */
export type EventName = (typeof names)[number];

/** Other forms of the same word: its stem, the American spelling. */
const verbs = new Map(
  Object.entries({
    create: 'created',
    update: 'updated',
    cancel: 'cancelled',
    canceled: 'cancelled',
    cancellation: 'cancelled',
    cancelation: 'cancelled',
    return: 'returned',
  }),
);
const subjects = new Map(Object.entries({ orders: 'order', stocks: 'stock' }));

const causes = new Map(
  Object.entries({ sold: 'sold', sale: 'sold', cancelled: 'cancelled', cancellation: 'cancelled' } as const),
);
const sameCause = new Map(Object.entries({ canceled: 'cancelled', cancelation: 'cancellation' }));

const statuses = ['new', 'confirmed', 'shipped', 'delivered'] as const;
const ends = new Set(['cancelled', 'returned', 'refunded', 'rejected', 'declined']);

const fulfilments = new Map(
  Object.entries({
    own: 'own',
    fbs: 'own',
    dbs: 'own',
    rfbs: 'own',
    marketplace: 'marketplace',
    fbo: 'marketplace',
    fby: 'marketplace',
  } as const),
);

/** At most so many letters are wrong, missing, too many or swapped in a name that was mistyped. */
const maxTypos = 2;

/** What the name of an event comes to. `meant`: it is no event of ours, but so close to this one that it was probably mistyped. */
export type ReadName =
  | { kind: 'known'; name: EventName }
  | { kind: 'mistyped'; meant: EventName }
  | { kind: 'unknown' };

/** Reads the name of an event, however it is written: `Order.Created`, `order_created`, `orders/create`, `orderCanceled`. */
export function readEventName(text: string): ReadName {
  const words = wordsOf(text);
  const [subject = '', ...rest] = words;
  const last = rest.pop() ?? '';
  const folded = [subjects.get(subject) ?? subject, ...rest, verbs.get(last) ?? last].join('.');
  const known = names.find((name) => name === folded);
  if (known) return { kind: 'known', name: known };
  const meant = names.find((name) => countTypos(name, folded, maxTypos) <= maxTypos);
  return meant ? { kind: 'mistyped', meant } : { kind: 'unknown' };
}

/** Whether a reason is a cause, however it is written: only a cause moves stock, anything else is an observation. */
export function readCause(reason: string | null | undefined): 'sold' | 'cancelled' | undefined {
  const word = wordsOf(reason ?? '').join(' ');
  return causes.get(sameCause.get(word) ?? word);
}

/** The status of an order, in any case; undefined: none of ours. */
export function readStatus(value: unknown): (typeof statuses)[number] | undefined {
  const word = foldWord(value);
  return statuses.find((status) => status === word);
}

/** Whether a status says that the order is over: what that means for its goods comes with an event of its own. */
export function isEndOfOrder(value: unknown): boolean {
  const word = foldWord(value);
  return ends.has(verbs.get(word) ?? word);
}

/** Who ships, as own or marketplace, or as the marketplaces call it (FBS, FBO); undefined: none of these. */
export function readFulfilment(value: unknown): 'own' | 'marketplace' | undefined {
  return fulfilments.get(foldWord(value));
}

const foldWord = (value: unknown): string => (typeof value === 'string' ? wordsOf(value).join(' ') : '');

/** Case, spaces, dashes, underscores and wide letters say nothing. A capital inside a word begins another one: `stockUpdated`. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** How many letters differ (two that are swapped count as one); beyond `most` any greater number. */
function countTypos(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, above]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (isSame ? 0 : 1));
      row.push(isSwapped ? Math.min(cost, before[j - 2]! + 1) : cost);
    }
    [before, above] = [above, row];
  }
  return above[b.length]!;
}

import type { MarketplaceAdapter } from './adapter.ts';
import { spellings } from './credential-spellings.ts';

const hidden = '[credential]';
/** Shorter values are no secrets, and occur by chance. */
const minLength = 6;
/** A part of a long value of so many characters is hidden too; shorter values as a whole, where they stand alone. */
const partLength = 16;

/**
 * An adapter whose errors and answers never contain a value of the credentials, in whatever spelling the marketplace repeats it: they are
 * shown to everybody of the staff, logged and stored.
 */
export function hideCredentials(adapter: MarketplaceAdapter, credentials: unknown): MarketplaceAdapter {
  const hider = new CredentialHider(listValues(credentials));
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return hider.cleanAnswer(await work);
    } catch (error) {
      hider.cleanError(error);
      throw error;
    }
  };
  return {
    limits: adapter.limits,
    pushStock: (items, signal) => guard(adapter.pushStock(items, signal)),
    readStock: (items, signal) => guard(adapter.readStock(items, signal)),
    ...(adapter.pollOrders && { pollOrders: (query, signal) => guard(adapter.pollOrders!(query, signal)) }),
    ...(adapter.listCatalog && { listCatalog: (cursor, signal) => guard(adapter.listCatalog!(cursor, signal)) }),
    ...(adapter.checkAccount && { checkAccount: (signal) => guard(adapter.checkAccount!(signal)) }),
  };
}

/** Every text in credentials that is long enough to be a secret. */
function listValues(credentials: unknown): string[] {
  if (typeof credentials === 'string') return credentials.length >= minLength ? [credentials] : [];
  return credentials !== null && typeof credentials === 'object' ? Object.values(credentials).flatMap(listValues) : [];
}

/** Finds values in texts. What it needs is built when the first text comes: most calls have no error. */
class CredentialHider {
  readonly #values: readonly string[];
  #spellings: string[] | undefined;
  #parts: Set<string> | undefined;

  constructor(values: readonly string[]) {
    this.#values = values;
  }

  /** Changes the error itself, because others compare and keep it: message, stack, code, and the errors that caused it. */
  cleanError(error: unknown, depth = 0): void {
    if (!(error instanceof Error) || depth > 5) return;
    error.message = this.hide(error.message);
    if (error.stack !== undefined) error.stack = this.hide(error.stack);
    if ('marketplaceCode' in error && typeof error.marketplaceCode === 'string') {
      Object.assign(error, { marketplaceCode: this.hide(error.marketplaceCode) });
    }
    for (const cause of [error.cause].flat()) this.cleanError(cause, depth + 1);
  }

  /** Goes through everything that was read. Errors in it are cleaned in place. */
  cleanAnswer<T>(answer: T): T {
    return this.#clean(answer, false) as T;
  }

  #clean(value: unknown, isMessage: boolean): unknown {
    if (typeof value === 'string') return isMessage ? this.hide(value) : this.#hideWhole(value);
    if (value instanceof Error) this.cleanError(value);
    if (value === null || typeof value !== 'object' || value instanceof Error || value instanceof Date) return value;
    if (Array.isArray(value)) return value.map((one) => this.#clean(one, isMessage));
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, this.#clean(inner, isMessage || messages.has(name))]),
    );
  }

  /** Of data only whole secrets: an id of a product may look like the id of the account. */
  #hideWhole(text: string): string {
    if (text.length < partLength) return text;
    return this.#all().reduce(
      (rest, one) => (one.length >= partLength && rest.includes(one) ? rest.replaceAll(one, hidden) : rest),
      text,
    );
  }

  /** A text for people, without the values, parts of them, and what was cut off at its end. */
  hide(text: string): string {
    const marks = new Uint8Array(text.length);
    this.#markParts(text, marks);
    for (const one of this.#all()) {
      if (one.length < partLength) markAlone(text, one, marks);
      markCutOff(text, one, marks);
    }
    return marks.includes(1) ? replaceMarked(text, marks) : text;
  }

  #markParts(text: string, marks: Uint8Array): void {
    this.#parts ??= new Set(
      this.#all().flatMap((one) =>
        Array.from({ length: Math.max(0, one.length - partLength + 1) }, (_, at) => one.slice(at, at + partLength)),
      ),
    );
    for (let at = 0; at + partLength <= text.length; at += 1) {
      if (this.#parts.has(text.slice(at, at + partLength))) marks.fill(1, at, at + partLength);
    }
  }

  #all(): string[] {
    this.#spellings ??= [...new Set(this.#values.flatMap(spellings))].filter((one) => one.length >= minLength);
    return this.#spellings;
  }
}

/** Fields of answers that hold the words of a marketplace. */
const messages: ReadonlySet<string> = new Set(['reason', 'problem', 'missing']);

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

function markAlone(text: string, value: string, marks: Uint8Array): void {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const end = at + value.length;
    if (!isWordCharacter(text[at - 1]) && !isWordCharacter(text[end])) marks.fill(1, at, end);
  }
}

/** Messages are cut to a length: the beginning of a value may stand at the end. */
function markCutOff(text: string, value: string, marks: Uint8Array): void {
  for (let length = Math.min(value.length - 1, text.length); length >= minLength; length -= 1) {
    if (!text.endsWith(value.slice(0, length))) continue;
    marks.fill(1, text.length - length);
    return;
  }
}

function replaceMarked(text: string, marks: Uint8Array): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) {
    if (marks[at] === 0) result += text[at];
    else if (marks[at - 1] !== 1) result += hidden;
  }
  return result;
}

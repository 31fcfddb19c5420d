import type { ItemRef, MarketplaceAdapter } from './adapter.ts';
import { Rejected, RetryLater, Unauthorized } from './refusals.ts';

/** What an account must be able to do. */
export type AccountPart = 'key' | 'orders' | 'catalog' | 'read_figures' | 'send_figures';

/**
 * How a part was found:
 * - works, or refused by the marketplace (`message`: its own words, or the missing rights).
 * - unavailable: it could not be tried now.
 * - no_call: the marketplace has no such call. Of the key: no harmless one.
 * - no_listing: there is nothing to read yet.
 * - needs_sending: only a change at the marketplace would show it.
 */
export type PartOutcome = 'works' | 'refused' | 'unavailable' | 'no_call' | 'no_listing' | 'needs_sending';

/** The check of one part of an account. */
export interface PartCheck {
  part: AccountPart;
  outcome: PartOutcome;
  message: string | null;
  httpStatus: number | null;
}

/** The checks of an account, and when its key expires (null: not reported, or not checked). */
export interface AccountParts {
  parts: PartCheck[];
  expiresAt: Date | null;
  /** What the adapter's own check found missing; undefined: it was not made. */
  missing: string[] | undefined;
}

const none = { message: null, httpStatus: null };
/** HTTP statuses of a call that the marketplace does not have. */
const notImplemented: ReadonlySet<number | null> = new Set([404, 405, 410, 501]);

/**
 * Tries everything that an account needs with calls that change nothing, one after the other, each at most `timeoutMs` long. `listing`:
 * one to read the figure of. Throws only internal errors.
 */
export async function checkAccountParts(
  adapter: MarketplaceAdapter,
  listing: Omit<ItemRef, 'key'> | undefined,
  timeoutMs: number,
): Promise<AccountParts> {
  const signal = (): AbortSignal => AbortSignal.timeout(timeoutMs);
  let expiresAt: Date | null = null;
  let missing: string[] | undefined;
  const key = await tryPart('key', adapter.checkAccount && (() => adapter.checkAccount!(signal())), (account) => {
    ({ expiresAt, missing } = account);
    return account.missing.length > 0 ? account.missing.join(' ') : null;
  });
  const orders = await tryPart(
    'orders',
    adapter.pollOrders && (() => adapter.pollOrders!({ scope: 'new', cursor: null, openOrderIds: [] }, signal())),
    ({ failure }) => failure?.message ?? null,
  );
  const catalog = await tryPart(
    'catalog',
    adapter.listCatalog && (() => adapter.listCatalog!(null, signal())),
    () => null,
  );
  const figures: PartCheck = listing
    ? await tryPart(
        'read_figures',
        () => adapter.readStock([{ key: '', ...listing }], signal()),
        () => null,
      )
    : { part: 'read_figures', outcome: 'no_listing', ...none };
  const sending: PartCheck = { part: 'send_figures', outcome: 'needs_sending', ...none };
  return { parts: [key, orders, catalog, figures, sending], expiresAt, missing };
}

/** `findProblem`: what is missing although the call was answered; null: nothing. */
async function tryPart<Answer>(
  part: AccountPart,
  call: (() => Promise<Answer>) | undefined,
  findProblem: (answer: Answer) => string | null,
): Promise<PartCheck> {
  if (!call) return { part, outcome: 'no_call', ...none };
  try {
    const message = findProblem(await call());
    return { part, outcome: message === null ? 'works' : 'refused', message, httpStatus: null };
  } catch (error) {
    if (error instanceof RetryLater) return describe(part, 'unavailable', error);
    if (error instanceof Unauthorized) return describe(part, 'refused', error);
    if (error instanceof Rejected)
      return describe(part, notImplemented.has(error.httpStatus) ? 'no_call' : 'refused', error);
    throw error;
  }
}

const describe = (
  part: AccountPart,
  outcome: PartOutcome,
  { message, httpStatus }: { message: string; httpStatus: number | null },
): PartCheck => ({ part, outcome, message, httpStatus });

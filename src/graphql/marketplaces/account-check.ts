import { findAnyListing } from '../../db/catalog/marketplace-products.ts';
import { noteAccount } from '../../db/marketplaces/accounts.ts';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { MarketplaceRefusedError } from '../../errors.ts';
import type { AccountCheck, ItemRef, MarketplaceAdapter } from '../../marketplaces/adapter.ts';
import { askAccount, tellSettings } from '../../marketplaces/ask-account.ts';
import { Rejected, RetryLater, Unauthorized } from '../../marketplaces/refusals.ts';
import type { GraphQLContext } from '../context.ts';

/** How long a person waits for the result, in ms. */
const changedTimeoutMs = 10_000;
const newTimeoutMs = 4_000;
const storedTimeoutMs = 5_000;
/** HTTP statuses of a call that the marketplace does not have: they say nothing about the account. */
const notImplemented: ReadonlySet<number | null> = new Set([404, 405, 410, 501]);

/**
 * Tries changed settings or credentials before they are stored. Throws MarketplaceRefusedError when they are wrong, lack a right, or
 * cannot be tried now.
 */
export async function tryChangedAccount(
  adapter: MarketplaceAdapter,
  name: string,
  listing: Omit<ItemRef, 'key'> | undefined,
): Promise<AccountCheck | null> {
  try {
    return assertComplete(name, await askAccount(adapter, listing, changedTimeoutMs));
  } catch (error) {
    throw findRefusal(name, error) ?? error;
  }
}

/** What trying a new account came to. */
export interface NewAccount {
  /** What the check found; null: it was not made, or found nothing to store. */
  account: AccountCheck | null;
  /** Why the credentials could not be tried, as a sentence; null: they were accepted. */
  notChecked: string | null;
}

/**
 * Tries the account of a marketplace that is about to be connected. One that is not available now, or has no call for it, is connected
 * all the same: it starts paused, and is asked again before anything is sent. Throws MarketplaceRefusedError
 * for wrong credentials, missing rights and settings that do not belong to the account.
 */
export async function tryNewAccount(adapter: MarketplaceAdapter, name: string): Promise<NewAccount> {
  const without = `There is no call that only tries the credentials of ${name}: they are tried by the first reading.`;
  if (!adapter.checkAccount) return { account: null, notChecked: without };
  try {
    return { account: assertComplete(name, await askAccount(adapter, undefined, newTimeoutMs)), notChecked: null };
  } catch (error) {
    if (error instanceof RetryLater) {
      return {
        account: null,
        notChecked: `${name} did not answer: ${error.message}. The credentials are tried again later.`,
      };
    }
    if (error instanceof Rejected && notImplemented.has(error.httpStatus))
      return { account: null, notChecked: without };
    throw findRefusal(name, error) ?? error;
  }
}

/**
 * Tries the stored credentials before anything is done with them, and stores what the check says. Any other problem of the marketplace
 * (it is down or slow) is no reason to refuse: the figures wait. Throws MarketplaceRefusedError.
 */
export async function checkCredentials(
  { sql, openMarketplace }: GraphQLContext,
  { id, type, name }: Marketplace,
): Promise<void> {
  if (type !== 'api') return;
  try {
    const account = await askAccount(await openMarketplace(id), await findAnyListing(sql, id), storedTimeoutMs);
    if (account) await noteAccount(sql, id, tellSettings(account));
  } catch (error) {
    if (error instanceof Unauthorized) throw findRefusal(name, error);
  }
}

/** What a call to a marketplace threw, as the caller sees it; undefined for an internal error. */
export function findRefusal(name: string, error: unknown): MarketplaceRefusedError | undefined {
  if (error instanceof RetryLater) {
    const message = `${name} is not available now, nothing was changed; try again later: ${error.message}`;
    return new MarketplaceRefusedError(message, error.httpStatus);
  }
  if (!(error instanceof Unauthorized || error instanceof Rejected)) return undefined;
  const what = error instanceof Unauthorized ? 'refused the credentials' : 'refused';
  return new MarketplaceRefusedError(`${name} ${what}: ${error.message}`, error.httpStatus, error.marketplaceCode);
}

function assertComplete(name: string, account: AccountCheck | null): AccountCheck | null {
  if (account && account.missing.length > 0) throw new MarketplaceRefusedError(`${name}: ${account.missing.join(' ')}`);
  return account;
}

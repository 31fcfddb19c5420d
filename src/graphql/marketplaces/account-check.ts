import { findAnyListing } from '../../db/catalog/marketplace-products.ts';
import { noteAccount } from '../../db/marketplaces/accounts.ts';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { MarketplaceRefusedError } from '../../errors.ts';
import type { AccountCheck, ItemRef, MarketplaceAdapter } from '../../marketplaces/adapter.ts';
import { askAccount } from '../../marketplaces/ask-account.ts';
import { Rejected, RetryLater, Unauthorized } from '../../marketplaces/refusals.ts';
import type { GraphQLContext } from '../context.ts';

/** How long a person waits for the answer, in ms. */
const changedTimeoutMs = 10_000;
const newTimeoutMs = 4_000;
const storedTimeoutMs = 5_000;
/** Not implemented there: says nothing of the account. */
const absent: ReadonlySet<number | null> = new Set([404, 405, 501]);

/**
 * Tries changed settings or credentials before they are stored. Throws MarketplaceRefusedError: wrong, lacking rights, or out of
 * reach now.
 */
export async function tryChangedAccount(
  adapter: MarketplaceAdapter,
  name: string,
  listing: Omit<ItemRef, 'key'> | undefined,
): Promise<AccountCheck | null> {
  try {
    return complete(name, await askAccount(adapter, listing, changedTimeoutMs));
  } catch (error) {
    if (error instanceof Unauthorized || error instanceof Rejected) throw refused(name, error);
    if (error instanceof RetryLater) {
      const message = `${name} could not be asked now, so nothing was changed; try again: ${error.message}`;
      throw new MarketplaceRefusedError(message, error.httpStatus);
    }
    throw error;
  }
}

/**
 * Tries the account of a marketplace that is about to be connected. Gives what the check said, or null where the marketplace could
 * not be asked now or has no such call: it starts paused, and is asked again before anything is sent. Throws MarketplaceRefusedError
 * for wrong credentials, lacking rights and settings that do not fit the account.
 */
export async function tryNewAccount(adapter: MarketplaceAdapter, name: string): Promise<AccountCheck | null> {
  try {
    return complete(name, await askAccount(adapter, undefined, newTimeoutMs));
  } catch (error) {
    if (error instanceof Unauthorized) throw refused(name, error);
    if (error instanceof Rejected && !absent.has(error.httpStatus)) throw refused(name, error);
    if (error instanceof Rejected || error instanceof RetryLater) return null;
    throw error;
  }
}

/**
 * Tries the stored credentials before anything is done with them, and notes what is told. Anything else that is wrong with the
 * marketplace now (it is down, it is slow) is no reason to refuse: what is owed waits. Throws MarketplaceRefusedError.
 */
export async function checkCredentials(
  { sql, openMarketplace }: GraphQLContext,
  { id, type, name }: Marketplace,
): Promise<void> {
  if (type !== 'api') return;
  try {
    const account = await askAccount(await openMarketplace(id), await findAnyListing(sql, id), storedTimeoutMs);
    if (account) await noteAccount(sql, id, account);
  } catch (error) {
    if (error instanceof Unauthorized) throw refused(name, error);
  }
}

function complete(name: string, account: AccountCheck | null): AccountCheck | null {
  if (account && account.missing.length > 0) throw new MarketplaceRefusedError(`${name}: ${account.missing.join(' ')}`);
  return account;
}

function refused(name: string, error: Unauthorized | Rejected): MarketplaceRefusedError {
  const what = error instanceof Unauthorized ? 'refused the credentials' : 'refused';
  return new MarketplaceRefusedError(`${name} ${what}: ${error.message}`, error.httpStatus, error.marketplaceCode);
}

import { MarketplaceRefusedError } from '../errors.ts';
import {
  type AccountCheck,
  type ItemRef,
  type MarketplaceAdapter,
  Rejected,
  RetryLater,
  Unauthorized,
} from '../marketplaces/adapter.ts';

const timeoutMs = 10_000;

/**
 * Tries an account with one harmless call before anything is stored: the adapter's own check, else a read of a listing; without
 * either there is nothing to try. Throws MarketplaceRefusedError: wrong, lacking rights, or out of reach now.
 */
export async function tryAccount(
  adapter: MarketplaceAdapter,
  name: string,
  listing: Omit<ItemRef, 'key'> | undefined,
): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    if (adapter.checkAccount) {
      const { missing } = await adapter.checkAccount(signal);
      if (missing.length > 0) throw new MarketplaceRefusedError(`${name}: ${missing.join(' ')}`);
    } else if (listing) await adapter.readStock([{ key: '', ...listing }], signal);
  } catch (error) {
    if (error instanceof Unauthorized || error instanceof Rejected) throw refused(name, error);
    if (error instanceof RetryLater) {
      const message = `${name} could not be asked now, so nothing was changed; try again: ${error.message}`;
      throw new MarketplaceRefusedError(message, error.httpStatus);
    }
    throw error;
  }
}

/** Not implemented there: says nothing of the account. */
const absent: ReadonlySet<number | null> = new Set([404, 405, 501]);
const newAccountTimeoutMs = 4_000;

/**
 * Tries the account of a marketplace that is about to be connected. Gives what the check said, or null where the marketplace could
 * not be asked now or has no such call: it starts paused, and is asked again before anything is sent. Throws MarketplaceRefusedError
 * for wrong credentials, lacking rights and settings that do not fit the account.
 */
export async function tryNewAccount(adapter: MarketplaceAdapter, name: string): Promise<AccountCheck | null> {
  if (!adapter.checkAccount) return null;
  try {
    const account = await adapter.checkAccount(AbortSignal.timeout(newAccountTimeoutMs));
    if (account.missing.length > 0) throw new MarketplaceRefusedError(`${name}: ${account.missing.join(' ')}`);
    return account;
  } catch (error) {
    if (error instanceof Unauthorized) throw refused(name, error);
    if (error instanceof Rejected && !absent.has(error.httpStatus)) throw refused(name, error);
    if (error instanceof Rejected || error instanceof RetryLater) return null;
    throw error;
  }
}

function refused(name: string, error: Unauthorized | Rejected): MarketplaceRefusedError {
  const what = error instanceof Unauthorized ? 'refused the credentials' : 'refused';
  return new MarketplaceRefusedError(`${name} ${what}: ${error.message}`, error.httpStatus, error.marketplaceCode);
}

import { MarketplaceRefusedError } from '../errors.ts';
import { type ItemRef, type MarketplaceAdapter, Rejected, RetryLater, Unauthorized } from '../marketplaces/adapter.ts';

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
    if (error instanceof Unauthorized) {
      throw new MarketplaceRefusedError(
        `${name} refused the credentials: ${error.message}`,
        error.httpStatus,
        error.marketplaceCode,
      );
    }
    if (error instanceof Rejected) {
      throw new MarketplaceRefusedError(`${name} refused: ${error.message}`, error.httpStatus, error.marketplaceCode);
    }
    if (error instanceof RetryLater) {
      const message = `${name} could not be asked now, so nothing was changed; try again: ${error.message}`;
      throw new MarketplaceRefusedError(message, error.httpStatus);
    }
    throw error;
  }
}

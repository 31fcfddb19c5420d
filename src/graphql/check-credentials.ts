import { findAnyListing } from '../db/marketplace-products.ts';
import type { Marketplace } from '../db/marketplaces.ts';
import { recordCredentialExpiry } from '../db/sync-state.ts';
import { MarketplaceRefusedError } from '../errors.ts';
import { Unauthorized } from '../marketplaces/adapter.ts';
import type { GraphQLContext } from './context.ts';

const patienceMs = 5_000;

/**
 * One harmless call tells wrong credentials before anything is done with them, and when they end is noted. Anything else that is
 * wrong with the marketplace now (it is down, it is slow) is no reason to refuse: what is owed waits. Throws MarketplaceRefusedError.
 */
export async function checkCredentials(context: GraphQLContext, marketplace: Marketplace): Promise<void> {
  if (marketplace.type !== 'api') return;
  try {
    await callHarmlessly(context, marketplace.id);
  } catch (error) {
    if (error instanceof Unauthorized) {
      throw new MarketplaceRefusedError(
        `${marketplace.name} refused the credentials: ${error.message}`,
        error.httpStatus,
        error.marketplaceCode,
      );
    }
  }
}

async function callHarmlessly({ sql, openMarketplace }: GraphQLContext, id: number): Promise<void> {
  const adapter = await openMarketplace(id);
  const signal = AbortSignal.timeout(patienceMs);
  if (adapter.checkAccount) {
    const { expiresAt } = await adapter.checkAccount(signal);
    return recordCredentialExpiry(sql, id, expiresAt);
  }
  const listing = await findAnyListing(sql, id);
  if (listing) await adapter.readStock([{ key: '', ...listing }], signal);
}

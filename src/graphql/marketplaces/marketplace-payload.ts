import type { Sql } from '../../db/client.ts';
import { getMarketplace, listMarketplacesById, type Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { MarketplaceType } from './marketplace.ts';

/** A marketplace as it is after a mutation. */
export async function readMarketplace(sql: Sql, id: number): Promise<{ marketplace: Marketplace }> {
  return { marketplace: (await listMarketplacesById(sql, [id]))[0]! };
}

/** The marketplace that an input names. Throws NotFoundError. */
export function getMarketplaceOf(sql: Sql, input: { marketplace: string }): Promise<Marketplace> {
  return getMarketplace(sql, input.marketplace, ['input', 'marketplace']);
}

/** As `getMarketplaceOf`. Throws ValidationError for a marketplace without an API; `consequence`: what it cannot do therefore. */
export async function getApiMarketplaceOf(
  sql: Sql,
  input: { marketplace: string },
  consequence: string,
): Promise<Marketplace> {
  const marketplace = await getMarketplaceOf(sql, input);
  if (marketplace.type === 'api') return marketplace;
  const message = `marketplace: "${marketplace.code}" has no API: ${consequence}`;
  throw ValidationError.of(['input', 'marketplace'], message, marketplace.code);
}

/** A payload that consists of the marketplace. */
export function marketplacePayload(payload: string, description = 'The marketplace as it is now.') {
  return builder.objectRef<{ marketplace: Marketplace }>(payload).implement({
    description,
    fields: (t) => ({
      marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The marketplace.' }),
    }),
  });
}

import { z } from 'zod';
import { openRule, readRule, ruleFields, unitsPerItem } from '../../catalog/fields.ts';
import { findSkuFault, readLinkSettings } from '../../catalog/link-settings.ts';
import type { MarketplaceProductChanges } from '../../db/catalog/marketplace-product-changes.ts';
import type { NewMarketplaceProduct } from '../../db/catalog/marketplace-products.ts';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { ValidationError } from '../../errors.ts';
import { check, money, sku } from '../base/inputs.ts';

const linkSchema = z.object({
  marketplaceProductId: sku,
  marketplaceSku: sku,
  price: money.nullish(),
  unitsPerItem: unitsPerItem.nullish(),
  ...ruleFields,
  settings: z.unknown().optional(),
});

const updateSchema = z.object({
  marketplaceProductId: sku.optional(),
  price: money.nullish(),
  unitsPerItem: unitsPerItem.nullish(),
  ...ruleFields,
  settings: z.unknown().optional(),
});

/** Checks what `linkProduct` was given; settings by the schema of the marketplace's adapter. Throws ValidationError. */
export function toNewListing(input: unknown, marketplace: Marketplace, productId: number): NewMarketplaceProduct {
  const given = check(linkSchema, input);
  const settings = readLinkSettings(marketplace.adapter, given.settings, ['input', 'settings']);
  checkMarketplaceSku(marketplace, given.marketplaceSku);
  return {
    ...openRule,
    ...readRule(given),
    marketplaceId: marketplace.id,
    productId,
    marketplaceProductId: given.marketplaceProductId,
    marketplaceSku: given.marketplaceSku,
    marketplacePrice: given.price ?? null,
    unitsPerItem: given.unitsPerItem ?? 1,
    settings,
  };
}

function checkMarketplaceSku({ adapter }: Marketplace, marketplaceSku: string): void {
  const message = findSkuFault(adapter, marketplaceSku);
  if (message) throw ValidationError.of(['input', 'marketplaceSku'], `marketplaceSku: ${message}`, marketplaceSku);
}

/** Checks what `updateMarketplaceProduct` was given; a field that is absent stays. Throws ValidationError. */
export function toMarketplaceProductChanges(input: unknown, marketplace: Marketplace): MarketplaceProductChanges {
  const given = check(updateSchema, input);
  return {
    ...readRule(given),
    ...(given.marketplaceProductId !== undefined && { marketplaceProductId: given.marketplaceProductId }),
    ...(given.price !== undefined && { marketplacePrice: given.price }),
    ...(given.unitsPerItem !== undefined && { unitsPerItem: given.unitsPerItem ?? 1 }),
    ...(given.settings !== undefined && {
      settings: readLinkSettings(marketplace.adapter, given.settings, ['input', 'settings']),
    }),
  };
}

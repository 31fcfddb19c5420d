import { z } from 'zod';
import { openRule, readRule, ruleFields, unitsPerItem } from '../../catalog/fields.ts';
import { findSkuFault, readLinkSettings } from '../../catalog/link-settings.ts';
import type { MarketplaceProductChanges } from '../../db/catalog/marketplace-product-changes.ts';
import type { NewMarketplaceProduct } from '../../db/catalog/marketplace-products.ts';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { ValidationError } from '../../errors.ts';
import type { InputFields } from '../base/builder.ts';
import { check, money, sku } from '../base/inputs.ts';

/** Fields of both `updateMarketplaceProduct` and a row of `bulkUpsert`: how much of the stock a listing shows, and its settings. */
export const listingInputFields = (t: InputFields) => ({
  stockBuffer: t.int({ description: 'Units never offered on this listing; null: 0.' }),
  stockPercent: t.int({
    description: 'Share of the free units offered on this listing, 0 to 100 percent, rounded down; null: 100.',
  }),
  stockLimit: t.int({ description: 'Most units offered on this listing, however many there are; null: no limit.' }),
  stockMinimum: t.int({ description: 'With fewer free units than this the listing shows 0; null: 0.' }),
  selling: t.boolean({ description: 'false: the listing shows 0.' }),
  settings: t.field({
    type: 'JSON',
    description:
      "Settings of the listing, as `Adapter.linkSchema` of the marketplace's adapter describes them; they replace all earlier ones.",
  }),
});

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

/** Checks the input of `linkProduct`; settings by the schema of the marketplace's adapter. Throws ValidationError. */
export function toNewListing(input: unknown, marketplace: Marketplace, productId: number): NewMarketplaceProduct {
  const checked = check(linkSchema, input);
  const settings = readLinkSettings(marketplace.adapter, checked.settings, ['input', 'settings']);
  checkMarketplaceSku(marketplace, checked.marketplaceSku);
  return {
    ...openRule,
    ...readRule(checked),
    marketplaceId: marketplace.id,
    productId,
    marketplaceProductId: checked.marketplaceProductId,
    marketplaceSku: checked.marketplaceSku,
    marketplacePrice: checked.price ?? null,
    unitsPerItem: checked.unitsPerItem ?? 1,
    settings,
  };
}

function checkMarketplaceSku({ adapter }: Marketplace, marketplaceSku: string): void {
  const message = findSkuFault(adapter, marketplaceSku);
  if (message) throw ValidationError.of(['input', 'marketplaceSku'], `marketplaceSku: ${message}`, marketplaceSku);
}

/** Checks the input of `updateMarketplaceProduct`; a field that is absent stays unchanged. Throws ValidationError. */
export function toMarketplaceProductChanges(input: unknown, marketplace: Marketplace): MarketplaceProductChanges {
  const checked = check(updateSchema, input);
  return {
    ...readRule(checked),
    ...(checked.marketplaceProductId !== undefined && { marketplaceProductId: checked.marketplaceProductId }),
    ...(checked.price !== undefined && { marketplacePrice: checked.price }),
    ...(checked.unitsPerItem !== undefined && { unitsPerItem: checked.unitsPerItem ?? 1 }),
    ...(checked.settings !== undefined && {
      settings: readLinkSettings(marketplace.adapter, checked.settings, ['input', 'settings']),
    }),
  };
}

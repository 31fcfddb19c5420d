import { z } from 'zod';
import type { Json } from '../db/client.ts';
import type { MarketplaceProductChanges } from '../db/marketplace-product-changes.ts';
import type { NewMarketplaceProduct } from '../db/marketplace-products.ts';
import type { Marketplace } from '../db/marketplaces.ts';
import { ValidationError } from '../errors.ts';
import { adapters, parseSettings } from '../marketplaces/registry.ts';
import { check, money, sku, stockCount } from './inputs.ts';

const percentError = 'must be from 0 to 100';

/** Fields of the rule for figures, of a listing and of a whole marketplace. */
export const ruleFields = {
  stockBuffer: stockCount.nullish(),
  stockPercent: z.int(percentError).min(0, percentError).max(100, percentError).nullish(),
  stockLimit: stockCount.nullish(),
  stockMinimum: stockCount.nullish(),
  selling: z.boolean().nullish(),
};

export const unitsPerItem = z.int().min(1, 'must be at least 1').max(10_000, 'at most 10000');

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

type Rule = z.output<z.ZodObject<typeof ruleFields>>;

/** The fields of a rule that were given; null: the value that restricts nothing. */
export function readRule(given: Rule): Partial<NewMarketplaceProduct> {
  const { stockBuffer, stockPercent, stockLimit, stockMinimum, selling } = given;
  return {
    ...(stockBuffer !== undefined && { stockBuffer: stockBuffer ?? 0 }),
    ...(stockPercent !== undefined && { stockPercent: stockPercent ?? 100 }),
    ...(stockLimit !== undefined && { stockLimit }),
    ...(stockMinimum !== undefined && { stockMinimum: stockMinimum ?? 0 }),
    ...(selling !== undefined && { selling: selling ?? true }),
  };
}

/** The settings of a listing by the schema of its marketplace's adapter. Throws ValidationError below `path`. */
export function readLinkSettings(marketplace: Pick<Marketplace, 'adapter'>, settings: unknown, path: string[]): Json {
  const adapter = marketplace.adapter === null ? undefined : adapters.get(marketplace.adapter);
  return adapter ? (parseSettings(adapter.linkSchema, settings, path) as Json) : {};
}

/** Checks what `linkProduct` was given; settings by the schema of the marketplace's adapter. Throws ValidationError. */
export function toNewListing(input: unknown, marketplace: Marketplace, productId: number): NewMarketplaceProduct {
  const given = check(linkSchema, input);
  const settings = readLinkSettings(marketplace, given.settings, ['input', 'settings']);
  checkMarketplaceSku(marketplace, given.marketplaceSku);
  return {
    stockBuffer: 0,
    stockPercent: 100,
    stockLimit: null,
    stockMinimum: 0,
    selling: true,
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

/** What is wrong with a SKU on a marketplace of this adapter, or undefined. */
export function findSkuFault(adapter: string | null, marketplaceSku: string): string | undefined {
  return adapter === 'generic' && marketplaceSku.includes(',') ? 'must not hold a comma there' : undefined;
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
      settings: readLinkSettings(marketplace, given.settings, ['input', 'settings']),
    }),
  };
}

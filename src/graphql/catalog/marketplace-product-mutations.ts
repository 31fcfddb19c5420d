import { unlinkProduct, updateMarketplaceProduct } from '../../db/catalog/marketplace-product-changes.ts';
import {
  linkProduct,
  listMarketplaceProductsById,
  type MarketplaceProduct,
} from '../../db/catalog/marketplace-products.ts';
import { findProductIds } from '../../db/catalog/products.ts';
import type { Sql } from '../../db/client.ts';
import { ConflictError, IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { getMarketplaceOf, marketplacePayload } from '../marketplaces/marketplace-payload.ts';
import { idempotencyKeyField, keyRefusals, once } from '../mutations/once.ts';
import { MarketplaceProductType } from './marketplace-product.ts';
import { listingInputFields, toMarketplaceProductChanges, toNewListing } from './marketplace-product-inputs.ts';

const LinkProductInput = builder.inputType('LinkProductInput', {
  description: 'A product to offer on a marketplace.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    sku: t.string({ required: true, description: 'SKU of the product.' }),
    marketplaceProductId: t.string({ required: true, description: "The marketplace's id of the listing." }),
    marketplaceSku: t.string({
      required: true,
      description: "The marketplace's article number; unique on the marketplace.",
    }),
    price: t.field({
      type: 'Decimal',
      description: "Price of one item of the listing, in the marketplace's currency.",
    }),
    unitsPerItem: t.int({
      defaultValue: 1,
      description: 'Units of stock in one item of the listing, 1 to 10,000: 3 for packs of three.',
    }),
    stockBuffer: t.int({ defaultValue: 0, description: 'Units never offered on this listing.' }),
    stockPercent: t.int({
      defaultValue: 100,
      description: 'Share of the free units offered on this listing, 0 to 100 percent, rounded down.',
    }),
    stockLimit: t.int({
      description: 'Most units offered on this listing, however many there are. Omitted: no limit.',
    }),
    stockMinimum: t.int({
      description:
        'With fewer free units than this the listing shows 0: the last units are for other marketplaces. Omitted: 0.',
    }),
    selling: t.boolean({ defaultValue: true, description: 'false: the listing shows 0.' }),
    settings: t.field({
      type: 'JSON',
      description: "Settings of the listing, as `Adapter.linkSchema` of the marketplace's adapter describes them.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

/** A listing as it is after a mutation. Throws NotFoundError: a repeated call may come after it was taken off. */
async function readListing(
  sql: Sql,
  id: number,
  marketplaceSku: string,
): Promise<{ marketplaceProduct: MarketplaceProduct }> {
  const [marketplaceProduct] = await listMarketplaceProductsById(sql, [id]);
  if (!marketplaceProduct) throw new NotFoundError('Listing', ['input', 'marketplaceSku'], [marketplaceSku]);
  return { marketplaceProduct };
}

function listingPayload(payload: string, description: string) {
  return builder.objectRef<{ marketplaceProduct: MarketplaceProduct }>(payload).implement({
    description,
    fields: (t) => ({
      marketplaceProduct: t.expose('marketplaceProduct', {
        type: MarketplaceProductType,
        description: 'The listing as it is now.',
      }),
    }),
  });
}

builder.mutationField('linkProduct', (t) =>
  t.field({
    type: listingPayload('LinkProductPayload', 'The created listing.'),
    description:
      'Offers a product on a marketplace: creates a listing. If the marketplace has an API and is not paused, the target figure is sent ' +
      'at once.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'LinkProductResult',
        description: 'The created listing, or an error: VALIDATION, NOT_FOUND, ALREADY_EXISTS, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({
        type: LinkProductInput,
        required: true,
        description: 'The product, the marketplace and the rule of the listing.',
      }),
    },
    resolve: async (_root, { input }, context, info) => {
      const { sql } = context;
      const marketplace = await getMarketplaceOf(sql, input);
      const productId = (await findProductIds(sql, [input.sku])).get(input.sku);
      if (productId === undefined) throw new NotFoundError('Product', ['input', 'sku'], [input.sku]);
      const listing = toNewListing(input, marketplace, productId);
      const id = await once(context, info, input, (tx) => linkProduct(tx, listing, marketplace.type));
      return readListing(sql, id, input.marketplaceSku);
    },
  }),
);

const UpdateMarketplaceProductInput = builder.inputType('UpdateMarketplaceProductInput', {
  description: 'Changes of a listing. An omitted field is unchanged; null removes the price or the restriction.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    marketplaceSku: t.string({
      required: true,
      description: "The marketplace's article number: it says which listing to change.",
    }),
    marketplaceProductId: t.string({ description: "The marketplace's id of the listing; it cannot be cleared." }),
    price: t.field({
      type: 'Decimal',
      description: "Price of one item of the listing, in the marketplace's currency; null: no price.",
    }),
    unitsPerItem: t.int({
      description: 'Units of stock in one item of the listing, 1 to 10,000: 3 for packs of three. null: 1.',
    }),
    ...listingInputFields(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

builder.mutationField('updateMarketplaceProduct', (t) =>
  t.field({
    type: listingPayload('UpdateMarketplaceProductPayload', 'The changed listing.'),
    description: 'Changes price, rule, pack size, ids or settings of a listing; the target figure is then sent again.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: {
        name: 'UpdateMarketplaceProductResult',
        description: 'The changed listing, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({
        type: UpdateMarketplaceProductInput,
        required: true,
        description: 'The listing and its changes.',
      }),
    },
    resolve: async (_root, { input }, context, info) => {
      const { sql } = context;
      const marketplace = await getMarketplaceOf(sql, input);
      const changes = toMarketplaceProductChanges(input, marketplace);
      const listing = { marketplaceId: marketplace.id, marketplaceSku: input.marketplaceSku };
      const id = await once(context, info, input, (tx) => updateMarketplaceProduct(tx, listing, changes));
      return readListing(sql, id, input.marketplaceSku);
    },
  }),
);

const UnlinkProductInput = builder.inputType('UnlinkProductInput', {
  description: 'A listing to remove from its marketplace.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    marketplaceSku: t.string({
      required: true,
      description: "The marketplace's article number: it says which listing to remove.",
    }),
    showZero: t.boolean({
      defaultValue: true,
      description:
        'true: 0 is sent, and the listing is deleted some seconds after the marketplace has confirmed it; its sales count until then. ' +
        'false: the listing is deleted at once, and the marketplace keeps showing its last figure.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

builder.mutationField('unlinkProduct', (t) =>
  t.field({
    type: marketplacePayload('UnlinkProductPayload', 'The marketplace from which the listing is removed.'),
    description: 'Removes a product from a marketplace: deletes the listing. Its orders and the ledger are kept.',
    authScopes: { operator: true },
    errors: {
      types: [...keyRefusals, NotFoundError],
      union: {
        name: 'UnlinkProductResult',
        description: 'The marketplace, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: UnlinkProductInput, required: true, description: 'The listing to remove.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { sql } = context;
      const marketplace = await getMarketplaceOf(sql, input);
      const listing = { marketplaceId: marketplace.id, marketplaceSku: input.marketplaceSku };
      await once(context, info, input, async (tx) => {
        await unlinkProduct(tx, listing, input.showZero ?? true);
        return null;
      });
      return { marketplace };
    },
  }),
);

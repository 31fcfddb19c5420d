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
import { expectedRevisionField } from '../mutations/expected-revision.ts';
import { idempotencyKeyField, keyRefusals, once } from '../mutations/once.ts';
import { MarketplaceProductType } from './marketplace-product.ts';
import { listingInputFields, toMarketplaceProductChanges, toNewListing } from './marketplace-product-inputs.ts';
import { nameProduct, productIdField } from './product-refs.ts';

const LinkProductInput = builder.inputType('LinkProductInput', {
  description: 'A product to be offered on a marketplace.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    sku: t.string({ required: true, description: 'SKU of the product.' }),
    productId: productIdField(t),
    marketplaceProductId: t.string({ required: true, description: "The marketplace's id of the product." }),
    marketplaceSku: t.string({ required: true, description: 'The article number there.' }),
    price: t.field({ type: 'Decimal', description: "Price of one item there, in the marketplace's currency." }),
    unitsPerItem: t.int({ defaultValue: 1, description: 'Units in one item (3: packs of three).' }),
    stockBuffer: t.int({ defaultValue: 0, description: 'Units held back from it.' }),
    stockPercent: t.int({ defaultValue: 100, description: 'Share of the quantity that it may show, in percent.' }),
    stockLimit: t.int({ description: 'The most units that it may show.' }),
    stockMinimum: t.int({
      description: 'With fewer units than this free it shows 0: the last ones are for other places. Absent: 0.',
    }),
    selling: t.boolean({ defaultValue: true, description: 'false: it shows 0.' }),
    settings: t.field({ type: 'JSON', description: "In the shape of the adapter's linkSchema." }),
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
        description: 'The listing as it stands now.',
      }),
    }),
  });
}

builder.mutationField('linkProduct', (t) =>
  t.field({
    type: listingPayload('LinkProductPayload', 'The listing that was made.'),
    description:
      'Offers a product on a marketplace; where it has an API, the figure is sent at once unless it is paused.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: { name: 'LinkProductResult', description: 'The listing, or why there is none.' },
    },
    args: { input: t.arg({ type: LinkProductInput, required: true, description: 'What to offer where.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql } = context;
      const input = await nameProduct(sql, args.input);
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
  description: 'What to change of a listing. A field that is absent stays; null: no such price or restriction.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    marketplaceSku: t.string({ required: true, description: 'The article number there: which listing.' }),
    marketplaceProductId: t.string({ description: "The marketplace's id of the product; cannot be cleared." }),
    price: t.field({ type: 'Decimal', description: "Price of one item there, in the marketplace's currency." }),
    unitsPerItem: t.int({ description: 'Units in one item (3: packs of three).' }),
    ...listingInputFields(t),
    expectedRevision: expectedRevisionField(t, 'MarketplaceProduct'),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

builder.mutationField('updateMarketplaceProduct', (t) =>
  t.field({
    type: listingPayload('UpdateMarketplaceProductPayload', 'The listing that was changed.'),
    description: "Changes a listing's price, rule, pack size, ids or settings; its figure is sent afresh.",
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: { name: 'UpdateMarketplaceProductResult', description: 'The listing, or why nothing was changed.' },
    },
    args: { input: t.arg({ type: UpdateMarketplaceProductInput, required: true, description: 'What to change.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { sql } = context;
      const marketplace = await getMarketplaceOf(sql, input);
      const changes = toMarketplaceProductChanges(input, marketplace);
      const listing = { marketplaceId: marketplace.id, marketplaceSku: input.marketplaceSku };
      const id = await once(context, info, input, (tx) =>
        updateMarketplaceProduct(tx, listing, changes, input.expectedRevision),
      );
      return readListing(sql, id, input.marketplaceSku);
    },
  }),
);

const UnlinkProductInput = builder.inputType('UnlinkProductInput', {
  description: 'A listing to be taken off a marketplace.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    marketplaceSku: t.string({ required: true, description: 'The article number there.' }),
    showZero: t.boolean({
      defaultValue: true,
      description:
        'true: the marketplace is told 0, and the listing goes some seconds after it has confirmed that; its sales count until then. false: it goes at once, and the marketplace keeps what it shows.',
    }),
    expectedRevision: expectedRevisionField(t, 'MarketplaceProduct'),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

builder.mutationField('unlinkProduct', (t) =>
  t.field({
    type: marketplacePayload('UnlinkProductPayload', 'Where the listing was.'),
    description: 'Takes a product off a marketplace. Its orders and the ledger stay.',
    authScopes: { operator: true },
    errors: {
      types: [...keyRefusals, NotFoundError, ConflictError],
      union: { name: 'UnlinkProductResult', description: 'Where the listing was, or why there is none.' },
    },
    args: { input: t.arg({ type: UnlinkProductInput, required: true, description: 'Which listing.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { sql } = context;
      const marketplace = await getMarketplaceOf(sql, input);
      const listing = { marketplaceId: marketplace.id, marketplaceSku: input.marketplaceSku };
      await once(context, info, input, async (tx) => {
        await unlinkProduct(tx, listing, input.showZero ?? true, input.expectedRevision);
        return null;
      });
      return { marketplace };
    },
  }),
);

import { z } from 'zod';
import { listTwins } from '../../db/catalog/look-alikes.ts';
import { updateProduct } from '../../db/catalog/product-changes.ts';
import { createProduct, type Product } from '../../db/catalog/products.ts';
import { ConflictError, IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, enteredBarcodes, money, name, sku, stockCount, webAddress } from '../base/inputs.ts';
import { expectedRevision, expectedRevisionField } from '../mutations/expected-revision.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { ProductType, readProduct } from './product.ts';
import { nameProduct, productIdField } from './product-refs.ts';

const CreateProductInput = builder.inputType('CreateProductInput', {
  description: 'A product to be entered.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Its article number; kept exactly as given.' }),
    name: t.string({ required: true, description: 'Its name.' }),
    price: t.field({ type: 'Decimal', description: 'Price in the Mini App shop, in the base currency.' }),
    costPrice: t.field({ type: 'Decimal', description: 'What one unit costs the seller, in the base currency.' }),
    quantity: t.int({ description: 'Units that are there now; absent: 0.' }),
    barcodes: t.stringList({ description: 'Barcodes as text.' }),
    imageUrl: t.string({ description: 'Address of a picture.' }),
    lowStockThreshold: t.int({ description: 'At or below this it counts as low.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const createSchema = z.object({
  sku,
  name,
  price: money.nullish(),
  costPrice: money.nullish(),
  quantity: stockCount.nullish(),
  barcodes: enteredBarcodes.nullish(),
  imageUrl: webAddress.nullish(),
  lowStockThreshold: stockCount.nullish(),
});

const UpdateProductInput = builder.inputType('UpdateProductInput', {
  description: 'What to change of a product. A field that is absent stays; null clears it.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Which product; a SKU is never changed.' }),
    productId: productIdField(t),
    name: t.string({ description: 'Its name; cannot be cleared.' }),
    price: t.field({ type: 'Decimal', description: 'Price in the Mini App shop, in the base currency.' }),
    costPrice: t.field({
      type: 'Decimal',
      description: 'What one unit costs the seller from now on; sales until now keep theirs.',
    }),
    barcodes: t.stringList({ description: 'Barcodes as text, all of them; null: none.' }),
    imageUrl: t.string({ description: 'Address of a picture.' }),
    lowStockThreshold: t.int({ description: 'At or below this it counts as low.' }),
    archived: t.boolean({
      description: 'true: it shows 0 everywhere at once and sells no more; false: on sale again.',
    }),
    expectedRevision: expectedRevisionField(t, 'Product'),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const updateSchema = z.object({
  sku,
  name: name.optional(),
  price: money.nullish(),
  costPrice: money.nullish(),
  barcodes: enteredBarcodes.nullish(),
  imageUrl: webAddress.nullish(),
  lowStockThreshold: stockCount.nullish(),
  archived: z.boolean('must be true or false').optional(),
  expectedRevision,
});

const CreateProductPayload = builder
  .objectRef<{ product: Product; lookAlikes: string[] }>('CreateProductPayload')
  .implement({
    description: 'What was entered.',
    fields: (t) => ({
      product: t.expose('product', { type: ProductType, description: 'The product.' }),
      lookAlikes: t.exposeStringList('lookAlikes', {
        description:
          'SKUs of products that are probably the same, at most 20: their SKU differs by case, spaces around, invisible characters, letters that look the same or leading zeros only, or they have one of its barcodes. Usually empty.',
      }),
    }),
  });

const UpdateProductPayload = builder.objectRef<{ product: Product }>('UpdateProductPayload').implement({
  description: 'What was changed.',
  fields: (t) => ({
    product: t.expose('product', { type: ProductType, description: 'The product as it stands now.' }),
  }),
});

builder.mutationField('createProduct', (t) =>
  t.field({
    type: CreateProductPayload,
    description: 'Enters a product, with what is there of it.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, ConflictError, IdempotencyConflictError],
      union: { name: 'CreateProductResult', description: 'The product, or why there is none.' },
    },
    args: { input: t.arg({ type: CreateProductInput, required: true, description: 'What to enter.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer, baseCurrency } = context;
      const input = check(createSchema, args.input);
      const product = {
        sku: input.sku,
        name: input.name,
        price: input.price ?? null,
        costPrice: input.costPrice ?? null,
        currency: baseCurrency,
        quantity: input.quantity ?? 0,
        barcodes: input.barcodes ?? [],
        imageUrl: input.imageUrl ?? null,
        lowStockThreshold: input.lowStockThreshold ?? null,
      };
      const id = await once(context, info, args.input, (tx) => createProduct(tx, product, viewer.actor));
      return { product: await readProduct(sql, id), lookAlikes: await listTwins(sql, id) };
    },
  }),
);

builder.mutationField('updateProduct', (t) =>
  t.field({
    type: UpdateProductPayload,
    description: 'Changes a product, takes it out of sale or puts it back.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: { name: 'UpdateProductResult', description: 'The product, or why nothing was changed.' },
    },
    args: { input: t.arg({ type: UpdateProductInput, required: true, description: 'What to change.' }) },
    resolve: async (_root, args, context, info) => {
      const asked = await nameProduct(context.sql, args.input);
      const {
        sku: productSku,
        barcodes: newBarcodes,
        expectedRevision: expected,
        ...changes
      } = check(updateSchema, asked);
      const given = { ...changes, ...(newBarcodes !== undefined && { barcodes: newBarcodes ?? [] }) };
      const id = await once(context, info, asked, (tx) => updateProduct(tx, productSku, given, expected));
      return { product: await readProduct(context.sql, id) };
    },
  }),
);

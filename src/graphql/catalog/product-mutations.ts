import { z } from 'zod';
import { listTwins } from '../../db/catalog/look-alikes.ts';
import { updateProduct } from '../../db/catalog/product-changes.ts';
import { createProduct, type Product } from '../../db/catalog/products.ts';
import { ConflictError, IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import {
  category,
  check,
  description,
  enteredBarcodes,
  money,
  name,
  sku,
  stockCount,
  webAddress,
} from '../base/inputs.ts';
import { expectedRevision, expectedRevisionField } from '../mutations/expected-revision.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { checkCost } from '../rights/right-inputs.ts';
import { ProductType, readProduct } from './product.ts';
import { nameProduct, productIdField } from './product-refs.ts';

const CreateProductInput = builder.inputType('CreateProductInput', {
  description: 'A product to create.',
  fields: (t) => ({
    sku: t.string({
      required: true,
      description:
        "The seller's article number (SKU), stored exactly as it is sent, at most 200 characters. It must be unique.",
    }),
    name: t.string({ required: true, description: 'Name of the product, for people, at most 500 characters.' }),
    price: t.field({ type: 'Decimal', description: 'Price in the Mini App shop, in the base currency.' }),
    costPrice: t.field({ type: 'Decimal', description: 'What one unit costs the seller, in the base currency.' }),
    quantity: t.int({ description: 'Units that are in stock now. Omitted: 0.' }),
    barcodes: t.stringList({ description: 'Barcodes of the product, as text, at most 50.' }),
    imageUrl: t.string({ description: 'Address (http or https URL) of a picture, at most 2,000 characters.' }),
    description: t.string({ description: 'What the product is, for buyers, at most 5,000 characters.' }),
    category: t.string({ description: 'Category in the Mini App shop, at most 100 characters.' }),
    inShop: t.boolean({ description: 'Whether the Mini App shop offers it. Omitted: true.' }),
    lowStockThreshold: t.int({
      description: 'With this many free units or fewer the product counts as low in stock. Omitted: never.',
    }),
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
  description: description.nullish(),
  category: category.nullish(),
  inShop: z.boolean('must be true or false').nullish(),
  lowStockThreshold: stockCount.nullish(),
});

const UpdateProductInput = builder.inputType('UpdateProductInput', {
  description: 'Changes of a product. An omitted field is unchanged; null clears it.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'SKU of the product to change. The SKU itself cannot be changed.' }),
    productId: productIdField(t),
    name: t.string({ description: 'Name of the product, for people, at most 500 characters; it cannot be cleared.' }),
    price: t.field({
      type: 'Decimal',
      description: 'Price in the Mini App shop, in the base currency; null: no price.',
    }),
    costPrice: t.field({
      type: 'Decimal',
      description:
        'What one unit costs the seller from now on, in the base currency. Earlier sales keep the earlier cost.',
    }),
    barcodes: t.stringList({ description: 'All barcodes of the product, as text, at most 50; null: none.' }),
    imageUrl: t.string({
      description: 'Address (http or https URL) of a picture, at most 2,000 characters; null: none.',
    }),
    description: t.string({ description: 'What the product is, for buyers, at most 5,000 characters; null: nothing.' }),
    category: t.string({ description: 'Category in the Mini App shop, at most 100 characters; null: none.' }),
    inShop: t.boolean({
      description: 'false: takes the product out of the Mini App shop, and nowhere else; true: puts it back there.',
    }),
    lowStockThreshold: t.int({
      description: 'With this many free units or fewer the product counts as low in stock; null: never.',
    }),
    archived: t.boolean({
      description: 'true: takes the product out of sale, every marketplace shows 0; false: puts it back on sale.',
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
  description: description.nullish(),
  category: category.nullish(),
  inShop: z.boolean('must be true or false').optional(),
  lowStockThreshold: stockCount.nullish(),
  archived: z.boolean('must be true or false').optional(),
  expectedRevision,
});

const CreateProductPayload = builder
  .objectRef<{ product: Product; lookAlikes: string[] }>('CreateProductPayload')
  .implement({
    description: 'The created product.',
    fields: (t) => ({
      product: t.expose('product', { type: ProductType, description: 'The created product.' }),
      lookAlikes: t.exposeStringList('lookAlikes', {
        description:
          'SKUs of products that are probably the same, at most 20: the SKU differs only by case, spaces around it, invisible characters, ' +
          'letters that look the same or leading zeros, or a barcode is the same. Usually empty.',
      }),
    }),
  });

const UpdateProductPayload = builder.objectRef<{ product: Product }>('UpdateProductPayload').implement({
  description: 'The changed product.',
  fields: (t) => ({
    product: t.expose('product', { type: ProductType, description: 'The product after the change.' }),
  }),
});

builder.mutationField('createProduct', (t) =>
  t.field({
    type: CreateProductPayload,
    description: 'Creates a product with its opening stock.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'CreateProductResult',
        description: 'The created product, or an error: VALIDATION, ALREADY_EXISTS, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: CreateProductInput, required: true, description: 'The product to create.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer, baseCurrency } = context;
      const input = check(createSchema, args.input);
      checkCost({ costPrice: input.costPrice ?? undefined }, viewer);
      const product = {
        sku: input.sku,
        name: input.name,
        price: input.price ?? null,
        costPrice: input.costPrice ?? null,
        currency: baseCurrency,
        quantity: input.quantity ?? 0,
        barcodes: input.barcodes ?? [],
        imageUrl: input.imageUrl ?? null,
        description: input.description ?? null,
        category: input.category ?? null,
        inShop: input.inShop ?? true,
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
    description:
      'Changes the data of a product, archives it, or puts it back on sale. Stock is changed with `adjustStock`.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'UpdateProductResult',
        description: 'The changed product, or an error: VALIDATION, NOT_FOUND, STALE_VERSION, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: UpdateProductInput, required: true, description: 'The product and its changes.' }) },
    resolve: async (_root, args, context, info) => {
      const asked = await nameProduct(context.sql, args.input);
      const {
        sku: productSku,
        barcodes: newBarcodes,
        expectedRevision: expected,
        ...changes
      } = check(updateSchema, asked);
      checkCost(changes, context.viewer);
      const given = { ...changes, ...(newBarcodes !== undefined && { barcodes: newBarcodes ?? [] }) };
      const id = await once(context, info, asked, (tx) => updateProduct(tx, productSku, given, expected));
      return { product: await readProduct(context.sql, id) };
    },
  }),
);

import { z } from 'zod';
import { createProduct, listProductsById, type Product } from '../db/products.ts';
import { ConflictError, ValidationError } from '../errors.ts';
import { builder } from './builder.ts';
import { check, money, name, sku, webAddress } from './inputs.ts';
import { ProductType } from './product.ts';

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
  }),
});

const inputSchema = z.object({
  sku,
  name,
  price: money.nullish(),
  costPrice: money.nullish(),
  quantity: z.int().min(0, 'must not be below 0').max(1_000_000_000, 'at most 1,000,000,000').nullish(),
  barcodes: z.array(sku).max(50, 'at most 50').nullish(),
  imageUrl: webAddress.nullish(),
  lowStockThreshold: z.int().min(0, 'must not be below 0').nullish(),
});

const CreateProductPayload = builder.objectRef<{ product: Product }>('CreateProductPayload').implement({
  description: 'What was entered.',
  fields: (t) => ({
    product: t.field({ type: ProductType, description: 'The product.', resolve: ({ product }) => product }),
  }),
});

builder.mutationField('createProduct', (t) =>
  t.field({
    type: CreateProductPayload,
    description: 'Enters a product, with what is there of it.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, ConflictError],
      union: { name: 'CreateProductResult', description: 'The product, or why there is none.' },
    },
    args: { input: t.arg({ type: CreateProductInput, required: true, description: 'What to enter.' }) },
    resolve: async (_root, args, { sql, viewer, baseCurrency }) => {
      const input = check(inputSchema, args.input);
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
      const id = await sql.begin((tx) => createProduct(tx, product, viewer.actor));
      return { product: (await listProductsById(sql, [id]))[0]! };
    },
  }),
);

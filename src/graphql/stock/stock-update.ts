import { builder } from '../base/builder.ts';
import { Money, toMoney } from '../base/money.ts';
import { encodeNodeId } from '../base/node-id.ts';
import { ProductType } from '../catalog/product.ts';
import { boundsOf } from '../live/attach.ts';
import type { StockEvent } from '../live/iterator.ts';

const StockUpdate = builder.objectRef<StockEvent>('StockUpdate').implement({
  description:
    'Present state of a product after a change. It has no id: for a cache that keeps objects by id, ask for `product { id stock ' +
    'revision }`.',
  fields: (t) => ({
    productId: t.id({
      description: '`Product.id` of the product: its key in a cache.',
      resolve: (event) => encodeNodeId('Product', event.productId),
    }),
    revision: t.exposeInt('revision', {
      description: '`Product.revision` at this moment. Drop an event whose revision is lower than what you show.',
    }),
    sku: t.exposeString('sku', { description: 'SKU of the product.' }),
    stock: t.exposeInt('stock', { description: 'Units that the Mini App shop can sell now, as `Product.stock`.' }),
    quantity: t.exposeInt('quantity', {
      description: 'Free units, before the rules of listings, as `Product.quantity`.',
    }),
    price: t.field({
      type: Money,
      nullable: true,
      description: 'Price in the Mini App shop, as `Product.price`; null: no price is set.',
      resolve: (event) => toMoney(event.price, event.priceCurrency),
    }),
    version: t.exposeInt('version', {
      description:
        '`Product.version`: number of stock movements. Changes of price, name or rule do not raise it: compare `revision`.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the stock last changed.' }),
    cursor: t.exposeString('cursor', {
      description:
        'Keep the newest one; pass it as `after` when you reconnect and nothing is missed (some events may repeat).',
    }),
    archived: t.exposeBoolean('archived', { description: 'true: taken out of sale; every marketplace shows 0.' }),
    product: t.field({
      type: ProductType,
      description: 'The product itself.',
      resolve: (event) => String(event.productId),
    }),
  }),
});

builder.subscriptionField('stockUpdated', (t) =>
  t.field({
    type: StockUpdate,
    description:
      'Live stock, and every other change of a product: price, name, barcodes, archiving, rule of the shop. With `skus` it starts with ' +
      'the present state of the products. With `after` it starts with the present state of every product that changed since that ' +
      'cursor. With both, only the named products are compared with the cursor. With neither, only new changes are sent. Quick changes ' +
      'of one product may arrive as one event; an older revision never comes after a newer one. After a lost connection the same state ' +
      'may come again.',
    authScopes: { everybody: true },
    args: {
      skus: t.arg.stringList({
        description:
          'SKUs of the products, at most 500. Omitted: all. For an unknown SKU nothing is sent until it exists.',
      }),
      after: t.arg.string({ description: 'A `StockUpdate.cursor` or `ProductConnection.stockCursor`.' }),
    },
    subscribe: (_root, { skus, after }, context) => context.liveStock.iterate({ skus, after }, boundsOf(context)),
    resolve: (event: StockEvent) => event,
  }),
);

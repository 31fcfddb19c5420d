import { builder } from '../base/builder.ts';
import { Money, toMoney } from '../base/money.ts';
import { encodeNodeId } from '../base/node-id.ts';
import { ProductType } from '../catalog/product.ts';
import { boundsOf } from '../live/attach.ts';
import type { StockEvent } from '../live/iterator.ts';

const StockUpdate = builder.objectRef<StockEvent>('StockUpdate').implement({
  description:
    "A product's stock as it stands now. A cache that keeps objects by id follows if it asks for `product { id stock revision }`.",
  fields: (t) => ({
    productId: t.id({
      description: "The product's `id`: the key of the product in a cache.",
      resolve: (event) => encodeNodeId('Product', event.productId),
    }),
    revision: t.exposeInt('revision', {
      description:
        'Orders events and queries of one product: `Product.revision` of the same moment. Drop an event whose revision is lower than ' +
        'the one that you show.',
    }),
    sku: t.exposeString('sku', { description: 'Which product.' }),
    stock: t.exposeInt('stock', { description: 'Units that the Mini App may sell now.' }),
    quantity: t.exposeInt('quantity', { description: 'Units free to sell, before listing rules.' }),
    price: t.field({
      type: Money,
      nullable: true,
      description: 'Price in the Mini App shop, as `Product.price`.',
      resolve: (event) => toMoney(event.price, event.priceCurrency),
    }),
    version: t.exposeInt('version', {
      description:
        'Counts the movements of the product and never falls. A changed rule, price or name has the version that the product has ' +
        'already: compare `revision`.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the figure last changed.' }),
    cursor: t.exposeString('cursor', {
      description: 'For `after` of the next subscription: it covers everything before it.',
    }),
    archived: t.exposeBoolean('archived', { description: 'Taken out of sale.' }),
    product: t.field({ type: ProductType, description: 'The product.', resolve: (event) => String(event.productId) }),
  }),
});

builder.subscriptionField('stockUpdated', (t) =>
  t.field({
    type: StockUpdate,
    description:
      'Live stock, and every other change of a product: price, name, barcodes, archiving, the rule of the shop. `skus`: their present state at once, then each new state. `after`: the present state of all that changed since ' +
      'that cursor, then each new state. Both: that filter from that cursor. Neither: new states only. At most 500 skus; unknown ' +
      'ones are silent until they exist. Quick changes of one product may arrive as one; never an older revision after a newer one. ' +
      'After a lost connection the same state may come again, never an older one than the cursor covers.',
    authScopes: { everybody: true },
    args: {
      skus: t.arg.stringList({ description: 'Only these products.' }),
      after: t.arg.string({ description: 'A `cursor` or `stockCursor` that the API gave.' }),
    },
    subscribe: (_root, { skus, after }, context) => context.liveStock.iterate({ skus, after }, boundsOf(context)),
    resolve: (event: StockEvent) => event,
  }),
);

import { PackingRefusedError, type RefusedScan } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { ErrorInterface } from '../base/errors.ts';
import { encodeNodeId } from '../base/node-id.ts';

const PackingRefusalReasonEnum = defineEnum(
  'PackingRefusalReason',
  'Why goods do not go into a parcel, or do not come out of it. The list grows.',
  {
    unknown_code: 'Neither a product nor a listing has the code.',
    not_in_order: 'The product is not in the order.',
    too_many: 'The order needs no more, or not so many, of the product.',
    not_packed: 'Fewer units of the line are in the parcel than were to be taken out.',
    order_state: 'The order is not NEW or CONFIRMED, or a marketplace ships it from its own stock.',
  },
);

const NeededItemType = builder.objectRef<RefusedScan['stillNeeded'][number]>('NeededItem').implement({
  description: 'A line of which units are missing in the parcel.',
  fields: (t) => ({
    itemId: t.id({ description: 'Id of the line.', resolve: ({ itemId }) => encodeNodeId('OrderItem', itemId) }),
    sku: t.exposeString('sku', { description: 'SKU of the line.' }),
    name: t.exposeString('name', { description: 'Name of the product; the SKU while the line is not linked.' }),
    units: t.exposeInt('units', { description: 'Units that are missing, at least 1.' }),
  }),
});

builder.objectType(PackingRefusedError, {
  name: 'PackingRefusedError',
  description:
    'What was scanned is not in the order, or is one too many; nothing was changed. `code` is PACKING_REFUSED.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    reason: t.field({
      type: PackingRefusalReasonEnum,
      description: 'Why, for programs.',
      resolve: ({ scan }) => scan.reason,
    }),
    scanned: t.string({
      description: 'The scanned text; the SKU of the line where nothing was scanned.',
      resolve: ({ scan }) => scan.scanned,
    }),
    sku: t.string({
      nullable: true,
      description: 'SKU of the scanned product; null: not known.',
      resolve: ({ scan }) => scan.sku,
    }),
    productName: t.string({
      nullable: true,
      description: 'Name of the scanned product; null: not known.',
      resolve: ({ scan }) => scan.productName,
    }),
    stillNeeded: t.field({
      type: [NeededItemType],
      description: 'What the order still needs; empty: everything is packed.',
      resolve: ({ scan }) => scan.stillNeeded,
    }),
  }),
});

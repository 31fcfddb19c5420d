import { listAwaitingShipment, type Product } from '../../db/catalog/products.ts';
import { defaultWarehouseId, listWarehousesById, type Warehouse } from '../../db/stock/warehouses.ts';
import { builder } from '../base/builder.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder, toIntegerKey } from '../base/node-id.ts';
import { ProductType } from '../catalog/product.ts';
import { MovementRef } from './movement.ts';

/** A warehouse; loaded by its key, for staff only. */
const WarehouseType = builder.loadableNodeRef<Warehouse | null, string, string, string, Warehouse>('Warehouse', {
  id: { resolve: (warehouse) => warehouse.id },
  load: async (ids: string[], { sql, viewer }) => {
    const keys = ids.map(toIntegerKey);
    return inOrder(keys, isStaff(viewer) ? await listWarehousesById(sql, keys) : [], (row) => row.id);
  },
});

WarehouseType.implement({
  description: 'A place where stock is kept. Ombor has exactly one, with the code `main`.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name of the warehouse, for arguments.' }),
    name: t.exposeString('name', { description: 'Name of the warehouse, for people.' }),
  }),
});

const StockLevelType = builder.objectRef<Product>('StockLevel').implement({
  description: 'Stock of a product in one warehouse.',
  fields: (t) => ({
    warehouse: t.field({
      type: WarehouseType,
      description: 'The warehouse.',
      resolve: () => String(defaultWarehouseId),
    }),
    quantity: t.exposeInt('quantity', { description: 'Free units in this warehouse.' }),
    awaitingShipment: t.loadable({
      type: 'Int',
      nullable: true,
      description:
        'Units that are sold and not shipped yet: they are still on the shelf there. Null: not known for this warehouse.',
      load: async (ids: number[], { sql }) => {
        const units = await listAwaitingShipment(sql, ids);
        return ids.map((id) => units.get(id) ?? 0);
      },
      resolve: (product) => product.id,
    }),
  }),
});

builder.objectField(ProductType, 'stockLevels', (t) =>
  t.field({
    type: [StockLevelType],
    nullable: { list: true, items: false },
    description: 'Stock of the product in each warehouse. `Product.quantity` is the sum.',
    authScopes: { staff: true },
    resolve: (product) => [product],
  }),
);

builder.objectField(MovementRef, 'warehouse', (t) =>
  t.field({
    type: WarehouseType,
    nullable: true,
    description:
      'Warehouse whose stock changed; null: not known. Quantities before and after are of all warehouses together.',
    resolve: () => String(defaultWarehouseId),
  }),
);

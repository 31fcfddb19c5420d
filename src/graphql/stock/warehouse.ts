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
  description: 'Where stock lies. There is one, `main`, until several are supported.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name, used in arguments.' }),
    name: t.exposeString('name', { description: 'Name for people.' }),
  }),
});

const StockLevelType = builder.objectRef<Product>('StockLevel').implement({
  description: 'The stock of a product in one warehouse.',
  fields: (t) => ({
    warehouse: t.field({
      type: WarehouseType,
      description: 'Which warehouse.',
      resolve: () => String(defaultWarehouseId),
    }),
    quantity: t.exposeInt('quantity', { description: 'Units free to sell there.' }),
    awaitingShipment: t.loadable({
      type: 'Int',
      nullable: true,
      description: 'Units sold but not handed over yet: still on the shelf there; null: not known by warehouse.',
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
    description: 'Its stock by warehouse. `quantity` of the product is the sum.',
    authScopes: { staff: true },
    resolve: (product) => [product],
  }),
);

builder.objectField(MovementRef, 'warehouse', (t) =>
  t.field({
    type: WarehouseType,
    nullable: true,
    description: 'Where it moved; null: not known. Before and after are of all warehouses together.',
    resolve: () => String(defaultWarehouseId),
  }),
);

import DataLoader from 'dataloader';
import type { Int8, Sql, SqlOrTx } from '../../db/client.ts';
import { listOrdersById } from '../../db/orders/orders.ts';
import { countMovementPages, listMovementPages } from '../../db/stock/movement-pages.ts';
import {
  countMovements,
  listMovements,
  listMovementsById,
  listUndoingMovements,
  type Movement,
  type MovementFilter,
} from '../../db/stock/movements.ts';
import { builder } from '../base/builder.ts';
import { MovementTypeEnum, ReferenceTypeEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { Money, toMoney } from '../base/money.ts';
import { findKey, inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, type ReadPageRequest, readPageArgs, toConnection } from '../base/page.ts';
import { checkPeriod, unknownName } from '../base/refusal.ts';
import { ProductType } from '../catalog/product.ts';
import { readProductFilter } from '../catalog/product-filter.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { OrderType } from '../orders/order.ts';

/** A row of the ledger; loaded by its key, for staff only. */
export const MovementRef = builder.loadableNodeRef<Movement | null, string, string, string, Movement>(
  'InventoryMovement',
  {
    id: { resolve: (movement) => movement.id },
    load: async (ids: string[], { sql, viewer }) =>
      inOrder(ids, isStaff(viewer) ? await listMovementsById(sql, ids) : [], (row) => row.id),
  },
);

/** A movement as it is after a mutation; null for no movement. */
export async function findMovement(sql: Sql, id: Int8 | null): Promise<Movement | null> {
  return id === null ? null : ((await listMovementsById(sql, [id]))[0] ?? null);
}

MovementRef.implement({
  description:
    'One change of one stock figure. Before and after are net (quantity - oversold): after = before + change, always.',
  fields: (t) => ({
    product: t.field({ type: ProductType, description: 'Whose stock moved.', resolve: (row) => String(row.productId) }),
    movementType: t.expose('movementType', { type: MovementTypeEnum, description: 'Why it moved.' }),
    quantityChange: t.exposeInt('quantityChange', { description: 'Units: negative out, positive in.' }),
    quantityBefore: t.exposeInt('quantityBefore', { description: 'Net units before; negative: oversold.' }),
    quantityAfter: t.exposeInt('quantityAfter', { description: 'Net units after; negative: oversold.' }),
    version: t.exposeInt('version', { description: "The product's version after it; they have no holes." }),
    marketplace: t.field({
      type: MarketplaceType,
      nullable: true,
      description: 'Where it was sold or given back; null for adjustments.',
      resolve: (row) => (row.marketplaceId === null ? null : String(row.marketplaceId)),
    }),
    referenceType: t.expose('referenceType', { type: ReferenceTypeEnum, description: 'What caused it.' }),
    referenceId: t.exposeString('referenceId', { nullable: true, description: 'Its id there.' }),
    order: t.expose('orderId', {
      type: OrderType,
      nullable: true,
      description: 'The order it belongs to, where one is known.',
    }),
    actor: t.exposeString('actor', { description: "Who caused it: a marketplace's code, a key's name, a buyer." }),
    note: t.exposeString('note', { nullable: true, description: 'A remark by a person.' }),
    unitPrice: t.field({
      type: Money,
      nullable: true,
      description: 'Price of one unit at that moment; null: not known, or no sale.',
      resolve: (row) => toMoney(row.unitPrice, row.currency),
    }),
    unitCost: t.field({
      type: Money,
      nullable: true,
      description: 'Cost of one unit at that moment; null: not known, or no sale.',
      resolve: (row) => toMoney(row.unitCost, row.costCurrency),
    }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it happened out there.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was written here.' }),
  }),
});

builder.objectFields(MovementRef, (t) => ({
  undoes: t.expose('undoesId', {
    type: MovementRef,
    nullable: true,
    description: 'The adjustment that this movement took back; null for all others.',
  }),
  undoneBy: t.loadable({
    type: MovementRef,
    nullable: true,
    description: 'The movement that took this adjustment back; null: it stands.',
    load: async (ids: string[], { sql }) => {
      const undoing = await listUndoingMovements(sql, ids);
      return ids.map((id) => undoing.get(id) ?? null);
    },
    resolve: (row) => row.id,
  }),
}));

const MovementConnection = builder.connectionObject(
  { type: MovementRef, name: 'InventoryMovementConnection', description: 'A page of the ledger.' },
  { name: 'InventoryMovementEdge', description: 'A movement on a page.' },
);

async function readMovements(sql: SqlOrTx, filter: MovementFilter, request: ReadPageRequest) {
  const page = await listMovements(sql, filter, request);
  return toConnection(page, request, () => countMovements(sql, filter));
}

/** A page of the ledger for each of these products or orders, with the same number of statements however many there are. */
async function readPages<Id extends number | Int8>(
  sql: SqlOrTx,
  owner: 'product' | 'order',
  ids: readonly Id[],
  request: ReadPageRequest,
) {
  const pages = await listMovementPages(sql, owner, ids, request);
  const totals = new DataLoader(async (keys: readonly Id[]) => {
    const counts = await countMovementPages(sql, owner, keys);
    return keys.map((key) => counts.get(key) ?? null);
  });
  return ids.map((id) => {
    const page = pages.get(id) ?? { rows: [], hasMore: false };
    return toConnection(page, request, () => totals.load(id));
  });
}

builder.objectField(ProductType, 'movements', (t) =>
  t.loadable({
    type: MovementConnection,
    nullable: true,
    description: 'Its ledger, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: { ...pageArgs },
    // One loader per field of the document: there the arguments are the same for all products.
    byPath: true,
    load: (ids: number[], { sql }, args) => readPages(sql, 'product', ids, readPageArgs(args)),
    resolve: (product) => product.id,
  }),
);

builder.objectField(OrderType, 'movements', (t) =>
  t.loadable({
    type: MovementConnection,
    nullable: true,
    description: 'The stock that it moved, of all products, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: { ...pageArgs },
    byPath: true,
    load: (ids: string[], { sql }, args) => readPages(sql, 'order', ids, readPageArgs(args)),
    resolve: (order) => order.id,
  }),
);

async function readOrderKey(sql: SqlOrTx, orderId: string | null | undefined): Promise<Int8 | null> {
  if (orderId == null) return null;
  const key = findKey(orderId, 'Order');
  const [order] = key === undefined ? [] : await listOrdersById(sql, [key]);
  if (!order) throw unknownName('order with the id', orderId);
  return order.id;
}

builder.queryField('inventoryMovements', (t) =>
  t.field({
    type: MovementConnection,
    description: 'The ledger, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      sku: t.arg.string({ description: 'Only of the product with this SKU.' }),
      productId: t.arg.id({ description: 'Only of the product with this id.' }),
      marketplace: t.arg.string({ description: 'Only of the marketplace with this code.' }),
      movementType: t.arg({ type: MovementTypeEnum, description: 'Only of this type.' }),
      orderId: t.arg.id({ description: 'Only of the order with this id.' }),
      from: t.arg({ type: 'DateTime', description: 'Recorded at this time or later.' }),
      to: t.arg({ type: 'DateTime', description: 'Recorded before this time.' }),
    },
    resolve: async (_root, args, { sql }) => {
      checkPeriod(args);
      const filter = {
        productId: await readProductFilter(sql, args),
        marketplaceId: await readMarketplaceFilter(sql, args.marketplace),
        movementType: args.movementType ?? null,
        orderId: await readOrderKey(sql, args.orderId),
        from: args.from ?? null,
        to: args.to ?? null,
      };
      return readMovements(sql, filter, readPageArgs(args));
    },
  }),
);

import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { Int8, Sql, SqlOrTx } from '../../db/client.ts';
import { listOrdersById } from '../../db/orders/orders.ts';
import { countMovementPages, listMovementPages } from '../../db/stock/movement-pages.ts';
import {
  countMovements,
  listMovements,
  listMovementsById,
  listUndoingMovements,
  type Movement,
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
import { readConnection } from '../reading/connection.ts';
import { listAsked } from '../reading/selection.ts';
import { hideBuyers } from '../rights/names-of-buyers.ts';
import { onlyWith } from '../rights/rights.ts';

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
    'A stock movement: one change of the stock of one product. Quantities before and after are net (free units minus oversold units), ' +
    'so that after = before + change, always.',
  fields: (t) => ({
    product: t.field({
      type: ProductType,
      description: 'Product whose stock changed.',
      resolve: (row) => String(row.productId),
    }),
    movementType: t.expose('movementType', { type: MovementTypeEnum, description: 'Reason of the movement.' }),
    quantityChange: t.exposeInt('quantityChange', {
      description: 'Units of the change: negative out of stock, positive into stock.',
    }),
    quantityBefore: t.exposeInt('quantityBefore', {
      description: 'Net units before the movement; negative: oversold.',
    }),
    quantityAfter: t.exposeInt('quantityAfter', { description: 'Net units after the movement; negative: oversold.' }),
    version: t.exposeInt('version', {
      description: '`Product.version` after this movement; versions of a product rise by exactly 1.',
    }),
    marketplace: t.field({
      type: MarketplaceType,
      nullable: true,
      description:
        'Marketplace where the units were sold or came back from, or whose own warehouse they were sent to (TRANSFER); null for other movements.',
      resolve: (row) => (row.marketplaceId === null ? null : String(row.marketplaceId)),
    }),
    referenceType: t.expose('referenceType', {
      type: ReferenceTypeEnum,
      description: 'Kind of what caused the movement: what `referenceId` identifies.',
    }),
    referenceId: t.exposeString('referenceId', {
      nullable: true,
      description: 'Key of what caused the movement, as text; its kind is `referenceType`. Not a node id.',
    }),
    order: t.expose('orderId', {
      type: OrderType,
      nullable: true,
      description: 'Order that the movement belongs to; null if none is known.',
    }),
    actor: t.string({
      resolve: ({ actor }, _args, { viewer }) => hideBuyers(actor, viewer),
      description:
        'Who caused it, as text: the name of an API key, a buyer, the code of a marketplace, or `ombor` for Ombor itself.',
    }),
    note: t.exposeString('note', { nullable: true, description: 'Remark of the person who caused it; null: none.' }),
  }),
});

builder.objectFields(MovementRef, (t) => ({
  unitPrice: t.field({
    type: Money,
    nullable: true,
    description: "Price of one unit at that moment, in the marketplace's currency; null: not known, or not a sale.",
    resolve: (row) => toMoney(row.unitPrice, row.currency),
  }),
  unitCost: t.field({
    ...onlyWith('seesMoney'),
    type: Money,
    nullable: true,
    description: 'Cost of one unit at that moment; null: not known, or not a sale.',
    resolve: (row) => toMoney(row.unitCost, row.costCurrency),
  }),
  occurredAt: t.expose('occurredAt', {
    type: 'DateTime',
    description: 'When it happened, by the clock of whoever reported it.',
  }),
  recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When Ombor recorded it.' }),
  undoes: t.expose('undoesId', {
    type: MovementRef,
    nullable: true,
    description: 'The adjustment that this movement undid; null: it undid none.',
  }),
  undoneBy: t.loadable({
    type: MovementRef,
    nullable: true,
    description: 'The movement that undid this adjustment; null: it was not undone.',
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

/** A page of the ledger for each of these products or orders, with the same number of statements however many there are. */
async function readPages<Id extends number | Int8>(
  sql: SqlOrTx,
  owner: 'product' | 'order',
  ids: readonly Id[],
  request: ReadPageRequest,
  info: GraphQLResolveInfo,
) {
  const totals = new DataLoader(async (keys: readonly Id[]) => {
    const counts = await countMovementPages(sql, owner, keys);
    return keys.map((key) => counts.get(key) ?? null);
  });
  // At the same time as the rows.
  if (listAsked(info).has('totalCount')) void totals.loadMany(ids);
  const pages = await listMovementPages(sql, owner, ids, request);
  return ids.map((id) => {
    const page = pages.get(id) ?? { rows: [], hasMore: false };
    return toConnection(page, request, () => totals.load(id));
  });
}

builder.objectField(ProductType, 'movements', (t) =>
  t.loadable({
    type: MovementConnection,
    nullable: true,
    description: 'Ledger of the product: its stock movements, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: { ...pageArgs },
    // One loader per field of the document: there the arguments are the same for all products.
    byPath: true,
    load: (ids: number[], { sql }, args, info) => readPages(sql, 'product', ids, readPageArgs(args), info),
    resolve: (product) => product.id,
  }),
);

builder.objectField(OrderType, 'movements', (t) =>
  t.loadable({
    type: MovementConnection,
    nullable: true,
    description: 'Stock movements of the order, of all its products, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: { ...pageArgs },
    byPath: true,
    load: (ids: string[], { sql }, args, info) => readPages(sql, 'order', ids, readPageArgs(args), info),
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
    description: 'The ledger: all stock movements, newest first.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      sku: t.arg.string({ description: 'SKU of the product.' }),
      productId: t.arg.id({ description: 'Id of the product.' }),
      marketplace: t.arg.string({ description: 'Code of the marketplace.' }),
      movementType: t.arg({ type: MovementTypeEnum, description: 'Reason of the movements.' }),
      orderId: t.arg.id({ description: 'Id of the order.' }),
      from: t.arg({ type: 'DateTime', description: 'Recorded at this time or later.' }),
      to: t.arg({ type: 'DateTime', description: 'Recorded before this time.' }),
    },
    resolve: async (_root, args, { sql }, info) => {
      checkPeriod(args);
      const filter = {
        productId: await readProductFilter(sql, args),
        marketplaceId: await readMarketplaceFilter(sql, args.marketplace),
        movementType: args.movementType ?? null,
        orderId: await readOrderKey(sql, args.orderId),
        from: args.from ?? null,
        to: args.to ?? null,
      };
      const request = readPageArgs(args);
      return readConnection(info, request, {
        rows: () => listMovements(sql, filter, request),
        count: () => countMovements(sql, filter),
      });
    },
  }),
);

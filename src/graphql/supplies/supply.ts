import { listUndoingMovements, type Movement } from '../../db/stock/movements.ts';
import {
  countSupplies,
  listSupplies,
  listSuppliesById,
  listSupplyMovements,
  type Supply,
} from '../../db/stock/supplies.ts';
import { builder } from '../base/builder.ts';
import { isStaff } from '../base/identity.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { MarketplaceType, readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { readConnection } from '../reading/connection.ts';
import { MovementRef } from '../stock/movement.ts';

/** Goods that were sent to a marketplace's own warehouse. */
export const SupplyType = builder.loadableNodeRef<Supply | null, string, string, string, Supply>('Supply', {
  id: { resolve: ({ id }) => id },
  load: async (ids: string[], { sql, viewer }) =>
    inOrder(ids, isStaff(viewer) ? await listSuppliesById(sql, ids) : [], ({ id }) => id),
});

SupplyType.implement({
  description:
    "Goods that were sent from the own stock into a marketplace's own warehouse: transfers that were booked together.",
  fields: (t) => ({
    marketplace: t.field({
      type: MarketplaceType,
      description: 'The marketplace whose warehouse gets the goods.',
      resolve: (supply) => String(supply.marketplaceId),
    }),
    note: t.exposeString('note', { nullable: true, description: 'Remark of the person who booked it; null: none.' }),
    actor: t.exposeString('actor', { description: 'Who booked it, as text.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the supply was booked.' }),
    movements: t.loadableList({
      type: MovementRef,
      description: 'Its movements in the ledger, one per product, of type TRANSFER; at most 200.',
      complexity: { field: 1, multiplier: 20 },
      load: async (ids: string[], { sql }) => {
        const found = Map.groupBy(await listSupplyMovements(sql, ids), ({ supplyId }) => supplyId);
        return ids.map((id): Movement[] => found.get(id) ?? []);
      },
      resolve: (supply) => supply.id,
    }),
    undone: t.loadable({
      type: 'Boolean',
      description: 'Whether all of it was undone.',
      load: async (ids: string[], { sql }) => {
        const movements = await listSupplyMovements(sql, ids);
        const undoing = await listUndoingMovements(
          sql,
          movements.map(({ id }) => id),
        );
        const bySupply = Map.groupBy(movements, ({ supplyId }) => supplyId);
        return ids.map((id) => (bySupply.get(id) ?? []).every((movement) => undoing.has(movement.id)));
      },
      resolve: (supply) => supply.id,
    }),
  }),
});

const SupplyConnection = builder.connectionObject(
  { type: SupplyType, name: 'SupplyConnection', description: 'A page of supplies.' },
  { name: 'SupplyEdge', description: 'A supply on a page.' },
);

builder.queryField('supplies', (t) =>
  t.field({
    type: SupplyConnection,
    nullable: true,
    description: "Supplies to marketplaces' own warehouses, newest first.",
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: { ...pageArgs, marketplace: t.arg.string({ description: 'Code of the marketplace.' }) },
    resolve: async (_root, args, { sql }, info) => {
      const request = readPageArgs(args);
      const filter = { marketplaceId: await readMarketplaceFilter(sql, args.marketplace) };
      return readConnection(info, request, {
        rows: () => listSupplies(sql, filter, request),
        count: () => countSupplies(sql, filter),
      });
    },
  }),
);

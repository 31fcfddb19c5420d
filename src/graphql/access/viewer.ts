import { createContextCache } from '@pothos/core';
import { readStoreUsage, type StoreUsage } from '../../db/orders/store-limits.ts';
import { builder } from '../base/builder.ts';
import { RoleEnum } from '../base/enums.ts';
import { isStaff, type Role, type Viewer } from '../base/identity.ts';
import type { GraphQLContext } from '../context.ts';

/** What the buyer has used of the shop's limits, read once per request; null: no limit applies to staff. */
const readUsage = createContextCache(
  async ({ sql, viewer }: GraphQLContext): Promise<StoreUsage | null> =>
    isStaff(viewer) || viewer.telegramUserId === null ? null : readStoreUsage(sql, viewer.telegramUserId),
);

const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'The caller of the API.',
  fields: (t) => ({
    role: t.field({ type: RoleEnum, description: 'What the caller may do.', resolve: ({ role }) => role as Role }),
    name: t.exposeString('name', {
      description: "Name of the caller: the name of the API key or token, or the buyer's first name.",
    }),
    telegramUserId: t.exposeString('telegramUserId', {
      nullable: true,
      description: 'Telegram user id of the caller; null: not known.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: "When the caller's credentials stop working; null: never.",
      resolve: (viewer) => viewer.expiresAt,
    }),
    seesMoney: t.exposeBoolean('seesMoney', {
      description: 'Whether the caller may see costs, profit and revenue. false: such fields are null or empty.',
    }),
    seesBuyers: t.exposeBoolean('seesBuyers', {
      description:
        'Whether the caller may see names, phones and notes of buyers. false: such fields are null, and orders are not found by them. ' +
        'true for buyers, who reach only their own orders.',
    }),
    openOrders: t.int({
      nullable: true,
      description:
        "The buyer's own orders that wait for confirmation, at most `Shop.maxOpenOrders`. Null for staff, who have no limit.",
      resolve: async (_viewer, _args, context) => (await readUsage(context))?.openOrders ?? null,
    }),
    openUnits: t.int({
      nullable: true,
      description:
        "Units in the buyer's own orders that wait for confirmation, at most `Shop.maxOpenUnits`. Null for staff, who have no limit.",
      resolve: async (_viewer, _args, context) => (await readUsage(context))?.openUnits ?? null,
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    description: 'The caller of the API.',
    authScopes: { everybody: true },
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);

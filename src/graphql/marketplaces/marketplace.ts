import { z } from 'zod';
import type { SqlOrTx } from '../../db/client.ts';
import {
  findMarketplace,
  listMarketplaces,
  listMarketplacesById,
  type Marketplace,
} from '../../db/marketplaces/marketplaces.ts';
import type { AdapterDefinition } from '../../marketplaces/adapter.ts';
import { adapters } from '../../marketplaces/registry.ts';
import { builder } from '../base/builder.ts';
import { MarketplaceTypeEnum, SaleSignalEnum } from '../base/enums.ts';
import { inOrder, toIntegerKey } from '../base/node-id.ts';
import { unknownName } from '../base/refusal.ts';

/** A marketplace; loaded by its key. */
export const MarketplaceType = builder.loadableNodeRef<Marketplace | null, string, string, string, Marketplace>(
  'Marketplace',
  {
    id: { resolve: (marketplace) => marketplace.id },
    load: async (ids: string[], { sql }) => {
      const keys = ids.map(toIntegerKey);
      return inOrder(keys, await listMarketplacesById(sql, keys), (row) => row.id);
    },
  },
);

/** The key of the marketplace that a filter names; null without a filter. Throws BAD_USER_INPUT for an unknown code. */
export async function readMarketplaceFilter(sql: SqlOrTx, code: string | null | undefined): Promise<number | null> {
  if (code == null) return null;
  const found = await findMarketplace(sql, code);
  if (found) return found.id;
  const known = await listMarketplaces(sql);
  throw unknownName(
    'marketplace with the code',
    code,
    known.map((marketplace) => marketplace.code),
  );
}

const staff = { authScopes: { staff: true }, nullable: true } as const;

MarketplaceType.implement({
  description: 'A place of sale.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name, used in URLs, headers and arguments.' }),
    name: t.exposeString('name', { description: 'Name for people.' }),
    type: t.expose('type', { type: MarketplaceTypeEnum, description: 'What kind of place it is.' }),
    currency: t.exposeString('currency', { description: 'ISO 4217 code of prices there.' }),
    adapter: t.exposeString('adapter', {
      ...staff,
      description: 'Which adapter talks to it; null unless type is API.',
    }),
    supportsWebhooks: t.exposeBoolean('supportsWebhooks', {
      ...staff,
      description: 'Whether it can send webhooks at all.',
    }),
    webhookEnabled: t.exposeBoolean('webhookEnabled', { ...staff, description: 'Whether its webhooks are taken.' }),
    saleSignal: t.expose('saleSignal', {
      ...staff,
      type: SaleSignalEnum,
      description: 'The one signal that moves stock for its sales; null unless type is API.',
    }),
    webhookUrl: t.exposeString('webhookUrl', { ...staff, description: 'Where it should send its webhooks.' }),
    pollIntervalMinutes: t.exposeInt('pollIntervalMinutes', {
      ...staff,
      description: 'Minutes between fallback stock polls.',
    }),
    orderPollSeconds: t.exposeInt('orderPollSeconds', {
      ...staff,
      description: 'Seconds between polls of its orders.',
    }),
    reconcileIntervalMinutes: t.int({
      ...staff,
      description: 'Minutes from one read-back of every listing to the next; null unless type is API.',
      resolve: (row) => (row.type === 'api' ? row.reconcileIntervalMinutes : null),
    }),
    accountMissing: t.exposeStringList('accountMissing', {
      ...staff,
      description: 'What the daily check of the credentials found lacking, each as a sentence that says what to do.',
    }),
    paused: t.exposeBoolean('paused', {
      ...staff,
      description: 'No stock leaves for it while true; sales still come in.',
    }),
    revision: t.exposeInt('revision', {
      ...staff,
      description:
        'Rises with each change of its settings, its rule, its pause or the check of its account: of two answers the one with the ' +
        'higher revision is newer. `sync` is not counted.',
    }),
  }),
});

builder.objectFields(MarketplaceType, (t) => ({
  createdAt: t.expose('createdAt', { ...staff, type: 'DateTime', description: 'When it was connected.' }),
  updatedAt: t.expose('updatedAt', {
    ...staff,
    type: 'DateTime',
    description:
      'When it or the check of its account last changed. To tell which of two answers is newer, compare `revision`.',
  }),
}));

builder.objectFields(MarketplaceType, (t) => ({
  stockBuffer: t.exposeInt('stockBuffer', {
    ...staff,
    description:
      "Units held back from every listing there. Of this rule and the listing's own the stricter one counts.",
  }),
  stockPercent: t.exposeInt('stockPercent', {
    ...staff,
    description: 'Share of the quantity that any listing there may show, in percent.',
  }),
  stockLimit: t.exposeInt('stockLimit', {
    ...staff,
    description: 'The most units that any listing there may show; null: no limit.',
  }),
  stockMinimum: t.exposeInt('stockMinimum', {
    ...staff,
    description: 'With fewer units than this free every listing there shows 0: the last ones are for other places.',
  }),
  selling: t.exposeBoolean('selling', { ...staff, description: 'false: every listing there shows 0.' }),
}));

const AdapterType = builder.objectRef<AdapterDefinition>('Adapter').implement({
  description:
    'A kind of marketplace that can be connected; the schemas are JSON Schema, so that an app can draw the form.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'For `connectMarketplace`.' }),
    settingsSchema: t.field({
      type: 'JSON',
      description: 'Shape of its settings.',
      resolve: (adapter) => z.toJSONSchema(adapter.settingsSchema, { io: 'input' }),
    }),
    credentialsSchema: t.field({
      type: 'JSON',
      description: 'Shape of its credentials.',
      resolve: (adapter) => z.toJSONSchema(adapter.credentialsSchema, { io: 'input' }),
    }),
    linkSchema: t.field({
      type: 'JSON',
      description: 'Shape of the settings of `linkProduct`.',
      resolve: (adapter) => z.toJSONSchema(adapter.linkSchema, { io: 'input' }),
    }),
    defaultSaleSignal: t.expose('defaultSaleSignal', {
      type: SaleSignalEnum,
      description: 'The sale signal when none is chosen.',
    }),
    live: t.exposeBoolean('live', {
      description: 'Whether the marketplace itself can tell of changes; else it is polled.',
    }),
  }),
});

builder.queryField('adapters', (t) =>
  t.field({
    type: [AdapterType],
    description: 'The kinds of marketplaces that can be connected.',
    authScopes: { staff: true },
    resolve: () => [...adapters.values()],
  }),
);

builder.queryField('marketplace', (t) =>
  t.field({
    type: MarketplaceType,
    nullable: true,
    description: 'The place of sale with this code.',
    authScopes: { everybody: true },
    args: { code: t.arg.string({ required: true, description: 'Its code.' }) },
    resolve: async (_root, { code }, { sql }) => (await findMarketplace(sql, code)) ?? null,
  }),
);

builder.queryField('marketplaces', (t) =>
  t.field({
    type: [MarketplaceType],
    description: 'All places of sale, in the order they were connected.',
    authScopes: { everybody: true },
    complexity: { field: 1, multiplier: 10 },
    resolve: (_root, _args, { sql }) => listMarketplaces(sql),
  }),
);

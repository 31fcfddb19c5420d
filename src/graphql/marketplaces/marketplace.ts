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
import { Ahead } from '../reading/ahead.ts';

/** Marketplaces that are read before the rows that name them. */
export const marketplacesAhead = new Ahead<Marketplace>();

/** A marketplace; loaded by its key. */
export const MarketplaceType = builder.loadableNodeRef<Marketplace | null, string, string, string, Marketplace>(
  'Marketplace',
  {
    id: { resolve: (marketplace) => marketplace.id },
    load: async (ids: string[], context) => {
      const keyOf = (row: Marketplace): number => row.id;
      const keys = ids.map(toIntegerKey);
      const rows = await marketplacesAhead.find(context, keys, keyOf, (missing) =>
        listMarketplacesById(context.sql, missing),
      );
      return inOrder(keys, rows, keyOf);
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
  description:
    "Where the seller sells: an external marketplace, the seller's own Mini App shop, or a channel whose orders staff enter by hand. " +
    'What it sells are its listings (`MarketplaceProduct`).',
  fields: (t) => ({
    code: t.exposeString('code', {
      description: 'Short name of the marketplace, for arguments, URLs and headers; it never changes.',
    }),
    name: t.exposeString('name', { description: 'Name of the marketplace, for people.' }),
    type: t.expose('type', { type: MarketplaceTypeEnum, description: 'Kind of the marketplace.' }),
    currency: t.exposeString('currency', {
      description: 'ISO 4217 code of the currency of prices on the marketplace.',
    }),
    adapter: t.exposeString('adapter', {
      ...staff,
      description: 'Name of the adapter that calls the marketplace; null unless `type` is API.',
    }),
    supportsWebhooks: t.exposeBoolean('supportsWebhooks', {
      ...staff,
      description: 'Whether the marketplace can send webhooks.',
    }),
    webhookEnabled: t.exposeBoolean('webhookEnabled', {
      ...staff,
      description: 'Whether webhooks of the marketplace are accepted.',
    }),
    saleSignal: t.expose('saleSignal', {
      ...staff,
      type: SaleSignalEnum,
      description:
        "Which messages count as this marketplace's sales: ORDERS or STOCK. The other kind is stored but changes nothing. Null unless " +
        '`type` is API.',
    }),
    webhookUrl: t.exposeString('webhookUrl', {
      ...staff,
      description: 'Address (URL) to which the marketplace should send its webhooks; null unless `type` is API.',
    }),
  }),
});

builder.objectFields(MarketplaceType, (t) => ({
  createdAt: t.expose('createdAt', { ...staff, type: 'DateTime', description: 'When the marketplace was connected.' }),
  updatedAt: t.expose('updatedAt', {
    ...staff,
    type: 'DateTime',
    description:
      'When the marketplace or the check of its account last changed. Compare `revision` to know which of two answers is newer.',
  }),
  pollIntervalMinutes: t.exposeInt('pollIntervalMinutes', {
    ...staff,
    description:
      'If the marketplace sends nothing by itself: read its figures every N minutes. Null unless `type` is API.',
  }),
  orderPollSeconds: t.exposeInt('orderPollSeconds', {
    ...staff,
    description: "Seconds between two readings of the marketplace's orders, as set; null: the adapter's default.",
  }),
  reconcileIntervalMinutes: t.int({
    ...staff,
    description:
      'Minutes between two comparisons of the target and shown figures of all listings; null unless `type` is API.',
    resolve: (row) => (row.type === 'api' ? row.reconcileIntervalMinutes : null),
  }),
  accountMissing: t.exposeStringList('accountMissing', {
    ...staff,
    description:
      'What the daily check of the account found missing, one sentence each with what to do; null: nothing, or not checked yet.',
  }),
  paused: t.exposeBoolean('paused', {
    ...staff,
    description: 'true: no figures are sent to the marketplace; its sales still count.',
  }),
  shipWhenPacked: t.exposeBoolean('shipWhenPacked', {
    ...staff,
    description:
      'true: an order becomes SHIPPED in Ombor when its last unit is packed. It is not sent to the marketplace.',
  }),
  archived: t.exposeBoolean('archived', {
    ...staff,
    description:
      'true: the marketplace was removed but has history. Nothing is sent to it or read from it, and its webhooks are not applied, until ' +
      '`resumeMarketplace`.',
  }),
  revision: t.exposeInt('revision', {
    ...staff,
    description:
      "Rises with every change of settings, rule, pause or the account's check. Of two answers the one with the higher revision is " +
      'newer. Changes of `sync` do not raise it.',
  }),
}));

builder.objectFields(MarketplaceType, (t) => ({
  stockBuffer: t.exposeInt('stockBuffer', {
    ...staff,
    description: 'Units never offered on this marketplace. If a listing has its own buffer, the larger one is used.',
  }),
  stockPercent: t.exposeInt('stockPercent', {
    ...staff,
    description:
      'Share of the free units offered on any listing of the marketplace, in percent. If a listing has its own share, the smaller one ' +
      'is used.',
  }),
  stockLimit: t.exposeInt('stockLimit', {
    ...staff,
    description:
      'Most units offered on any listing of the marketplace; null: no limit. If a listing has its own limit, the smaller one is used.',
  }),
  stockMinimum: t.exposeInt('stockMinimum', {
    ...staff,
    description:
      'With fewer free units than this every listing of the marketplace shows 0: the last units are for other marketplaces. If a ' +
      'listing has its own minimum, the larger one is used. 0: no minimum.',
  }),
  settings: t.field({
    type: 'JSON',
    nullable: true,
    authScopes: { owner: true },
    description:
      'Settings of the marketplace, as `Adapter.settingsSchema` describes them; credentials are never in them. Null unless `type` is API.',
    resolve: (row) => (row.type === 'api' ? row.settings : null),
  }),
  selling: t.exposeBoolean('selling', { ...staff, description: 'false: every listing of the marketplace shows 0.' }),
}));

const AdapterType = builder.objectRef<AdapterDefinition>('Adapter').implement({
  description:
    'A kind of marketplace that can be connected. The schemas are JSON Schema, so that an app can draw a form from them.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the adapter, for `connectMarketplace`.' }),
    settingsSchema: t.field({
      type: 'JSON',
      description: 'JSON Schema of `settings` in `connectMarketplace` and `updateMarketplace`.',
      resolve: (adapter) => z.toJSONSchema(adapter.settingsSchema, { io: 'input' }),
    }),
    credentialsSchema: t.field({
      type: 'JSON',
      description: 'JSON Schema of `credentials` in `connectMarketplace` and `updateMarketplace`.',
      resolve: (adapter) => z.toJSONSchema(adapter.credentialsSchema, { io: 'input' }),
    }),
    linkSchema: t.field({
      type: 'JSON',
      description: 'JSON Schema of `settings` in `linkProduct`, `updateMarketplaceProduct` and `bulkUpsert`.',
      resolve: (adapter) => z.toJSONSchema(adapter.linkSchema, { io: 'input' }),
    }),
    defaultSaleSignal: t.expose('defaultSaleSignal', {
      type: SaleSignalEnum,
      description: 'The sale signal that is used if none is chosen.',
    }),
    live: t.exposeBoolean('live', {
      description: 'true: the marketplace can notify Ombor of changes; false: Ombor reads it at intervals.',
    }),
  }),
});

builder.queryField('adapters', (t) =>
  t.field({
    type: [AdapterType],
    description: 'Kinds of marketplaces that can be connected.',
    authScopes: { staff: true },
    resolve: () => [...adapters.values()],
  }),
);

builder.queryField('marketplace', (t) =>
  t.field({
    type: MarketplaceType,
    nullable: true,
    description: 'One marketplace by its code; null if there is none.',
    authScopes: { everybody: true },
    args: { code: t.arg.string({ required: true, description: 'Code of the marketplace.' }) },
    resolve: async (_root, { code }, { sql }) => (await findMarketplace(sql, code)) ?? null,
  }),
);

builder.queryField('marketplaces', (t) =>
  t.field({
    type: [MarketplaceType],
    description: 'All marketplaces, in the order they were connected.',
    authScopes: { everybody: true },
    complexity: { field: 1, multiplier: 10 },
    args: {
      archived: t.arg.boolean({
        description: 'true: archived marketplaces only; false: marketplaces in use only; null: both.',
      }),
    },
    resolve: async (_root, { archived }, { sql }) => {
      const all = await listMarketplaces(sql);
      return archived == null ? all : all.filter((one) => one.archived === archived);
    },
  }),
);

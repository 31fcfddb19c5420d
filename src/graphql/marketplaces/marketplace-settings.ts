import { z } from 'zod';
import { readRule, ruleFields } from '../../catalog/fields.ts';
import { findAnyListing } from '../../db/catalog/marketplace-products.ts';
import type { Json } from '../../db/client.ts';
import { listConnections } from '../../db/marketplaces/connections.ts';
import { type MarketplaceChanges, updateMarketplace } from '../../db/marketplaces/marketplace-settings.ts';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import {
  ConflictError,
  IdempotencyConflictError,
  MarketplaceRefusedError,
  NotFoundError,
  ValidationError,
} from '../../errors.ts';
import { getAdapter, parseSettings } from '../../marketplaces/registry.ts';
import { open, seal } from '../../secrets.ts';
import { builder } from '../base/builder.ts';
import { check, name } from '../base/inputs.ts';
import type { GraphQLContext } from '../context.ts';
import { expectedRevision, expectedRevisionField } from '../mutations/expected-revision.ts';
import { idempotencyKeyField, oncePrepared } from '../mutations/once.ts';
import { tryChangedAccount } from './account-check.ts';
import {
  defaultPollMinutes,
  defaultReconcileMinutes,
  exchangeFields,
  exchangeInputFields,
} from './connection-inputs.ts';
import { getMarketplaceOf, marketplacePayload, readMarketplace } from './marketplace-payload.ts';

const UpdateMarketplaceInput = builder.inputType('UpdateMarketplaceInput', {
  description:
    "Changes of a marketplace. An omitted field is unchanged; null: the adapter's default, or no restriction.",
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    name: t.string({
      description: 'Name of the marketplace, for people, at most 500 characters; it cannot be cleared.',
    }),
    settings: t.field({
      type: 'JSON',
      description:
        'Settings of the marketplace, as `Adapter.settingsSchema` describes them; they replace all earlier ones.',
    }),
    credentials: t.field({
      type: 'JSON',
      description:
        'Credentials of the account, as `Adapter.credentialsSchema` describes them. They are tried before they are stored, stored ' +
        'encrypted and never returned.',
    }),
    ...exchangeInputFields(t),
    reconcileIntervalMinutes: t.int({
      description:
        'Minutes between two comparisons of the target and shown figures of all listings, 5 to 43200. null: 1440, a day.',
    }),
    stockBuffer: t.int({
      description: 'Units never offered on this marketplace. If a listing has its own buffer, the larger one is used.',
    }),
    stockPercent: t.int({
      description: 'Share of the free units offered on any listing of the marketplace, 0 to 100 percent.',
    }),
    stockLimit: t.int({ description: 'Most units offered on any listing of the marketplace; null: no limit.' }),
    stockMinimum: t.int({
      description:
        'With fewer free units than this every listing of the marketplace shows 0: the last units are for other marketplaces. 0: no ' +
        'minimum.',
    }),
    selling: t.boolean({ description: 'false: every listing of the marketplace shows 0.' }),
    shipWhenPacked: t.boolean({
      description:
        'true: an order becomes SHIPPED in Ombor when its last unit is packed. It is not sent to the marketplace.',
    }),
    expectedRevision: expectedRevisionField(t, 'Marketplace'),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const updateSchema = z.object({
  marketplace: z.string(),
  name: name.optional(),
  settings: z.unknown().optional(),
  credentials: z.unknown().optional(),
  ...exchangeFields,
  ...ruleFields,
  shipWhenPacked: z.boolean().optional(),
  expectedRevision,
});
type UpdateInput = z.output<typeof updateSchema>;

const apiOnly = [
  'settings',
  'credentials',
  'supportsWebhooks',
  'webhookEnabled',
  'saleSignal',
  'pollIntervalMinutes',
  'orderPollSeconds',
  'reconcileIntervalMinutes',
] as const;

function assertApiOnly(input: UpdateInput, { code, type }: Marketplace): void {
  const wrong = apiOnly.filter((field) => input[field] !== undefined);
  if (wrong.length === 0) return;
  const message = `only a marketplace with an API has this setting; "${code}" has the type ${type.toUpperCase()}`;
  throw new ValidationError(
    wrong.map((field) => ({ path: ['input', field], message: `${field}: ${message}`, value: null })),
  );
}

/** The changes to store, with the adapter's defaults filled in. New settings and credentials are tried first. */
async function toChanges(
  input: UpdateInput,
  marketplace: Marketplace,
  context: GraphQLContext,
): Promise<MarketplaceChanges> {
  const common = {
    ...readRule(input),
    ...(input.name !== undefined && { name: input.name }),
    ...(input.shipWhenPacked !== undefined && { shipWhenPacked: input.shipWhenPacked }),
  };
  if (marketplace.adapter === null) {
    assertApiOnly(input, marketplace);
    return common;
  }
  const adapter = getAdapter(marketplace.adapter);
  const { supportsWebhooks, webhookEnabled, saleSignal } = input;
  return {
    ...common,
    ...(supportsWebhooks !== undefined && { supportsWebhooks: supportsWebhooks ?? adapter.live }),
    ...(webhookEnabled !== undefined && {
      webhookEnabled: webhookEnabled ?? supportsWebhooks ?? marketplace.supportsWebhooks,
    }),
    ...(saleSignal !== undefined && { saleSignal: saleSignal ?? adapter.defaultSaleSignal }),
    ...(input.pollIntervalMinutes !== undefined && {
      pollIntervalMinutes: input.pollIntervalMinutes ?? defaultPollMinutes,
    }),
    ...(input.orderPollSeconds !== undefined && {
      orderPollSeconds: input.orderPollSeconds ?? adapter.defaultOrderPollSeconds ?? null,
    }),
    ...(input.reconcileIntervalMinutes !== undefined && {
      reconcileIntervalMinutes: input.reconcileIntervalMinutes ?? defaultReconcileMinutes,
    }),
    ...(await tryConnection(input, marketplace, marketplace.adapter, context)),
  };
}

/** The new settings and credentials to store. They are tried together first. */
async function tryConnection(
  input: UpdateInput,
  { id, code, name: marketplaceName, settings: storedSettings }: Marketplace,
  adapter: string,
  { sql, encryptionKey, openAdapter }: GraphQLContext,
): Promise<Pick<MarketplaceChanges, 'settings' | 'credentials'>> {
  if (input.settings === undefined && input.credentials === undefined) return {};
  const { settingsSchema, credentialsSchema } = getAdapter(adapter);
  const sealedFor = `marketplaces:${code}:credentials`;
  const stored = (await listConnections(sql)).find((connection) => connection.id === id)?.credentials ?? null;
  const settings = parseSettings(settingsSchema, input.settings ?? storedSettings, ['input', 'settings']);
  const credentials =
    input.credentials === undefined && stored !== null
      ? (JSON.parse(open(encryptionKey, stored, sealedFor)) as unknown)
      : parseSettings(credentialsSchema, input.credentials, ['input', 'credentials']);
  const opened = openAdapter(adapter, { settings, credentials });
  const account = await tryChangedAccount(opened, marketplaceName, await findAnyListing(sql, id));
  const found = account?.settings;
  return {
    ...((input.settings !== undefined || found) && { settings: { ...(settings as object), ...found } as Json }),
    ...(input.credentials !== undefined && {
      credentials: seal(encryptionKey, JSON.stringify(credentials), sealedFor),
    }),
  };
}

builder.mutationField('updateMarketplace', (t) =>
  t.field({
    type: marketplacePayload('UpdateMarketplacePayload'),
    description:
      'Changes settings, credentials or the rule of a marketplace. New settings and credentials are tried first. After a change the ' +
      'figures are sent again where needed.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, MarketplaceRefusedError, IdempotencyConflictError],
      union: {
        name: 'UpdateMarketplaceResult',
        description:
          'The changed marketplace, or an error: VALIDATION, NOT_FOUND, STALE_VERSION, MARKETPLACE_REFUSED, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({ type: UpdateMarketplaceInput, required: true, description: 'The marketplace and its changes.' }),
    },
    resolve: async (_root, args, context, info) => {
      const input = check(updateSchema, args.input);
      const marketplace = await getMarketplaceOf(context.sql, input);
      const { id } = marketplace;
      const prepare = () => toChanges(input, marketplace, context);
      await oncePrepared(context, info, args.input, prepare, async (tx, changes) => {
        await updateMarketplace(tx, id, changes, input.expectedRevision);
        return id;
      });
      return readMarketplace(context.sql, id);
    },
  }),
);

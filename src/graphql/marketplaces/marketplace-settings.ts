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
  description: "What to change of a place of sale. A field that is absent stays; null: the adapter's default, or none.",
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Its code.' }),
    name: t.string({ description: 'Name for people; cannot be cleared.' }),
    settings: t.field({
      type: 'JSON',
      description: "In the shape of the adapter's settingsSchema; replaces all of it.",
    }),
    credentials: t.field({
      type: 'JSON',
      description: 'In the shape of its credentialsSchema; tried before they are stored, never given out again.',
    }),
    ...exchangeInputFields(t),
    reconcileIntervalMinutes: t.int({
      description: 'Minutes from one read-back of every listing to the next, 5 to 43200.',
    }),
    stockBuffer: t.int({ description: 'Units held back from every listing there.' }),
    stockPercent: t.int({ description: 'Share of the quantity that any listing there may show, in percent.' }),
    stockLimit: t.int({ description: 'The most units that any listing there may show.' }),
    stockMinimum: t.int({
      description: 'With fewer units than this free every listing there shows 0: the last ones are for other places.',
    }),
    selling: t.boolean({ description: 'false: every listing there shows 0.' }),
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
  const common = { ...readRule(input), ...(input.name !== undefined && { name: input.name }) };
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
      'Changes a place of sale. New settings or credentials are tried first; then, as after another rule, its figures are sent afresh.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, MarketplaceRefusedError, IdempotencyConflictError],
      union: { name: 'UpdateMarketplaceResult', description: 'The place of sale, or why nothing was changed.' },
    },
    args: { input: t.arg({ type: UpdateMarketplaceInput, required: true, description: 'What to change.' }) },
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

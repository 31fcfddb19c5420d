import { z } from 'zod';
import { readRule, ruleFields } from '../../catalog/fields.ts';
import { findAnyListing } from '../../db/catalog/marketplace-products.ts';
import type { Json } from '../../db/client.ts';
import { listConnections } from '../../db/marketplaces/connections.ts';
import {
  type MarketplaceChanges,
  rotateWebhookSecret,
  updateMarketplace,
} from '../../db/marketplaces/marketplace-settings.ts';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { MarketplaceRefusedError, NotFoundError, ValidationError } from '../../errors.ts';
import { getAdapter, parseSettings } from '../../marketplaces/registry.ts';
import { fingerprint, newWebhookSecret, open, seal } from '../../secrets.ts';
import { builder } from '../base/builder.ts';
import { check, name } from '../base/inputs.ts';
import type { GraphQLContext } from '../context.ts';
import { tryChangedAccount } from './account-check.ts';
import {
  defaultPollMinutes,
  defaultReconcileMinutes,
  exchangeFields,
  exchangeInputFields,
  webhookSecret,
} from './connection-inputs.ts';
import { MarketplaceType } from './marketplace.ts';
import { getApiMarketplaceOf, getMarketplaceOf, marketplacePayload, readMarketplace } from './marketplace-payload.ts';

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
  }),
});

const updateSchema = z.object({
  marketplace: z.string(),
  name: name.optional(),
  settings: z.unknown().optional(),
  credentials: z.unknown().optional(),
  ...exchangeFields,
  ...ruleFields,
});
type UpdateInput = z.output<typeof updateSchema>;

const RotateWebhookSecretInput = builder.inputType('RotateWebhookSecretInput', {
  description: 'Another secret for the webhooks of a marketplace.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Its code.' }),
    newSecret: t.string({ description: 'Absent: made.' }),
    keepOldForHours: t.int({
      defaultValue: 24,
      description: 'How long the one before is still accepted, at most 720.',
    }),
  }),
});

const rotateSchema = z.object({
  marketplace: z.string(),
  newSecret: webhookSecret.nullish(),
  keepOldForHours: z.int().min(0, 'must not be below 0').max(720, 'at most 720').nullish(),
});

interface Rotated {
  marketplace: Marketplace;
  webhookSecret: string;
  oldValidUntil: Date;
}

const RotateWebhookSecretPayload = builder.objectRef<Rotated>('RotateWebhookSecretPayload').implement({
  description: 'The new secret; shown this once.',
  fields: (t) => ({
    marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The place of sale.' }),
    webhookSecret: t.exposeString('webhookSecret', { description: 'The secret to sign with from now on.' }),
    oldValidUntil: t.expose('oldValidUntil', {
      type: 'DateTime',
      description: 'Until when the one before is still accepted.',
    }),
  }),
});

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
      types: [ValidationError, NotFoundError, MarketplaceRefusedError],
      union: { name: 'UpdateMarketplaceResult', description: 'The place of sale, or why nothing was changed.' },
    },
    args: { input: t.arg({ type: UpdateMarketplaceInput, required: true, description: 'What to change.' }) },
    resolve: async (_root, args, context) => {
      const input = check(updateSchema, args.input);
      const marketplace = await getMarketplaceOf(context.sql, input);
      await updateMarketplace(context.sql, marketplace.id, await toChanges(input, marketplace, context));
      return readMarketplace(context.sql, marketplace.id);
    },
  }),
);

builder.mutationField('rotateWebhookSecret', (t) =>
  t.field({
    type: RotateWebhookSecretPayload,
    description: 'Gives a marketplace another webhook secret; for a while both are accepted, so that nothing is lost.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError],
      union: { name: 'RotateWebhookSecretResult', description: 'The new secret, or why the old one stays.' },
    },
    args: { input: t.arg({ type: RotateWebhookSecretInput, required: true, description: 'Which marketplace.' }) },
    resolve: async (_root, args, { sql, encryptionKey }) => {
      const input = check(rotateSchema, args.input);
      const { id, code } = await getApiMarketplaceOf(sql, input, 'it sends no webhooks');
      const secret = input.newSecret ?? newWebhookSecret();
      const oldValidUntil = await rotateWebhookSecret(sql, id, {
        sealed: seal(encryptionKey, secret, `marketplaces:${code}:webhook_secret`),
        fingerprint: fingerprint(encryptionKey, secret),
        keepOldForHours: input.keepOldForHours ?? 24,
      });
      return { ...(await readMarketplace(sql, id)), webhookSecret: secret, oldValidUntil };
    },
  }),
);

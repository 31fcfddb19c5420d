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
import { getMarketplace, listMarketplacesById, type Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { MarketplaceRefusedError, NotFoundError, ValidationError } from '../../errors.ts';
import { getAdapter, parseSettings } from '../../marketplaces/registry.ts';
import { fingerprint, newWebhookSecret, open, seal } from '../../secrets.ts';
import { builder } from '../base/builder.ts';
import { SaleSignalEnum } from '../base/enums.ts';
import { check, name } from '../base/inputs.ts';
import type { GraphQLContext } from '../context.ts';
import { tryChangedAccount } from './account-check.ts';
import {
  orderPollSeconds,
  pollIntervalMinutes,
  reconcileIntervalMinutes,
  usualReconcileMinutes,
  webhookSecret,
} from './connection-inputs.ts';
import { MarketplaceType } from './marketplace.ts';

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
    supportsWebhooks: t.boolean({ description: 'Whether it can send webhooks at all.' }),
    webhookEnabled: t.boolean({ description: 'Whether its webhooks are taken.' }),
    saleSignal: t.field({ type: SaleSignalEnum, description: 'The one signal that moves stock for its sales.' }),
    pollIntervalMinutes: t.int({ description: 'Minutes between fallback stock polls.' }),
    orderPollSeconds: t.int({ description: 'Seconds between polls of its orders.' }),
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
  supportsWebhooks: z.boolean().nullish(),
  webhookEnabled: z.boolean().nullish(),
  saleSignal: z.enum(['stock', 'orders']).nullish(),
  pollIntervalMinutes: pollIntervalMinutes.nullish(),
  orderPollSeconds: orderPollSeconds.nullish(),
  reconcileIntervalMinutes: reconcileIntervalMinutes.nullish(),
  ...ruleFields,
});
type UpdateInput = z.output<typeof updateSchema>;

const UpdateMarketplacePayload = builder.objectRef<{ marketplace: Marketplace }>('UpdateMarketplacePayload').implement({
  description: 'The place of sale as it stands now.',
  fields: (t) => ({
    marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The place of sale.' }),
  }),
});

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

/** What is to be changed, defaults of the adapter filled in and new settings and credentials tried. */
async function toChanges(given: UpdateInput, place: Marketplace, context: GraphQLContext): Promise<MarketplaceChanges> {
  const common = { ...readRule(given), ...(given.name !== undefined && { name: given.name }) };
  if (place.adapter === null) {
    const wrong = apiOnly.filter((field) => given[field] !== undefined);
    if (wrong.length === 0) return common;
    const message = `only a marketplace with an API has it; ${place.code} has the type ${place.type.toUpperCase()}`;
    throw new ValidationError(
      wrong.map((field) => ({ path: ['input', field], message: `${field}: ${message}`, value: null })),
    );
  }
  const adapter = getAdapter(place.adapter);
  const { supportsWebhooks, webhookEnabled, saleSignal } = given;
  return {
    ...common,
    ...(supportsWebhooks !== undefined && { supportsWebhooks: supportsWebhooks ?? adapter.live }),
    ...(webhookEnabled !== undefined && {
      webhookEnabled: webhookEnabled ?? supportsWebhooks ?? place.supportsWebhooks,
    }),
    ...(saleSignal !== undefined && { saleSignal: saleSignal ?? adapter.defaultSaleSignal }),
    ...(given.pollIntervalMinutes !== undefined && { pollIntervalMinutes: given.pollIntervalMinutes ?? 120 }),
    ...(given.orderPollSeconds !== undefined && {
      orderPollSeconds: given.orderPollSeconds ?? adapter.defaultOrderPollSeconds ?? null,
    }),
    ...(given.reconcileIntervalMinutes !== undefined && {
      reconcileIntervalMinutes: given.reconcileIntervalMinutes ?? usualReconcileMinutes,
    }),
    ...(await tryNewAccount(given, place, context)),
  };
}

async function tryNewAccount(
  given: UpdateInput,
  place: Marketplace,
  { sql, encryptionKey, openAdapter }: GraphQLContext,
): Promise<Pick<MarketplaceChanges, 'settings' | 'credentials'>> {
  if (place.adapter === null || (given.settings === undefined && given.credentials === undefined)) return {};
  const { settingsSchema, credentialsSchema } = getAdapter(place.adapter);
  const sealedFor = `marketplaces:${place.code}:credentials`;
  const stored = (await listConnections(sql)).find(({ id }) => id === place.id)?.credentials ?? null;
  const settings = parseSettings(settingsSchema, given.settings ?? place.settings, ['input', 'settings']);
  const credentials =
    given.credentials === undefined && stored !== null
      ? (JSON.parse(open(encryptionKey, stored, sealedFor)) as unknown)
      : parseSettings(credentialsSchema, given.credentials, ['input', 'credentials']);
  await tryChangedAccount(
    openAdapter(place.adapter, { settings, credentials }),
    place.name,
    await findAnyListing(sql, place.id),
  );
  return {
    ...(given.settings !== undefined && { settings: settings as Json }),
    ...(given.credentials !== undefined && {
      credentials: seal(encryptionKey, JSON.stringify(credentials), sealedFor),
    }),
  };
}

builder.mutationFields((t) => ({
  updateMarketplace: t.field({
    type: UpdateMarketplacePayload,
    description:
      'Changes a place of sale. New settings or credentials are tried first; then, as after another rule, its figures are sent afresh.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, MarketplaceRefusedError],
      union: { name: 'UpdateMarketplaceResult', description: 'The place of sale, or why nothing was changed.' },
    },
    args: { input: t.arg({ type: UpdateMarketplaceInput, required: true, description: 'What to change.' }) },
    resolve: async (_root, args, context) => {
      const given = check(updateSchema, args.input);
      const place = await getMarketplace(context.sql, given.marketplace, ['input', 'marketplace']);
      await updateMarketplace(context.sql, place.id, await toChanges(given, place, context));
      return { marketplace: (await listMarketplacesById(context.sql, [place.id]))[0]! };
    },
  }),
  rotateWebhookSecret: t.field({
    type: RotateWebhookSecretPayload,
    description: 'Gives a marketplace another webhook secret; for a while both are accepted, so that nothing is lost.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError],
      union: { name: 'RotateWebhookSecretResult', description: 'The new secret, or why the old one stays.' },
    },
    args: { input: t.arg({ type: RotateWebhookSecretInput, required: true, description: 'Which marketplace.' }) },
    resolve: async (_root, args, { sql, encryptionKey }) => {
      const given = check(rotateSchema, args.input);
      const place = await getMarketplace(sql, given.marketplace, ['input', 'marketplace']);
      if (place.type !== 'api') {
        throw ValidationError.of(['input', 'marketplace'], `marketplace: ${place.code} sends no webhooks`, place.code);
      }
      const secret = given.newSecret ?? newWebhookSecret();
      const oldValidUntil = await rotateWebhookSecret(sql, place.id, {
        sealed: seal(encryptionKey, secret, `marketplaces:${place.code}:webhook_secret`),
        fingerprint: fingerprint(encryptionKey, secret),
        keepOldForHours: given.keepOldForHours ?? 24,
      });
      return { marketplace: (await listMarketplacesById(sql, [place.id]))[0]!, webhookSecret: secret, oldValidUntil };
    },
  }),
}));

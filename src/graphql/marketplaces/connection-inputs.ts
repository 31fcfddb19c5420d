import { z } from 'zod';
import type { Json } from '../../db/client.ts';
import type { Marketplace, NewMarketplace } from '../../db/marketplaces/marketplaces.ts';
import { ValidationError } from '../../errors.ts';
import type { AdapterDefinition } from '../../marketplaces/adapter.ts';
import { adapters, parseSettings } from '../../marketplaces/registry.ts';
import { fingerprint, newWebhookSecret, seal } from '../../secrets.ts';
import { check, currency, marketplaceCode, name } from '../base/inputs.ts';
import type { GraphQLDeps } from '../context.ts';

export const webhookSecret = z.string().min(6, 'must have at least 6 characters').max(500, 'at most 500 characters');
export const pollIntervalMinutes = z.int().min(1, 'must be at least 1').max(10_080, 'at most 10080 (a week)');
export const orderPollSeconds = z.int().min(1, 'must be at least 1').max(86_400, 'at most 86400 (a day)');
export const reconcileIntervalMinutes = z.int().min(5, 'must be at least 5').max(43_200, 'at most 43200 (30 days)');
export const usualReconcileMinutes = 1_440;

const connectSchema = z.object({
  code: marketplaceCode,
  name,
  type: z.enum(['api', 'internal', 'manual']).nullish(),
  adapter: z.string().nullish(),
  settings: z.unknown().optional(),
  credentials: z.unknown().optional(),
  currency,
  webhookSecret: webhookSecret.nullish(),
  supportsWebhooks: z.boolean().nullish(),
  webhookEnabled: z.boolean().nullish(),
  saleSignal: z.enum(['stock', 'orders']).nullish(),
  pollIntervalMinutes: pollIntervalMinutes.nullish(),
  orderPollSeconds: orderPollSeconds.nullish(),
  reconcileIntervalMinutes: reconcileIntervalMinutes.nullish(),
  startPaused: z.boolean().nullish(),
});

type ConnectInput = z.output<typeof connectSchema>;
type Keys = Pick<GraphQLDeps, 'encryptionKey' | 'publicUrl'>;

/** Checks what `connectMarketplace` was given, fills in the adapter's defaults and seals the secrets. Throws ValidationError. */
export function toNewMarketplace(
  input: unknown,
  keys: Keys,
): { marketplace: NewMarketplace; credentials: unknown; madeSecret: string | null } {
  const given = check(connectSchema, input);
  const type = given.type ?? 'api';
  return type === 'api'
    ? connectApi(given, findAdapter(given), keys)
    : { marketplace: connectPlain(given, type), credentials: null, madeSecret: null };
}

function findAdapter({ adapter }: ConnectInput): AdapterDefinition {
  const found = adapter == null ? undefined : adapters.get(adapter);
  if (found) return found;
  const known = [...adapters.keys()].join(', ');
  throw ValidationError.of(
    ['input', 'adapter'],
    `adapter: must be one of ${known}, got ${adapter ?? 'none'}`,
    adapter ?? undefined,
  );
}

function connectApi(given: ConnectInput, adapter: AdapterDefinition, { encryptionKey, publicUrl }: Keys) {
  const settings = parseSettings(adapter.settingsSchema, given.settings, ['input', 'settings']);
  const credentials = parseSettings(adapter.credentialsSchema, given.credentials, ['input', 'credentials']);
  const saleSignal = given.saleSignal ?? adapter.defaultSaleSignal;
  // Somebody who chose a secret or the signal of stock figures has something that sends them.
  const supportsWebhooks =
    given.supportsWebhooks ?? (adapter.live || given.webhookSecret != null || saleSignal === 'stock');
  const secret = given.webhookSecret ?? newWebhookSecret();
  const marketplace: NewMarketplace = {
    ...connectPlain(given, 'api'),
    adapter: adapter.name,
    settings: settings as Json,
    credentials: seal(encryptionKey, JSON.stringify(credentials), `marketplaces:${given.code}:credentials`),
    webhookUrl: `${publicUrl()}/webhooks/marketplaces/stock-update`,
    webhookSecret: seal(encryptionKey, secret, `marketplaces:${given.code}:webhook_secret`),
    webhookSecretFingerprint: fingerprint(encryptionKey, secret),
    supportsWebhooks,
    webhookEnabled: given.webhookEnabled ?? supportsWebhooks,
    saleSignal,
    appliesLate: adapter.appliesLate,
    pollIntervalMinutes: given.pollIntervalMinutes ?? 120,
    orderPollSeconds: given.orderPollSeconds ?? null,
    reconcileIntervalMinutes: given.reconcileIntervalMinutes ?? usualReconcileMinutes,
    paused: given.startPaused ?? true,
  };
  return { marketplace, credentials, madeSecret: given.webhookSecret == null ? secret : null };
}

function connectPlain(given: ConnectInput, type: Marketplace['type']): NewMarketplace {
  return {
    code: given.code,
    name: given.name,
    type,
    currency: given.currency,
    adapter: null,
    settings: {},
    credentials: null,
    webhookUrl: null,
    webhookSecret: null,
    webhookSecretFingerprint: null,
    supportsWebhooks: false,
    webhookEnabled: false,
    saleSignal: null,
    appliesLate: false,
    pollIntervalMinutes: null,
    orderPollSeconds: null,
    reconcileIntervalMinutes: usualReconcileMinutes,
    paused: false,
  };
}

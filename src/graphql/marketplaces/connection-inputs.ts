import { z } from 'zod';
import type { Json } from '../../db/client.ts';
import type { Marketplace, NewMarketplace } from '../../db/marketplaces/marketplaces.ts';
import { ValidationError } from '../../errors.ts';
import type { AdapterDefinition } from '../../marketplaces/adapter.ts';
import { adapters, parseSettings } from '../../marketplaces/registry.ts';
import { countKeyBytes, fingerprint, newWebhookSecret, readWebhookSecret, seal } from '../../secrets.ts';
import type { InputFields } from '../base/builder.ts';
import { SaleSignalEnum } from '../base/enums.ts';
import { check, currency, marketplaceCode, name } from '../base/inputs.ts';
import type { GraphQLDeps } from '../context.ts';

export const webhookSecret = z.string().transform((pasted, context): string => {
  const read = readWebhookSecret(pasted);
  if ('secret' in read) return read.secret;
  context.issues.push({ code: 'custom', message: read.fault, input: pasted });
  return z.NEVER;
});
export const defaultReconcileMinutes = 1_440;
export const defaultPollMinutes = 120;

/** Fields of both `connectMarketplace` and `updateMarketplace`: how Ombor and the marketplace exchange figures. */
export const exchangeInputFields = (t: InputFields) => ({
  supportsWebhooks: t.boolean({
    description: "Whether the marketplace can send webhooks. null: the adapter's default.",
  }),
  webhookEnabled: t.boolean({
    description: 'Whether webhooks of the marketplace are accepted. null: the same as `supportsWebhooks`.',
  }),
  saleSignal: t.field({
    type: SaleSignalEnum,
    description:
      "Which messages count as this marketplace's sales: ORDERS or STOCK. The other kind is stored but changes nothing. null: the " +
      "adapter's default.",
  }),
  pollIntervalMinutes: t.int({
    description: 'If the marketplace sends nothing by itself: read its figures every N minutes, 1 to 10080. null: 120.',
  }),
  orderPollSeconds: t.int({
    description: "Seconds between two readings of the marketplace's orders, 1 to 86400. null: the adapter's default.",
  }),
});

/** How those fields are checked. */
export const exchangeFields = {
  supportsWebhooks: z.boolean().nullish(),
  webhookEnabled: z.boolean().nullish(),
  saleSignal: z.enum(['stock', 'orders']).nullish(),
  pollIntervalMinutes: z.int().min(1, 'must be at least 1').max(10_080, 'at most 10080 (a week)').nullish(),
  orderPollSeconds: z.int().min(1, 'must be at least 1').max(86_400, 'at most 86400 (a day)').nullish(),
  reconcileIntervalMinutes: z.int().min(5, 'must be at least 5').max(43_200, 'at most 43200 (30 days)').nullish(),
};

const connectSchema = z.object({
  code: marketplaceCode,
  name,
  type: z.enum(['api', 'internal', 'manual']).nullish(),
  adapter: z.string().nullish(),
  settings: z.unknown().optional(),
  credentials: z.unknown().optional(),
  currency,
  webhookSecret: webhookSecret.nullish(),
  ...exchangeFields,
  startPaused: z.boolean().nullish(),
});

type ConnectInput = z.output<typeof connectSchema>;
type Keys = Pick<GraphQLDeps, 'encryptionKey' | 'publicUrl'>;

/** Checks the input of `connectMarketplace`, fills in the adapter's defaults and seals the secrets. Throws ValidationError. */
export function toNewMarketplace(
  input: unknown,
  keys: Keys,
): { marketplace: NewMarketplace; credentials: unknown; newSecret: string | null } {
  const given = check(connectSchema, input);
  const type = given.type ?? 'api';
  return type === 'api'
    ? connectApi(given, findAdapter(given), keys)
    : { marketplace: connectPlain(given, type), credentials: null, newSecret: null };
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
  // A chosen secret, or the signal of stock figures, means that something sends webhooks.
  const supportsWebhooks =
    given.supportsWebhooks ?? (adapter.live || given.webhookSecret != null || saleSignal === 'stock');
  const secret = given.webhookSecret ?? newWebhookSecret();
  const marketplace: NewMarketplace = {
    ...connectPlain(given, 'api'),
    adapter: adapter.name,
    settings: settings as Json,
    credentials: seal(encryptionKey, JSON.stringify(credentials), `marketplaces:${given.code}:credentials`),
    webhookUrl: `${publicUrl()}/webhooks/marketplaces/stock-update`,
    webhookSecret: {
      sealed: seal(encryptionKey, secret, `marketplaces:${given.code}:webhook_secret`),
      fingerprint: fingerprint(encryptionKey, secret),
      keyBytes: countKeyBytes(secret),
    },
    supportsWebhooks,
    webhookEnabled: given.webhookEnabled ?? supportsWebhooks,
    saleSignal,
    appliesLate: adapter.appliesLate,
    pollIntervalMinutes: given.pollIntervalMinutes ?? defaultPollMinutes,
    orderPollSeconds: given.orderPollSeconds ?? null,
    reconcileIntervalMinutes: given.reconcileIntervalMinutes ?? defaultReconcileMinutes,
    paused: given.startPaused ?? true,
  };
  return { marketplace, credentials, newSecret: given.webhookSecret == null ? secret : null };
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
    supportsWebhooks: false,
    webhookEnabled: false,
    saleSignal: null,
    appliesLate: false,
    pollIntervalMinutes: null,
    orderPollSeconds: null,
    reconcileIntervalMinutes: defaultReconcileMinutes,
    paused: false,
  };
}

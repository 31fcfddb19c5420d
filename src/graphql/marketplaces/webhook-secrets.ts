import { z } from 'zod';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import {
  listWebhookSecrets,
  rotateWebhookSecret,
  type WebhookSecretRow,
} from '../../db/marketplaces/webhook-secrets.ts';
import { IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { countKeyBytes, fingerprint, getSecretPrefix, newWebhookSecret, open, seal } from '../../secrets.ts';
import { builder } from '../base/builder.ts';
import { check } from '../base/inputs.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { openAnswer, sealAnswer } from '../mutations/sealed-answers.ts';
import { webhookSecret } from './connection-inputs.ts';
import { MarketplaceType } from './marketplace.ts';
import { getApiMarketplaceOf, readMarketplace } from './marketplace-payload.ts';

const sealedFor = (code: string): string => `marketplaces:${code}:webhook_secret`;

const WebhookSecretType = builder.objectRef<WebhookSecretRow>('WebhookSecret').implement({
  description:
    'A secret that webhooks of a marketplace may be signed with now. The secret itself is shown only once, when it is set.',
  authScopes: { owner: true },
  fields: (t) => ({
    prefix: t.string({
      description:
        'First characters of the secret, to recognize it: at most an eighth of it, so it is empty for a very short secret.',
      resolve: ({ code, sealed }, _args, { encryptionKey }) =>
        getSecretPrefix(open(encryptionKey, sealed, sealedFor(code))),
    }),
    validFrom: t.expose('validFrom', { type: 'DateTime', description: 'When the secret was set.' }),
    validUntil: t.expose('validUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'When the secret stops being accepted; null: it is the present one.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When a webhook was last signed with it, to about five minutes; null: never. If a replaced secret is still used, the sender does ' +
        'not have the new one yet.',
    }),
  }),
});

builder.objectField(MarketplaceType, 'webhookSecrets', (t) =>
  t.loadableGroup({
    type: WebhookSecretType,
    nullable: true,
    authScopes: { owner: true },
    description: "Secrets that the marketplace's webhooks may be signed with now, the present one first, at most 10.",
    complexity: { field: 1, multiplier: 3 },
    load: (ids: number[], { sql }) => listWebhookSecrets(sql, ids),
    group: (secret) => secret.marketplaceId,
    resolve: ({ id }) => id,
  }),
);

const RotateWebhookSecretInput = builder.inputType('RotateWebhookSecretInput', {
  description: 'A new secret for the webhooks of a marketplace.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of the marketplace.' }),
    newSecret: t.string({
      description:
        'The new secret: at least 16 bytes, as `whsec_` and their base64, or as many characters; at most 500 characters. Spaces around ' +
        'it are ignored. Omitted: a random one is generated.',
    }),
    keepOldForHours: t.int({
      defaultValue: 24,
      description:
        'Hours for which the present secret is still accepted, 0 to 720. Secrets that were replaced earlier keep their own end. 0: all ' +
        'other secrets end at once.',
    }),
    idempotencyKey: idempotencyKeyField(t),
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
  description:
    'The new secret. It is shown only once, and again only to a repeated call with the same idempotency key.',
  fields: (t) => ({
    marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The marketplace.' }),
    webhookSecret: t.exposeString('webhookSecret', { description: 'The secret to sign webhooks with from now on.' }),
    oldValidUntil: t.expose('oldValidUntil', {
      type: 'DateTime',
      description: 'Until when the secret before it is still accepted.',
    }),
  }),
});

builder.mutationField('rotateWebhookSecret', (t) =>
  t.field({
    type: RotateWebhookSecretPayload,
    description:
      'Sets a new webhook secret of a marketplace. The secret before it is still accepted for some time, so that no webhook is lost. At ' +
      'most 10 secrets are valid at once.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: {
        name: 'RotateWebhookSecretResult',
        description: 'The new secret, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({
        type: RotateWebhookSecretInput,
        required: true,
        description: 'The marketplace and the new secret.',
      }),
    },
    resolve: async (_root, args, context, info) => {
      const { sql, encryptionKey } = context;
      const input = check(rotateSchema, args.input);
      const { id, code } = await getApiMarketplaceOf(sql, input, 'it sends no webhooks');
      const rotated = await once(context, info, args.input, async (tx) => {
        const secret = input.newSecret ?? newWebhookSecret();
        const until = await rotateWebhookSecret(tx, id, {
          sealed: seal(encryptionKey, secret, sealedFor(code)),
          fingerprint: fingerprint(encryptionKey, secret),
          keyBytes: countKeyBytes(secret),
          keepOldForHours: input.keepOldForHours ?? 24,
        });
        return { secret: sealAnswer(context, secret), until: until.toISOString() };
      });
      return {
        ...(await readMarketplace(sql, id)),
        webhookSecret: openAnswer(context, rotated.secret),
        oldValidUntil: new Date(rotated.until),
      };
    },
  }),
);

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
    'A secret that webhooks of a marketplace may be signed with now. The secret itself is shown once, when it is set.',
  authScopes: { owner: true },
  fields: (t) => ({
    prefix: t.string({
      description:
        'The beginning of the secret, to tell secrets apart; at most an eighth of it, so that it is empty for a very short one.',
      resolve: ({ code, sealed }, _args, { encryptionKey }) =>
        getSecretPrefix(open(encryptionKey, sealed, sealedFor(code))),
    }),
    validFrom: t.expose('validFrom', { type: 'DateTime', description: 'When it was set.' }),
    validUntil: t.expose('validUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'When it stops being accepted; null: it is the present one.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When something was last signed with it, to about five minutes; null: never. A replaced secret that is still used shows that ' +
        'the sender does not have the new one yet.',
    }),
  }),
});

builder.objectField(MarketplaceType, 'webhookSecrets', (t) =>
  t.loadableGroup({
    type: WebhookSecretType,
    nullable: true,
    authScopes: { owner: true },
    description:
      'The secrets that its webhooks may be signed with now, the present one first, at most 10. For the owner only: null and FORBIDDEN for others.',
    complexity: { field: 1, multiplier: 3 },
    load: (ids: number[], { sql }) => listWebhookSecrets(sql, ids),
    group: (secret) => secret.marketplaceId,
    resolve: ({ id }) => id,
  }),
);

const RotateWebhookSecretInput = builder.inputType('RotateWebhookSecretInput', {
  description: 'Another secret for the webhooks of a marketplace.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Its code.' }),
    newSecret: t.string({
      description:
        'Absent: made. Else at least 16 bytes: `whsec_` and base64 of them, or as many characters. Spaces around it are left out.',
    }),
    keepOldForHours: t.int({
      defaultValue: 24,
      description:
        'How many hours the present one is still accepted, at most 720; those that were replaced before keep their own time. ' +
        '0: all others end at once.',
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
  description: 'The new secret. It is shown this once, and again only to a repeated call with the same idempotencyKey.',
  fields: (t) => ({
    marketplace: t.expose('marketplace', { type: MarketplaceType, description: 'The place of sale.' }),
    webhookSecret: t.exposeString('webhookSecret', { description: 'The secret to sign with from now on.' }),
    oldValidUntil: t.expose('oldValidUntil', {
      type: 'DateTime',
      description: 'Until when the one before is still accepted.',
    }),
  }),
});

builder.mutationField('rotateWebhookSecret', (t) =>
  t.field({
    type: RotateWebhookSecretPayload,
    description:
      'Gives a marketplace another webhook secret; for a while the one before is accepted too, so that nothing is lost. At most 10 ' +
      'secrets are valid at once.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, NotFoundError, IdempotencyConflictError],
      union: { name: 'RotateWebhookSecretResult', description: 'The new secret, or why the old one stays.' },
    },
    args: { input: t.arg({ type: RotateWebhookSecretInput, required: true, description: 'Which marketplace.' }) },
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

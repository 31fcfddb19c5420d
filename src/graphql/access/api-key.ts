import { z } from 'zod';
import {
  type ApiKey,
  createApiKey,
  findApiKey,
  type KeyRole,
  listApiKeys,
  listApiKeysById,
  replaceUnusedKey,
  revokeApiKey,
} from '../../db/api-keys.ts';
import { ConflictError, IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { getKeyPrefix, hashApiKey, newApiKey } from '../../secrets.ts';
import { builder } from '../base/builder.ts';
import { RoleEnum } from '../base/enums.ts';
import { check, keyName } from '../base/inputs.ts';
import { findKey, inOrder, toIntegerKey } from '../base/node-id.ts';
import type { GraphQLContext } from '../context.ts';
import { idempotencyKeyField, keyRefusals, type MutationInfo, once } from '../mutations/once.ts';

/** A key of staff; loaded by its key, for owners only. */
const ApiKeyType = builder.loadableNodeRef<ApiKey | null, string, string, string, ApiKey>('ApiKey', {
  id: { resolve: (key) => key.id },
  load: async (ids: string[], { sql, viewer }) => {
    const keys = ids.map(toIntegerKey);
    return inOrder(keys, viewer.role === 'owner' ? await listApiKeysById(sql, keys) : [], (row) => row.id);
  },
});

ApiKeyType.implement({
  description: 'A key of somebody who works for the seller; the key itself was shown once, when it was made.',
  authScopes: { owner: true },
  fields: (t) => ({
    name: t.exposeString('name', {
      description:
        'Whose key it is; the ledger and the audit log name people by it, so that no two valid keys share one.',
    }),
    role: t.field({ type: RoleEnum, description: 'What its holder may do.', resolve: (key) => key.role }),
    keyPrefix: t.exposeString('keyPrefix', {
      description: 'Its first characters, to tell keys apart; at most 12, and never more than an eighth of it.',
    }),
    telegramUserId: t.exposeString('telegramUserId', {
      nullable: true,
      description: 'The Telegram user who has the same role in the Mini App.',
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was made.', resolve: (key) => key.createdAt }),
    createdBy: t.exposeString('createdBy', { nullable: true, description: 'Who made it; null: not kept.' }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it stops working; null: never.',
      resolve: (key) => key.expiresAt,
    }),
    lastUsedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null: never.',
      resolve: (key) => key.lastUsedAt,
    }),
    revokedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null: it was not.',
      resolve: (key) => key.revokedAt,
    }),
  }),
});

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'A key for somebody who works for the seller.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Whose key it is; no other valid key may have this name.' }),
    role: t.field({ type: RoleEnum, required: true, description: 'OWNER, OPERATOR or VIEWER.' }),
    telegramUserId: t.string({ description: 'A Telegram user who gets the same role in the Mini App.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it stops working; absent: never.' }),
    idempotencyKey: t.string({
      description:
        'A repeated call with it returns a new key, because the first one was not kept, and revokes the first one. Refused with ' +
        'INVALID_STATE if that was used or revoked. At most 200 characters.',
    }),
  }),
});

const inputSchema = z.object({
  name: keyName,
  role: z.custom<KeyRole>((role) => role !== 'buyer', 'must be OWNER, OPERATOR or VIEWER: buyers need no key'),
  telegramUserId: z
    .string()
    .regex(/^[1-9]\d{0,18}$/, 'must be a numeric Telegram user id')
    .nullish(),
  expiresAt: z
    .date()
    .refine((time) => time.getTime() > Date.now(), 'must be in the future')
    .nullish(),
});

const CreateApiKeyPayload = builder.objectRef<{ apiKey: ApiKey; key: string }>('CreateApiKeyPayload').implement({
  description: 'The key that was made.',
  authScopes: { owner: true },
  fields: (t) => ({
    apiKey: t.field({ type: ApiKeyType, description: 'What is kept of it.', resolve: ({ apiKey }) => apiKey }),
    key: t.exposeString('key', {
      description: 'The key, for `Authorization: Bearer <key>`. Shown this once: only its hash is kept.',
    }),
  }),
});

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'Which key to revoke.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Its id, as `apiKeys` gives it.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const RevokeApiKeyPayload = builder.objectRef<{ apiKey: ApiKey }>('RevokeApiKeyPayload').implement({
  description: 'The key that was revoked.',
  authScopes: { owner: true },
  fields: (t) => ({
    apiKey: t.field({ type: ApiKeyType, description: 'As it stands now.', resolve: ({ apiKey }) => apiKey }),
  }),
});

builder.queryField('apiKeys', (t) =>
  t.field({
    type: [ApiKeyType],
    description: 'The keys of all who work for the seller, revoked ones included, oldest first.',
    authScopes: { owner: true },
    resolve: (_root, _args, { sql }) => listApiKeys(sql),
  }),
);

/** Nothing of the key is kept but its hash: a repeated call gets another key, and the one that nobody received is revoked. */
async function makeKey(given: typeof CreateApiKeyInput.$inferInput, context: GraphQLContext, info: MutationInfo) {
  const input = check(inputSchema, given);
  const key = newApiKey();
  const keyPrefix = getKeyPrefix(key);
  const made = { ...input, keyHash: hashApiKey(key), keyPrefix, createdBy: context.viewer.actor };
  const id = await once(
    context,
    info,
    given,
    async (tx) => (await createApiKey(tx, made)).id,
    async (tx, known) => (await replaceUnusedKey(tx, known, made)).id,
  );
  context.log.info({ keyPrefix, role: input.role }, 'API key created');
  return { apiKey: (await findApiKey(context.sql, id))!, key };
}

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: CreateApiKeyPayload,
    description: 'Makes a key for somebody who works for the seller. It is shown once.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, ConflictError, IdempotencyConflictError],
      union: { name: 'CreateApiKeyResult', description: 'The key, or why none was made.' },
    },
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'For whom.' }) },
    resolve: (_root, { input }, context, info) => makeKey(input, context, info),
  }),
  revokeApiKey: t.field({
    type: RevokeApiKeyPayload,
    description:
      'Makes a key useless at once; sockets and event streams opened with it end. Revoking a revoked key changes nothing. ' +
      'The key of OMBOR_OWNER_KEY comes back at the next start: change it there. Another value of it revokes the one before.',
    authScopes: { owner: true },
    errors: {
      types: [...keyRefusals, NotFoundError],
      union: { name: 'RevokeApiKeyResult', description: 'The key, or that there is none.' },
    },
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { sql, log } = context;
      const id = toIntegerKey(findKey(input.id, 'ApiKey') ?? '0');
      const revoked = await once(context, info, input, (tx) => revokeApiKey(tx, String(id)));
      const apiKey = await findApiKey(sql, id);
      if (!apiKey) throw new NotFoundError('API key', ['input', 'id'], [input.id]);
      if (revoked) log.info({ keyPrefix: apiKey.keyPrefix, role: apiKey.role }, 'API key revoked');
      return { apiKey };
    },
  }),
}));

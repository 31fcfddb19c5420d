import { z } from 'zod';
import {
  type ApiKey,
  countApiKeys,
  createApiKey,
  findApiKey,
  type KeyRole,
  listApiKeyPage,
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
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import type { GraphQLContext } from '../context.ts';
import { idempotencyKeyField, keyRefusals, type MutationInfo, once } from '../mutations/once.ts';
import { readConnection } from '../reading/connection.ts';
import { readRights, rightFields, rightSchemas } from '../rights/right-inputs.ts';

/** A key of staff; loaded by its key, for owners only. */
export const ApiKeyType = builder.loadableNodeRef<ApiKey | null, string, string, string, ApiKey>('ApiKey', {
  id: { resolve: (key) => key.id },
  load: async (ids: string[], { sql, viewer }) => {
    const keys = ids.map(toIntegerKey);
    return inOrder(keys, viewer.role === 'owner' ? await listApiKeysById(sql, keys) : [], (row) => row.id);
  },
});

ApiKeyType.implement({
  description:
    'An API key of somebody who works for the seller. The key itself is shown only once, when it is created.',
  authScopes: { owner: true },
  fields: (t) => ({
    name: t.exposeString('name', {
      description:
        'Whose key it is. The ledger and the audit log name people by it, so that no two valid keys have the same name.',
    }),
    role: t.field({ type: RoleEnum, description: 'What the holder of the key may do.', resolve: (key) => key.role }),
    keyPrefix: t.exposeString('keyPrefix', {
      description:
        'First characters of the key, to recognize it: at most 12, and never more than an eighth of the key.',
    }),
    telegramUserId: t.exposeString('telegramUserId', {
      nullable: true,
      description: 'Telegram user id of the person who gets the same role in the Mini App; null: nobody.',
    }),
    seesMoney: t.exposeBoolean('seesMoney', {
      description: 'Whether the holder may see costs, profit and revenue.',
    }),
    seesBuyers: t.exposeBoolean('seesBuyers', {
      description: 'Whether the holder may see names, phones and notes of buyers.',
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When the key was created.', resolve: (key) => key.createdAt }),
    createdBy: t.exposeString('createdBy', {
      nullable: true,
      description: 'Who created the key, as text; null: not recorded.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the key stops working; null: never.',
      resolve: (key) => key.expiresAt,
    }),
    lastUsedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the key was last used, to the minute; null: never.',
      resolve: (key) => key.lastUsedAt,
    }),
    revokedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the key was revoked; null: it is not revoked.',
      resolve: (key) => key.revokedAt,
    }),
  }),
});

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'An API key for somebody who works for the seller.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'Whose key it is, at most 200 characters. No other valid key may have this name.',
    }),
    role: t.field({ type: RoleEnum, required: true, description: 'Role of the holder: OWNER, OPERATOR or VIEWER.' }),
    telegramUserId: t.string({ description: 'Telegram user id of the person who gets the same role in the Mini App.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When the key stops working. Omitted: never.' }),
    ...rightFields(t, 'Omitted: no.'),
    idempotencyKey: t.string({
      description:
        'Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: a new API key is ' +
        'returned, because the first one was not stored, and the first one is revoked. Refused with INVALID_STATE if the first one was ' +
        'used or revoked.',
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
  ...rightSchemas,
});

const CreateApiKeyPayload = builder.objectRef<{ apiKey: ApiKey; key: string }>('CreateApiKeyPayload').implement({
  description: 'The created API key.',
  authScopes: { owner: true },
  fields: (t) => ({
    apiKey: t.field({ type: ApiKeyType, description: 'What is stored of the key.', resolve: ({ apiKey }) => apiKey }),
    key: t.exposeString('key', {
      description:
        'The key itself, for `Authorization: Bearer <key>`. It is shown only this once: only its hash is stored.',
    }),
  }),
});

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'The API key to revoke.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the key (`ApiKey.id`).' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const RevokeApiKeyPayload = builder.objectRef<{ apiKey: ApiKey }>('RevokeApiKeyPayload').implement({
  description: 'The revoked API key.',
  authScopes: { owner: true },
  fields: (t) => ({
    apiKey: t.field({ type: ApiKeyType, description: 'The key as it is now.', resolve: ({ apiKey }) => apiKey }),
  }),
});

builder.queryField('apiKeys', (t) =>
  t.field({
    type: [ApiKeyType],
    description: 'API keys of everybody who works for the seller, revoked ones included, oldest first.',
    deprecationReason: 'It has no pages, and revoked keys stay in it: use staffKeys.',
    authScopes: { owner: true },
    resolve: (_root, _args, { sql }) => listApiKeys(sql),
  }),
);

const ApiKeyFilterInput = builder.inputType('ApiKeyFilter', {
  description: 'Filter of API keys. An omitted field does not filter.',
  fields: (t) => ({
    valid: t.boolean({ description: 'true: keys that work now; false: revoked and expired keys.' }),
  }),
});

const ApiKeyConnection = builder.connectionObject(
  { type: ApiKeyType, name: 'ApiKeyConnection', description: 'A page of API keys.', authScopes: { owner: true } },
  { name: 'ApiKeyEdge', description: 'An API key on a page.', authScopes: { owner: true } },
);

builder.queryField('staffKeys', (t) =>
  t.field({
    type: ApiKeyConnection,
    nullable: true,
    description: 'API keys of everybody who works for the seller, oldest first.',
    authScopes: { owner: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      filter: t.arg({ type: ApiKeyFilterInput, description: 'Conditions for the keys. Omitted: all keys.' }),
    },
    resolve: async (_root, args, { sql }, info) => {
      const request = readPageArgs(args);
      const filter = { valid: args.filter?.valid ?? null };
      return readConnection(info, request, {
        rows: () => listApiKeyPage(sql, filter, request),
        count: () => countApiKeys(sql, filter),
      });
    },
  }),
);

/** Nothing of the key is kept but its hash: a repeated call gets another key, and the one that nobody received is revoked. */
async function makeKey(given: typeof CreateApiKeyInput.$inferInput, context: GraphQLContext, info: MutationInfo) {
  const input = check(inputSchema, given);
  const { seesMoney, seesBuyers } = readRights(input);
  const rights = { seesMoney: seesMoney ?? false, seesBuyers: seesBuyers ?? false };
  const key = newApiKey();
  const keyPrefix = getKeyPrefix(key);
  const made = { ...input, ...rights, keyHash: hashApiKey(key), keyPrefix, createdBy: context.viewer.actor };
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
    description: 'Creates an API key for somebody who works for the seller. The key is shown only once.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'CreateApiKeyResult',
        description: 'The created key, or an error: VALIDATION, ALREADY_EXISTS, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The key to create.' }) },
    resolve: (_root, { input }, context, info) => makeKey(input, context, info),
  }),
  revokeApiKey: t.field({
    type: RevokeApiKeyPayload,
    description:
      'Revokes a key and closes its open connections. Revoking a revoked key changes nothing. The key set by OMBOR_OWNER_KEY becomes ' +
      'valid again at the next start: change it there. Another value of it revokes the key before.',
    authScopes: { owner: true },
    errors: {
      types: [...keyRefusals, NotFoundError],
      union: {
        name: 'RevokeApiKeyResult',
        description: 'The revoked key, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'The key to revoke.' }) },
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

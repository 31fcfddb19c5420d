import { z } from 'zod';
import { findApiKey, revokeKeysOf } from '../../db/api-keys.ts';
import { endSessions, endSessionsOfPerson } from '../../db/sessions/sessions.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check } from '../base/inputs.ts';
import { findKey, toIntegerKey } from '../base/node-id.ts';
import type { GraphQLContext } from '../context.ts';
import { idempotencyKeyField, keyRefusals, type MutationInfo, once } from '../mutations/once.ts';
import { readSessionOwner } from './session.ts';

const SignOutInput = builder.inputType('SignOutInput', {
  description: 'The session of the caller.',
  fields: (t) => ({ idempotencyKey: idempotencyKeyField(t) }),
});

const SignOutPayload = builder.objectRef<{ ended: number }>('SignOutPayload').implement({
  description: 'The caller is signed out.',
  fields: (t) => ({ ended: t.exposeInt('ended', { description: 'Number of sessions that were ended: 1.' }) }),
});

builder.mutationField('signOut', (t) =>
  t.field({
    type: SignOutPayload,
    nullable: true,
    description:
      'Ends the session of the caller and closes what is open with it. Its token is refused from then on, also by a repeated call. ' +
      'Refused with INVALID_STATE for a caller with other credentials than a session.',
    authScopes: { everybody: true },
    errors: {
      types: [...keyRefusals, ConflictError],
      union: {
        name: 'SignOutResult',
        description: 'That the caller is signed out, or an error: VALIDATION, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: SignOutInput, description: 'Nothing but an idempotency key.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { sessionId } = context.viewer;
      if (sessionId === null) {
        throw new ConflictError(
          'INVALID_STATE',
          'The request was not made with a session: an API key is revoked instead',
        );
      }
      return { ended: await once(context, info, input ?? {}, (tx) => endSessions(tx, [sessionId], { all: true })) };
    },
  }),
);

const maxIds = 250;

const EndSessionsInput = builder.inputType('EndSessionsInput', {
  description: 'Sessions to end.',
  fields: (t) => ({
    ids: t.idList({
      required: true,
      description: `Ids of the sessions (\`Session.id\`), at most ${maxIds}. Sessions that have ended are skipped.`,
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const EndSessionsPayload = builder.objectRef<{ ended: number }>('EndSessionsPayload').implement({
  description: 'The sessions are ended.',
  fields: (t) => ({ ended: t.exposeInt('ended', { description: 'Number of sessions that were ended.' }) }),
});

const idsSchema = z.object({ ids: z.array(z.string()).max(maxIds, `at most ${maxIds} at once`) });

builder.mutationField('endSessions', (t) =>
  t.field({
    type: EndSessionsPayload,
    nullable: true,
    description:
      'Ends sessions and closes their open connections: an owner ends any session, other callers only their own. Other ids are skipped.',
    authScopes: { everybody: true },
    errors: {
      types: [...keyRefusals],
      union: {
        name: 'EndSessionsResult',
        description: 'Number of sessions, or an error: VALIDATION, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: EndSessionsInput, required: true, description: 'The sessions to end.' }) },
    resolve: async (_root, { input }, context, info) => {
      const ids = check(idsSchema, { ids: input.ids }).ids.flatMap((id) => findKey(id, 'Session') ?? []);
      const owner = readSessionOwner(context.viewer);
      return { ended: await once(context, info, input, (tx) => endSessions(tx, ids, owner)) };
    },
  }),
);

const EndAccessInput = builder.inputType('EndAccessInput', {
  description: 'The person whose access ends: by a key, by a Telegram user, or by both.',
  fields: (t) => ({
    apiKeyId: t.id({ description: 'A key of the person (`ApiKey.id`), revoked or not.' }),
    telegramUserId: t.string({ description: 'Telegram user id of the person: of staff, or of a buyer.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

interface EndedAccess {
  revokedKeys: number;
  endedSessions: number;
}

const EndAccessPayload = builder.objectRef<EndedAccess>('EndAccessPayload').implement({
  description: 'The access of the person has ended.',
  authScopes: { owner: true },
  fields: (t) => ({
    revokedKeys: t.exposeInt('revokedKeys', { description: 'Keys that were revoked.' }),
    endedSessions: t.exposeInt('endedSessions', { description: 'Sessions that were ended.' }),
  }),
});

const personSchema = z
  .object({
    apiKeyId: z.string().nullish(),
    telegramUserId: z
      .string()
      .regex(/^[1-9]\d{0,18}$/, 'must be a numeric Telegram user id')
      .nullish(),
  })
  .refine(
    ({ apiKeyId, telegramUserId }) => apiKeyId != null || telegramUserId != null,
    'send apiKeyId or telegramUserId',
  );

async function endAccess(given: typeof EndAccessInput.$inferInput, context: GraphQLContext, info: MutationInfo) {
  const input = check(personSchema, { apiKeyId: given.apiKeyId, telegramUserId: given.telegramUserId });
  const { apiKeyId } = input;
  const keyId = apiKeyId == null ? null : toIntegerKey(findKey(apiKeyId, 'ApiKey') ?? '0');
  return once(context, info, given, async (tx) => {
    const key = keyId === null ? undefined : await findApiKey(tx, keyId);
    if (keyId !== null && !key) throw new NotFoundError('API key', ['input', 'apiKeyId'], [apiKeyId ?? '']);
    const telegramUserId = input.telegramUserId ?? key?.telegramUserId ?? null;
    const endedSessions = await endSessionsOfPerson(tx, keyId, telegramUserId);
    return { revokedKeys: await revokeKeysOf(tx, keyId, telegramUserId), endedSessions };
  });
}

builder.mutationField('endAccess', (t) =>
  t.field({
    type: EndAccessPayload,
    nullable: true,
    description:
      'Ends everything of a person at once, as after a lost phone: revokes their keys, ends their sessions, and takes the role of staff ' +
      'from their Telegram user. What is open closes. A person with a token of an identity provider is removed there.',
    authScopes: { owner: true },
    errors: {
      types: [...keyRefusals, NotFoundError],
      union: {
        name: 'EndAccessResult',
        description: 'What was ended, or an error: VALIDATION, NOT_FOUND, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: EndAccessInput, required: true, description: 'The person.' }) },
    resolve: (_root, { input }, context, info) => endAccess(input, context, info),
  }),
);

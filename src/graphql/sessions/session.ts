import {
  countSessions,
  listSessions,
  listSessionsById,
  type Session,
  type SessionFilter,
  type SessionOwner,
} from '../../db/sessions/sessions.ts';
import { readSessionRules } from '../access/authenticate.ts';
import { builder } from '../base/builder.ts';
import { defineEnum, RoleEnum } from '../base/enums.ts';
import type { Viewer } from '../base/identity.ts';
import { findKey, inOrder, toIntegerKey } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';

const SignInMethodEnum = defineEnum('SignInMethod', 'What a person signed in with.', {
  api_key: 'An API key.',
  telegram: '`initData` of a Telegram Mini App.',
  link: 'A one-time link.',
});

/** Whose sessions a caller may see and end: an owner everybody's, others their own. */
export function readSessionOwner({ role, keyId, telegramUserId }: Viewer): SessionOwner {
  if (role === 'owner') return { all: true };
  if (keyId !== null) return { apiKeyId: keyId };
  return role === 'buyer' && telegramUserId !== null ? { buyer: telegramUserId } : { nobody: true };
}

/** A session; loaded by its id, for its person and for owners. */
export const SessionType = builder.loadableNodeRef<Session | null, string, string, string, Session>('Session', {
  id: { resolve: (session) => session.id },
  load: async (ids: string[], context) => {
    const owner = readSessionOwner(context.viewer);
    return inOrder(ids, await listSessionsById(context.sql, ids, owner, readSessionRules(context)), (row) => row.id);
  },
});

SessionType.implement({
  description: 'Where somebody is signed in. A session that has ended does not exist any more.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the person, as in `Viewer.name`.' }),
    role: t.field({ type: RoleEnum, description: 'What the person may do.', resolve: ({ role }) => role }),
    method: t.field({
      type: SignInMethodEnum,
      description: 'What the person signed in with.',
      resolve: ({ method }) => method,
    }),
    telegramUserId: t.exposeString('telegramUserId', {
      nullable: true,
      description: 'Telegram user id of whoever signed in by Telegram; null: signed in by something else.',
    }),
    device: t.exposeString('device', {
      nullable: true,
      description: 'Name of the device, as the app sent it; null: it sent none.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the person signed in.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the session was last used, to the minute; null: never. Open connections count once per hour.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When the session ends if it is not used before. Each use prolongs it, up to the end of its key.',
    }),
    current: t.boolean({
      description: 'Whether this request was made with it.',
      resolve: ({ id }, _args, { viewer }) => viewer.sessionId === id,
    }),
  }),
});

const SessionConnection = builder.connectionObject(
  { type: SessionType, name: 'SessionConnection', description: 'A page of sessions.' },
  { name: 'SessionEdge', description: 'A session on a page.' },
);

const SessionFilterInput = builder.inputType('SessionFilter', {
  description: 'Filters of sessions. An omitted field does not filter.',
  fields: (t) => ({
    apiKeyId: t.id({ description: 'Sessions of the person with this key (`ApiKey.id`).' }),
    telegramUserId: t.string({ description: 'Sessions of this Telegram user.' }),
    staff: t.boolean({ description: 'True: sessions of staff. False: sessions of buyers.' }),
  }),
});

function readFilter(given: typeof SessionFilterInput.$inferInput): SessionFilter {
  const { apiKeyId, telegramUserId, staff } = given;
  return {
    apiKeyId: apiKeyId == null ? null : toIntegerKey(findKey(apiKeyId, 'ApiKey') ?? '0'),
    telegramUserId: telegramUserId ?? null,
    staff: staff ?? null,
  };
}

builder.queryField('sessions', (t) =>
  t.field({
    type: SessionConnection,
    nullable: true,
    description: 'Who is signed in where, newest first: for an owner everybody, for others only themselves.',
    authScopes: { everybody: true },
    complexity: pageComplexity,
    args: { ...pageArgs, filter: t.arg({ type: SessionFilterInput, description: 'Filters. Omitted: all sessions.' }) },
    resolve: async (_root, args, context) => {
      const { sql, viewer } = context;
      const request = readPageArgs(args);
      const filter = readFilter(args.filter ?? {});
      const owner = readSessionOwner(viewer);
      const rules = readSessionRules(context);
      const page = await listSessions(sql, owner, filter, rules, request);
      return toConnection(page, request, () => countSessions(sql, owner, filter, rules));
    },
  }),
);

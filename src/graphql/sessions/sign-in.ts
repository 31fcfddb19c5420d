import { z } from 'zod';
import { changedBy } from '../../db/audit/changed-by.ts';
import { allowChat } from '../../db/bot/bot-chats.ts';
import type { Tx } from '../../db/client.ts';
import {
  listSessionsById,
  type NewSession,
  replaceUnusedToken,
  type Session,
  startSession,
} from '../../db/sessions/sessions.ts';
import { type LinkFault, useSignInLink } from '../../db/sessions/sign-in-links.ts';
import { ConflictError, IdempotencyConflictError, SignInRefusedError, ValidationError } from '../../errors.ts';
import { hashToken, newSessionToken } from '../../secrets.ts';
import { isViewer, readSessionRules } from '../access/authenticate.ts';
import { readInitData } from '../access/init-data.ts';
import { mustWait } from '../access/rate-limits.ts';
import { builder } from '../base/builder.ts';
import { check, deviceName } from '../base/inputs.ts';
import type { GraphQLContext } from '../context.ts';
import { type MutationInfo, once } from '../mutations/once.ts';
import { SessionType } from './session.ts';
import './sign-in-refused.ts';

const SignInInput = builder.inputType('SignInInput', {
  description: 'A credential: exactly one of `apiKey`, `initData` and `linkToken`.',
  fields: (t) => ({
    apiKey: t.string({ description: 'An API key of staff.' }),
    initData: t.string({ description: '`Telegram.WebApp.initData` of the Mini App, as it is.' }),
    linkToken: t.string({ description: 'What stands in a one-time link behind `#link=`. It works once.' }),
    device: t.string({
      description: 'Name of the device for the list of sessions, such as "Chrome, Windows", at most 200 characters.',
    }),
    idempotencyKey: t.string({
      description:
        'Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: a new token is ' +
        'returned for the same session, also for a link that is used up. Refused with INVALID_STATE if the first token was used.',
    }),
  }),
});

type SignInFields = typeof SignInInput.$inferInput;

const credential = z.string().min(1, 'must not be empty').max(8_192, 'at most 8192 characters').nullish();
const inputSchema = z
  .object({ apiKey: credential, initData: credential, linkToken: credential, device: deviceName.nullish() })
  .refine(
    ({ apiKey, initData, linkToken }) => [apiKey, initData, linkToken].filter((one) => one != null).length === 1,
    'send exactly one of apiKey, initData and linkToken',
  );

const SignInPayload = builder.objectRef<{ token: string; session: Session }>('SignInPayload').implement({
  description: 'The new session.',
  fields: (t) => ({
    token: t.exposeString('token', {
      description:
        'Send it as `Authorization: Bearer <token>`, on WebSocket as `connectionParams.authorization`. It is shown only this once: only ' +
        'its hash is stored.',
    }),
    session: t.field({ type: SessionType, description: 'The session.', resolve: ({ session }) => session }),
  }),
});

/** Who signs in: whose call it is, and how the session is made. */
interface SignIn {
  /** Scope of the idempotency key. */
  caller: string;
  actor: string;
  readPerson(tx: Tx): Promise<Omit<NewSession, 'tokenHash' | 'device'>>;
}

async function readSignIn(context: GraphQLContext, input: z.infer<typeof inputSchema>): Promise<SignIn> {
  const { apiKey, initData, linkToken } = input;
  if (linkToken != null) return byLink(linkToken);
  const { authenticator, address } = context;
  const viewer = await authenticator.authenticate(
    apiKey == null ? `tma ${initData}` : `Bearer ${apiKey.trim()}`,
    address,
  );
  if (!isViewer(viewer)) {
    if (viewer.code === 'RATE_LIMITED') throw mustWait(viewer.waitMs ?? 0);
    if (viewer.code !== 'UNAUTHENTICATED' || viewer.waitMs !== null) throw new Error(viewer.message);
    throw new SignInRefusedError(
      viewer.reason ?? (apiKey == null ? 'init_data_unreadable' : 'unknown_key'),
      viewer.message,
    );
  }
  if (viewer.sessionId !== null || (apiKey != null && viewer.keyId === null)) {
    throw new SignInRefusedError('unknown_key', 'Not an API key: session tokens and JWTs are sent as they are');
  }
  const method = apiKey == null ? 'telegram' : 'api_key';
  const { keyId: apiKeyId, telegramUserId, name, caller, actor } = viewer;
  const person = { method, apiKeyId, telegramUserId: method === 'telegram' ? telegramUserId : null, name } as const;
  return { caller, actor, readPerson: async () => person };
}

function byLink(linkToken: string): SignIn {
  const tokenHash = hashToken(linkToken);
  return {
    caller: `link:${tokenHash.toString('hex')}`,
    actor: 'sign-in link',
    async readPerson(tx) {
      const person = await useSignInLink(tx, tokenHash);
      if (typeof person === 'string') throw refuseLink(person);
      await changedBy(tx, person.name);
      return { method: 'link', apiKeyId: person.id, telegramUserId: null, name: person.name };
    },
  };
}

const linkFaults = {
  unknown: ['unknown_link', 'The link is unknown: copy it whole, or ask for a new one'],
  used: ['used_link', 'The link was used already: ask for a new one'],
  expired: ['expired_link', 'The link has expired: ask for a new one'],
} as const;

function refuseLink(fault: LinkFault): SignInRefusedError {
  const [reason, message] = linkFaults[fault];
  return new SignInRefusedError(reason, message);
}

/** Nothing of the token is kept but its hash: a repeated call gets another one, while nobody has used the first. */
async function signIn(given: SignInFields, context: GraphQLContext, info: MutationInfo) {
  const input = check(inputSchema, given);
  const rules = readSessionRules(context);
  const token = newSessionToken();
  const tokenHash = hashToken(token);
  const { caller, actor, readPerson } = await readSignIn(context, input);
  const id = await once(
    { ...context, viewer: { ...context.viewer, caller, actor } },
    info,
    given,
    async (tx) => startSession(tx, { ...(await readPerson(tx)), tokenHash, device: input.device ?? null }, rules),
    async (tx, known) => {
      if (await replaceUnusedToken(tx, known, tokenHash)) return known;
      throw new ConflictError(
        'INVALID_STATE',
        'The token of the first answer was used, or its session has ended: to sign in again, send another idempotencyKey',
      );
    },
  );
  const [session] = await listSessionsById(context.sql, [id], { all: true }, rules);
  if (!session) throw new ConflictError('INVALID_STATE', 'The session was ended while it began: sign in again');
  if (input.initData != null) await noteChat(context, input.initData);
  context.log.info({ role: session.role, kind: session.method }, 'Signed in');
  return { token, session };
}

/** Telegram says in initData whether the bot may write to the person. */
async function noteChat(context: GraphQLContext, initData: string): Promise<void> {
  const { sql, telegramBotToken, telegramInitDataMaxAgeS, telegramBotAnswers } = context;
  if (!telegramBotAnswers || !telegramBotToken) return;
  const user = readInitData(initData, telegramBotToken, telegramInitDataMaxAgeS);
  if (!('failure' in user) && user.allowsMessages) await allowChat(sql, user.id, user.languageCode);
}

/** Links are guessed no more often than keys. */
async function signInByLink(given: SignInFields, context: GraphQLContext, info: MutationInfo) {
  const { authenticator, address } = context;
  const waitMs = await authenticator.getWaitMs(address);
  if (waitMs > 0) throw mustWait(waitMs);
  try {
    return await signIn(given, context, info);
  } catch (error) {
    if (error instanceof SignInRefusedError) await authenticator.countFailure(address);
    throw error;
  }
}

builder.mutationField('signIn', (t) =>
  t.field({
    type: SignInPayload,
    nullable: true,
    description:
      'Signs in: exchanges a credential for a session. The only field that needs no credentials in the request; failures are limited ' +
      'like every failed sign-in. A session of staff lasts 30 days after its last use, one of a buyer SESSION_DAYS. It ends with ' +
      '`signOut` and `endSessions`, when its key is revoked, expires or gets another role, and of whoever signed in by Telegram when ' +
      'TELEGRAM_BOT_TOKEN is replaced. Open connections end too.',
    authScopes: { anybody: true },
    errors: {
      types: [ValidationError, SignInRefusedError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'SignInResult',
        description:
          'The new session, or an error: VALIDATION, SIGN_IN_REFUSED, ALREADY_EXISTS (somebody with another role has the name of the ' +
          'link), INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: SignInInput, required: true, description: 'The credential.' }) },
    resolve: (_root, { input }, context, info) =>
      input.linkToken == null ? signIn(input, context, info) : signInByLink(input, context, info),
  }),
);

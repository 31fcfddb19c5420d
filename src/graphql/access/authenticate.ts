import { type ApiKey, findApiKeyByHash, findApiKeyByTelegramUser } from '../../db/api-keys.ts';
import type { Sql } from '../../db/client.ts';
import { findSessionByToken, type Session, type SessionRules } from '../../db/sessions/sessions.ts';
import { hashApiKey, hashBotToken, hashToken, looksLikeSessionToken } from '../../secrets.ts';
import type { Viewer } from '../base/identity.ts';
import { readInitData } from './init-data.ts';
import { type AuthenticationFailure, looksLikeToken, type ReadToken } from './tokens.ts';

/** What `authenticate` needs. */
export interface AuthenticateDeps {
  sql: Sql;
  /** Undefined: buyers cannot sign in. */
  telegramBotToken: string | undefined;
  telegramInitDataMaxAgeS: number;
  /** So long a session of a buyer stays valid without being used. */
  buyerSessionDays: number;
  /** Reads tokens of the identity provider; undefined: none is configured. */
  readToken?: ReadToken | undefined;
}

const maxCharacters = 8_192;
const credentialForms = '"Bearer <session token, API key or JWT>" or "tma <initData>"';
/** So long a session of staff stays valid without being used. */
const staffSessionDays = 30;

/** Which sessions are valid, and for how long. */
export function readSessionRules({
  telegramBotToken,
  buyerSessionDays,
}: Pick<AuthenticateDeps, 'telegramBotToken' | 'buyerSessionDays'>): SessionRules {
  const botHash = telegramBotToken === undefined ? null : hashBotToken(telegramBotToken);
  return { botHash, staffDays: staffSessionDays, buyerDays: buyerSessionDays };
}

/** The refusal of whoever sent no credentials. */
export const missingCredentials = `Credentials are missing: send ${credentialForms}`;

/**
 * Finds the caller of an Authorization header (on WebSocket: connectionParams.authorization): `Bearer <session token, API
 * key or JWT>` or `tma <initData>`. Does not throw for invalid credentials: returns an AuthenticationFailure.
 */
export async function authenticate(
  deps: AuthenticateDeps,
  authorization: string | null | undefined,
): Promise<Viewer | AuthenticationFailure> {
  if (!authorization) return { failure: missingCredentials };
  const [, scheme, value] = /^(Bearer|tma) +(\S.*)$/i.exec(authorization) ?? [];
  if (!scheme || !value || authorization.length > maxCharacters) {
    return { failure: `Invalid credentials: send ${credentialForms}` };
  }
  if (scheme.toLowerCase() === 'tma') return findTelegramUser(deps, value);
  if (looksLikeSessionToken(value)) return findSessionHolder(deps, value);
  return deps.readToken && looksLikeToken(value) ? deps.readToken(value) : findKeyHolder(deps, value);
}

/** Whether a caller was authenticated. */
export function isViewer<Failure extends object>(result: Viewer | Failure): result is Viewer {
  return 'role' in result;
}

async function findKeyHolder(deps: AuthenticateDeps, apiKey: string): Promise<Viewer | AuthenticationFailure> {
  const key = await findApiKeyByHash(deps.sql, hashApiKey(apiKey));
  return key
    ? toStaff(key, key.expiresAt)
    : { failure: 'The API key is unknown, revoked or expired', reason: 'unknown_key' };
}

async function findSessionHolder(deps: AuthenticateDeps, token: string): Promise<Viewer | AuthenticationFailure> {
  const session = await findSessionByToken(deps.sql, hashToken(token), readSessionRules(deps));
  return session
    ? toSessionViewer(session)
    : { failure: 'The session is unknown or has ended: sign in again', reason: 'unknown_key' };
}

/** Whoever calls with a session is the same caller as with its credential: one history, one set of limits and idempotency keys. */
function toSessionViewer(session: Session): Viewer {
  const { id, role, name, apiKeyId, telegramUserId, expiresAt, seesMoney, seesBuyers } = session;
  const isBuyer = apiKeyId === null;
  return {
    role,
    name,
    actor: isBuyer ? `buyer ${telegramUserId}` : name,
    caller: isBuyer ? `telegram:${telegramUserId}` : `key:${apiKeyId}`,
    telegramUserId,
    expiresAt,
    keyId: apiKeyId,
    sessionId: id,
    seesMoney,
    seesBuyers,
  };
}

async function findTelegramUser(deps: AuthenticateDeps, initData: string): Promise<Viewer | AuthenticationFailure> {
  const { telegramBotToken, telegramInitDataMaxAgeS } = deps;
  if (!telegramBotToken) {
    return { failure: 'Telegram sign-in is not configured', reason: 'telegram_not_configured' };
  }
  const user = readInitData(initData, telegramBotToken, telegramInitDataMaxAgeS);
  if ('failure' in user) return user;
  const { id: telegramUserId, firstName, expiresAt } = user;
  const key = await findApiKeyByTelegramUser(deps.sql, telegramUserId);
  if (key) return toStaff(key, key.expiresAt && key.expiresAt < expiresAt ? key.expiresAt : expiresAt);
  return {
    role: 'buyer',
    name: firstName,
    actor: `buyer ${telegramUserId}`,
    caller: `telegram:${telegramUserId}`,
    telegramUserId,
    expiresAt,
    keyId: null,
    sessionId: null,
    seesMoney: false,
    seesBuyers: true,
  };
}

function toStaff(key: ApiKey, expiresAt: Date | null): Viewer {
  return {
    role: key.role,
    name: key.name,
    actor: key.name,
    caller: `key:${key.id}`,
    telegramUserId: key.telegramUserId,
    expiresAt,
    keyId: key.id,
    sessionId: null,
    seesMoney: key.seesMoney,
    seesBuyers: key.seesBuyers,
  };
}

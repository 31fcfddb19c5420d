import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { SignInRefusalReason } from '../../errors.ts';
import type { Viewer } from '../base/identity.ts';

/** The operator's identity provider, whose tokens authenticate staff. */
export interface IdentityProvider {
  /** Where it publishes its public keys (a JSON Web Key Set). */
  jwksUrl: string;
  /** The only `iss` that is accepted. */
  issuer: string;
  /** The `aud` that a token must name. */
  audience: string;
}

/** Why credentials are not accepted, as a sentence for the caller. */
export interface AuthenticationFailure {
  failure: string;
  /** True: the credentials may be good, and may be accepted soon. */
  isTransient?: boolean;
  /** The name of the reason, for programs that sign in. */
  reason?: SignInRefusalReason;
}

/** Reads a JWT: whom it authenticates, or why it does not. */
export type ReadToken = (token: string) => Promise<Viewer | AuthenticationFailure>;

/** Signed by a private key only: a shared secret, or no signature at all, never counts. */
const algorithms = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');
const clockToleranceS = 5;
const jwksTimeoutMs = 3_000;
/** The end of the year 9999: later times have another form. */
const maxTimeMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
/** Control and format characters, which could make a name look like another one. */
const invisible = /[\p{C}\p{Zl}\p{Zp}]+/gu;
const maxName = 200;
const maxSubject = 255;
const roles = ['owner', 'operator', 'viewer'] as const;

/** Whether a text has the form of a JWT, which no API key has. */
export function looksLikeToken(text: string): boolean {
  return /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}

/**
 * Verifies tokens of the identity provider: signature by its published keys (fetched when needed, again when a token names an
 * unknown one, at most once per `cooldownMs`), fixed algorithms, iss, aud, exp. The claim `ombor_role` is the role of the holder
 * (owner, operator, viewer), `ombor_sees_money` and `ombor_sees_buyers` (true) what else than an owner may see, `name` (else `sub`) the
 * name. The ledger names the holder `name (sub)`, without a name `sub (sub)`.
 */
export function createTokenReader(provider: IdentityProvider, cooldownMs = 30_000): ReadToken {
  const { issuer, audience } = provider;
  const keys = createRemoteJWKSet(new URL(provider.jwksUrl), {
    timeoutDuration: jwksTimeoutMs,
    cooldownDuration: cooldownMs,
  });
  return async (token) => {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceS,
        requiredClaims: ['exp', 'sub'],
      });
      if (!isAccessToken(protectedHeader.typ)) return { failure: "The token's typ must be JWT, at+jwt or absent" };
      return toViewer(payload);
    } catch (error) {
      return describe(error);
    }
  };
}

/** The same keys also sign tokens that let nobody in, such as those of a logout (`logout+jwt`). RFC 7515: `application/` is left out. */
function isAccessToken(typ: unknown): boolean {
  return typ === undefined || (typeof typ === 'string' && /^(?:application\/)?(?:jwt|at\+jwt)$/i.test(typ));
}

function toViewer(payload: JWTPayload): Viewer | AuthenticationFailure {
  const role = roles.find((one) => one === payload.ombor_role);
  if (!role) return { failure: `The token's claim ombor_role must be one of ${roles.join(', ')}` };
  const { sub, exp = 0, name } = payload;
  if (!isSubject(sub)) return { failure: "The token's claim sub must be a text of 1 to 255 visible characters" };
  const expiresAt = new Date(Math.min(exp * 1000, maxTimeMs));
  const shown = typeof name === 'string' ? name.replace(invisible, ' ').trim().slice(0, maxName) : '';
  return {
    role,
    name: shown || sub,
    // Most providers let people edit their name: only `sub` tells who somebody is. Never alone: it may be the name of a key, too.
    actor: `${shown || sub} (${sub})`,
    caller: `jwt:${sub}`,
    telegramUserId: null,
    expiresAt,
    keyId: null,
    sessionId: null,
    seesMoney: role === 'owner' || payload.ombor_sees_money === true,
    seesBuyers: role === 'owner' || payload.ombor_sees_buyers === true,
  };
}

/** OpenID Connect: at most 255 characters. What one does not see could make two people look the same. */
function isSubject(sub: unknown): sub is string {
  return typeof sub === 'string' && sub.trim() !== '' && sub.length <= maxSubject && sub.search(invisible) < 0;
}

/** Errors of the provider (unreachable, no key set) are transient, and no reason to reject the token. */
function describe(error: unknown): AuthenticationFailure {
  if (error instanceof errors.JWTExpired) return { failure: 'The token has expired' };
  if (error instanceof errors.JWTClaimValidationFailed) {
    return { failure: `The token's claim ${error.claim} is missing or has an unexpected value` };
  }
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || isFetchError(error)) {
    return { failure: 'The keys of the identity provider are unavailable: retry soon', isTransient: true };
  }
  return { failure: 'The token is not signed by the configured identity provider' };
}

/** jose has no class for an answer that is not a key set: only the base class, with its general code. */
function isFetchError(error: unknown): boolean {
  return error instanceof errors.JOSEError ? error.code === 'ERR_JOSE_GENERIC' : true;
}

import { createHash } from 'node:crypto';
import { findInterruption } from '../../db/client.ts';
import type { SignInRefusalReason } from '../../errors.ts';
import type { Viewer } from '../base/identity.ts';
import { databaseAwayMessage, retryAfterSeconds } from '../mutations/interrupted.ts';
import { type AuthenticateDeps, authenticate, isViewer } from './authenticate.ts';
import type { RateLimits } from './rate-limits.ts';

/** Why a caller is refused. */
export interface Refusal {
  code: 'UNAUTHENTICATED' | 'RATE_LIMITED' | 'INTERNAL';
  message: string;
  /** The HTTP status. */
  status: 401 | 429 | 503;
  /** After so many ms the same credentials may be accepted; null: other credentials are needed. */
  waitMs: number | null;
  /** Of credentials that let nobody in: why, for programs. */
  reason?: SignInRefusalReason | undefined;
}

/** Authenticates callers, the same way for HTTP, event streams and WebSocket. */
export interface Authenticator {
  authenticate(authorization: string | null, address: string): Promise<Viewer | Refusal>;
  /** For how many ms nobody may try to sign in from an address; 0: they may. */
  getWaitMs(address: string): Promise<number>;
  /** Counts credentials that were checked elsewhere and let nobody in. */
  countFailure(address: string): Promise<void>;
}

const transientWaitMs = retryAfterSeconds * 1000;

/**
 * After too many failed sign-ins the callers of an address are refused for a while, except with credentials that were accepted
 * lately: whoever guesses from the address of an office must not lock the office out.
 */
export function createAuthenticator(deps: AuthenticateDeps & { rateLimits: RateLimits }): Authenticator {
  const { rateLimits } = deps;
  const accepted = new AcceptedCredentials();
  const lookup = createLookup(deps);

  async function authenticateNow(
    authorization: string | null,
    hash: string,
    address: string,
  ): Promise<Viewer | Refusal> {
    const result = await lookup(authorization, hash);
    if (isViewer(result)) {
      accepted.add(hash);
      return result;
    }
    if (result.isTransient) return refuse('UNAUTHENTICATED', result.failure, 503, transientWaitMs);
    // Without credentials it was no attempt to sign in.
    if (authorization) await rateLimits.countFailure(address);
    return { ...refuse('UNAUTHENTICATED', result.failure, 401, null), reason: result.reason };
  }

  return {
    getWaitMs: (address) => rateLimits.getWaitMs(address),
    countFailure: (address) => rateLimits.countFailure(address),
    async authenticate(authorization, address) {
      const hash = createHash('sha256')
        .update(authorization ?? '')
        .digest('base64');
      const waitMs = await rateLimits.getWaitMs(address);
      if (waitMs > 0 && !accepted.hasLately(hash)) {
        return refuse('RATE_LIMITED', 'Too many failed sign-ins from this address: retry later', 429, waitMs);
      }
      try {
        return await authenticateNow(authorization, hash, address);
      } catch (error) {
        if (!findInterruption(error)) throw error;
        return refuse('INTERNAL', databaseAwayMessage, 503, transientWaitMs);
      }
    },
  };
}

/** Requests with the same credentials that come at the same time share one look into the database: a flood costs no more than that. */
function createLookup(deps: AuthenticateDeps) {
  const running = new Map<string, ReturnType<typeof authenticate>>();
  return (authorization: string | null, hash: string): ReturnType<typeof authenticate> => {
    const known = running.get(hash);
    if (known) return known;
    const result = authenticate(deps, authorization).finally(() => running.delete(hash));
    running.set(hash, result);
    return result;
  };
}

function refuse(code: Refusal['code'], message: string, status: Refusal['status'], waitMs: Refusal['waitMs']): Refusal {
  return { code, message, status, waitMs };
}

const rememberedMs = 10 * 60_000;
const maxRemembered = 10_000;

/** Hashes of credentials that were accepted, with the time, the oldest first. */
class AcceptedCredentials {
  readonly #times = new Map<string, number>();

  add(hash: string): void {
    this.#times.delete(hash);
    this.#times.set(hash, Date.now());
    const [oldest] = this.#times.keys();
    if (this.#times.size > maxRemembered && oldest !== undefined) this.#times.delete(oldest);
  }

  hasLately(hash: string): boolean {
    return Date.now() - (this.#times.get(hash) ?? 0) <= rememberedMs;
  }
}

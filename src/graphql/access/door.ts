import { createHash } from 'node:crypto';
import { isDatabaseAway } from '../../db/client.ts';
import type { Viewer } from '../base/identity.ts';
import { type AuthenticateDeps, authenticate, isViewer } from './authenticate.ts';
import type { RateLimits } from './rate-limits.ts';

/** Why somebody is not let in. */
export interface Refusal {
  code: 'UNAUTHENTICATED' | 'RATE_LIMITED' | 'INTERNAL';
  message: string;
  /** As HTTP says it. */
  status: 401 | 429 | 503;
  /** After so many ms it may be otherwise; null: other credentials are wanted. */
  waitMs: number | null;
}

/** Lets people in: the same door for HTTP, event streams and WebSocket. */
export interface Door {
  enter(authorization: string | null, address: string): Promise<Viewer | Refusal>;
}

const rememberedMs = 10 * 60_000;
const mostRemembered = 10_000;
const passingMs = 5_000;

/** Whether the door gave a viewer. */
export function isLetIn(result: Viewer | Refusal): result is Viewer {
  return 'role' in result;
}

/**
 * After too many failed sign-ins an address is not listened to for a while, except with credentials that were good lately: whoever
 * guesses from behind the address of an office must not lock the office out.
 */
export function createDoor(deps: AuthenticateDeps & { rateLimits: RateLimits }): Door {
  const { rateLimits } = deps;
  /** Hashes of credentials that let somebody in, with the time of it, the oldest first. */
  const good = new Map<string, number>();

  function remember(hash: string): void {
    good.delete(hash);
    good.set(hash, Date.now());
    const [oldest] = good.keys();
    if (good.size > mostRemembered && oldest !== undefined) good.delete(oldest);
  }

  return {
    async enter(authorization, address) {
      const hash = createHash('sha256')
        .update(authorization ?? '')
        .digest('base64');
      const waitMs = await rateLimits.getWaitMs(address);
      if (waitMs > 0 && Date.now() - (good.get(hash) ?? 0) > rememberedMs) {
        const message = 'Too many sign-ins from this address failed: try again later';
        return { code: 'RATE_LIMITED', message, status: 429, waitMs };
      }
      try {
        const result = await authenticate(deps, authorization);
        if (isViewer(result)) {
          remember(hash);
          return result;
        }
        if (result.passing) {
          return { code: 'UNAUTHENTICATED', message: result.failure, status: 503, waitMs: passingMs };
        }
        // Without credentials nothing was tried.
        if (authorization) await rateLimits.countFailure(address);
        return { code: 'UNAUTHENTICATED', message: result.failure, status: 401, waitMs: null };
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        const message = 'The database cannot be reached now: try again soon';
        return { code: 'INTERNAL', message, status: 503, waitMs: passingMs };
      }
    },
  };
}

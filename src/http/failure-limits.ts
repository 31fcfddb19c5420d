import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { findClientAddress, type TrustedProxies } from './client-address.ts';
import { problem } from './problem.ts';

/** Counts what addresses fail to sign. */
export interface FailureLimits {
  /** For how many ms an address is beyond its limit; 0: it is not. */
  getWaitMs(address: string): Promise<number>;
  countFailure(address: string): Promise<void>;
}

/** Counts a failure of the caller's address. Returns the answer 429 where the address is beyond its limit. */
export async function countFailure(
  { failures, trustedProxies }: { failures: FailureLimits; trustedProxies: TrustedProxies },
  c: Context,
): Promise<Response | undefined> {
  const address = findClientAddress(getConnInfo(c).remote.address, c.req.header('x-forwarded-for'), trustedProxies);
  const waitMs = await failures.getWaitMs(address);
  if (waitMs === 0) {
    await failures.countFailure(address);
    return undefined;
  }
  c.header('Retry-After', String(Math.max(1, Math.ceil(waitMs / 1000))));
  return problem(c, 'too-many-failures', 'Too many wrong signatures from this address: retry later');
}

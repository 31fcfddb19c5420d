import { type BlockList, isIP } from 'node:net';

/** Networks of our own proxies: only they are believed when they say whom they speak for. */
export type TrustedProxies = Pick<BlockList, 'check'>;

/**
 * The address of the client: that of the connection, or, where that is a trusted proxy, the nearest one in X-Forwarded-For that is
 * none (what stands further left anybody can write). `unknown` when the connection is gone already.
 */
export function findClientAddress(
  remote: string | undefined,
  forwarded: string | undefined,
  trusted: TrustedProxies,
): string {
  const hops = (forwarded ?? '').split(',').map((hop) => toPlain(hop.trim()));
  let address = toPlain(remote ?? '');
  while (isTrusted(address, trusted)) {
    const next = hops.pop();
    if (next === undefined || isIP(next) === 0) break;
    address = next;
  }
  return address || 'unknown';
}

function isTrusted(address: string, trusted: TrustedProxies): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** An IPv4 address as IPv4, also where the socket shows it as IPv6. */
function toPlain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

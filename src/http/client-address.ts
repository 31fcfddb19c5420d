import { type BlockList, isIP } from 'node:net';

/** Networks of our own proxies. Their X-Forwarded-For is trusted, nobody else's is. */
export type TrustedProxies = Pick<BlockList, 'check'>;

/**
 * The address of the client. It is the address of the connection; if that is a trusted proxy, the nearest address in
 * X-Forwarded-For that is not one (anybody can write what is further left). `unknown`: the connection is already closed.
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

/** Whether an address is one of our own proxies. */
export function isTrusted(address: string, trusted: TrustedProxies): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** An IPv4 address as IPv4, even if the socket shows it as IPv6. */
export function toPlain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

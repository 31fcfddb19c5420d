import type { Socket } from 'node:net';
import { toNetwork } from '../client-network.ts';
import type { TrustedProxies } from './client-address.ts';
import { isTrusted, toPlain } from './client-address.ts';

/** Counts the open connections of each address. */
export interface ConnectionLimit {
  /** Counts a new connection until it closes. False: its address has too many, and it was cut off. */
  admit(socket: Socket): boolean;
}

/**
 * Nobody may take all connections of a process by opening them and sending nothing. Connections of trusted proxies are not counted: all
 * callers come through them.
 */
export function createConnectionLimit(maxPerAddress: number, trustedProxies: TrustedProxies): ConnectionLimit {
  const open = new Map<string, number>();
  return {
    admit(socket) {
      const address = toPlain(socket.remoteAddress ?? '');
      if (isTrusted(address, trustedProxies)) return true;
      const network = toNetwork(address);
      const count = open.get(network) ?? 0;
      if (count >= maxPerAddress) {
        socket.destroy();
        return false;
      }
      open.set(network, count + 1);
      socket.once('close', () => {
        const left = (open.get(network) ?? 1) - 1;
        if (left > 0) open.set(network, left);
        else open.delete(network);
      });
      return true;
    },
  };
}

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a server listens. `variable`: what sets the port. */
export interface ListenOptions {
  host: string;
  port: number;
  variable: 'PORT' | 'METRICS_PORT';
}

/** Starts to listen; returns the address without a slash at its end. Rejects with a message for people when the port is not available. */
export async function listen(server: Server, { host, port, variable }: ListenOptions): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new Error(
            `Port ${port} on ${host} is used by another program. Set ${variable} to a free port (0 = any free port).`,
          ),
        );
      } else if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') {
        reject(
          new Error(
            `Cannot listen on ${host} port ${port}: ${error.code}. Set HOST and ${variable} to an address that this machine allows.`,
          ),
        );
      } else reject(error);
    });
    server.listen(port, host, resolve);
  });
  const { address, port: given, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${given}`;
}

/** Accepts no new connections and waits for the requests in progress. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Event streams do not end on their own; other requests are finished by then.
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** Answers a request that does not become a socket. */
export function refuseUpgrade(request: IncomingMessage, tcpSocket: Socket, status: string, ...headers: string[]): void {
  tcpSocket.write(
    [`HTTP/1.1 ${status}`, ...toRequestIdHeader(request), ...headers, 'Connection: close', '', ''].join('\r\n'),
  );
  // Not only our half: the peer would keep the connection for as long as it likes.
  tcpSocket.destroySoon();
}

/** The header line with the id that the HTTP server gave the request. */
export function toRequestIdHeader({ headers }: IncomingMessage): string[] {
  const id = headers['x-request-id'];
  return typeof id === 'string' ? [`X-Request-Id: ${id}`] : [];
}

import { once } from 'node:events';
import { createServer } from 'node:net';

/** Throws what `listen` throws if the port cannot be used: before a database is made that nobody will reach. */
export async function assertPortFree(port: number, host: string): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

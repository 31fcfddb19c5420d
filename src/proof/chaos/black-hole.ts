import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can swallow everything without a word, as a network that lost a route does. */
export interface BlackHole {
  /** The server's URL, by this way. */
  url: string;
  /** From now on nothing passes, and nobody is told: connections stay open, new ones are accepted. */
  swallow(): void;
  /** New connections pass again; those that were open stay dead. */
  heal(): void;
  /** Cuts every open connection at both ends, at once; new ones pass. */
  cut(): void;
  /** From now on new connections go to the server at this URL; open ones are cut. */
  leadTo(url: string): void;
  stop(): Promise<void>;
}

/** Stands between a client and the server at `url`. */
export async function startBlackHole(url: string): Promise<BlackHole> {
  let target = new URL(url);
  const sockets = new Set<Socket>();
  let swallowing = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      let dead = false;
      from.on('data', (data) => {
        dead ||= swallowing;
        if (!dead) to.write(data);
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (!dead && !swallowing) to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    swallow() {
      swallowing = true;
    },
    heal() {
      swallowing = false;
    },
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    leadTo(other) {
      target = new URL(other);
      for (const socket of sockets) socket.destroy();
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A backend connection, logged in; `deliver` gets every message of the server. */
interface Backend {
  socket: Socket;
  deliver: (message: Buffer) => void;
}

/** Splits a stream of messages (a type, then the length of the rest) into whole ones. */
function splitMessages(onMessage: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const end = rest.readInt32BE(1) + 1;
      onMessage(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
  };
}

const startup = (user: string, database: string): Buffer => {
  const body = Buffer.from(`user\0${user}\0database\0${database}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, body]);
};

const type = (message: Buffer): string => String.fromCharCode(message[0] ?? 0);

/**
 * A pooler as PgBouncer is in transaction mode: a client has a backend from its first message to the end of its transaction, then another
 * client may have it. It drops the settings that clients give their connections. In: the port of a server that lets the user in without a
 * password. `newestFirst`: whether the backend that was used last is given out first.
 */
export async function startTransactionPooler(
  port: number,
  { user, database, newestFirst }: { user: string; database: string; newestFirst: boolean },
): Promise<{ port: number; stop(): Promise<void> }> {
  const free: Backend[] = [];
  const sockets = new Set<Socket>();
  const greeting: Buffer[] = [];

  async function openBackend(): Promise<Backend> {
    const socket = connect(port, '127.0.0.1');
    sockets.add(socket);
    socket.on('error', () => {});
    await once(socket, 'connect');
    const ready = Promise.withResolvers<void>();
    const isFirst = greeting.length === 0;
    const backend: Backend = {
      socket,
      deliver(message) {
        if (isFirst) greeting.push(message);
        if (type(message) === 'Z') ready.resolve();
      },
    };
    socket.on(
      'data',
      splitMessages((message) => backend.deliver(message)),
    );
    socket.write(startup(user, database));
    await ready.promise;
    return backend;
  }

  function serve(client: Socket): void {
    sockets.add(client);
    client.on('error', () => {});
    let backend: Backend | undefined;
    let waiting = Promise.resolve();
    const take = async (message: Buffer): Promise<void> => {
      if (type(message) === 'X') return;
      if (!backend) {
        const taken = (newestFirst ? free.pop() : free.shift()) ?? (await openBackend());
        backend = taken;
        taken.deliver = (answer) => {
          client.write(answer);
          if (type(answer) !== 'Z' || String.fromCharCode(answer[5] ?? 0) !== 'I') return;
          taken.deliver = () => {};
          backend = undefined;
          free.push(taken);
        };
      }
      backend.socket.write(message);
    };
    const split = splitMessages((message) => {
      waiting = waiting.then(() => take(Buffer.from(message)));
    });
    // The first message has no type.
    client.once('data', () => {
      for (const message of greeting) client.write(message);
      client.on('data', split);
    });
  }

  free.push(await openBackend(), await openBackend(), await openBackend());
  for (const backend of free) backend.deliver = () => {};
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

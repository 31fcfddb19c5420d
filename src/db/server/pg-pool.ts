import { once } from 'node:events';
import { connect } from 'node:net';
import { Client, type ClientConfig, Pool, type PoolConfig } from 'pg';
import type { PostgresHost } from '../../postgres-address.ts';
import { reach } from './reach.ts';

const answerMs = 2_000;

/**
 * A pool of the `pg` driver, for what needs that driver, to the same server and with the same encryption as `connect`. Close it with `end()`.
 * Rejects when the server does not answer and only it knows whether to encrypt.
 */
export async function createPgPool(
  url: string,
  options: Pick<
    PoolConfig,
    'max' | 'application_name' | 'connectionTimeoutMillis' | 'idle_in_transaction_session_timeout'
  >,
): Promise<Pool> {
  const { address, primary } = reach(url);
  const host = (): PostgresHost => ({ host: primary.host[0], port: primary.port[0] });
  const { user, password, database, tls, plainAllowed } = address;
  const isEncrypted = tls !== undefined && !isSocket(host()) && (!plainAllowed || (await offersTls(host())));
  class PrimaryClient extends Client {
    // Not by way of the pool, which hides passwords and keys in its options.
    constructor(config: ClientConfig = {}) {
      super({
        ...config,
        ...host(),
        ...(user !== undefined && { user }),
        ...(password !== undefined && { password }),
        ...(database !== undefined && { database }),
        ssl: isEncrypted ? { ...tls } : false,
      });
    }
  }
  const pool = new Pool({ ...options, Client: PrimaryClient });
  const onLost = (): void => primary.lost();
  // Without listeners a lost connection would end the process.
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', onLost));
  return pool;
}

const isSocket = ({ host }: PostgresHost): boolean => host.startsWith('/');

/** Asks as PostgreSQL's protocol says: eight bytes, which are answered by `S` where there is TLS. */
async function offersTls({ host, port }: PostgresHost): Promise<boolean> {
  const socket = connect({ host, port });
  socket.setTimeout(answerMs, () => socket.destroy(Object.assign(new Error('no answer'), { code: 'CONNECT_TIMEOUT' })));
  try {
    await once(socket, 'connect');
    const answer = once(socket, 'data') as Promise<[Buffer]>;
    socket.write(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]));
    const [[first]] = await answer;
    return first === 'S'.charCodeAt(0);
  } finally {
    socket.on('error', () => {});
    socket.destroy();
  }
}

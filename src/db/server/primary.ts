import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../../errors.ts';
import type { PostgresAddress, PostgresHost } from '../../postgres-address.ts';
import { postgres } from '../postgres-driver.ts';

const connectTimeoutS = 2;
const pauseMs = 500;
/** As long as a worker keeps trying before its process ends. */
const maxSearchMs = 300_000;

/** What a host said when it was asked whether it accepts writes. `problem` undefined: it does. */
interface Found {
  host: PostgresHost;
  problem: string | undefined;
}

/**
 * The server of a URL that accepts writes at the moment. Both drivers take it from here whenever they open a connection, because neither
 * does it well itself: with several hosts one of them reads them from the URL but tries them for ever without an error, the other one knows
 * a single host only.
 */
export class Primary {
  /** Arrays with one element each, as postgres.js reads them when it connects. */
  readonly host: [string];
  readonly port: [number];
  readonly #address: PostgresAddress;
  #search: Promise<void> | undefined;

  constructor(address: PostgresAddress) {
    const [first = { host: 'localhost', port: 5432 }] = address.hosts;
    this.#address = address;
    this.host = [first.host];
    this.port = [first.port];
  }

  /** Looks which host accepts writes. Throws an Error for the operator when none does. */
  async locate(): Promise<void> {
    if (this.#address.hosts.length === 1) return;
    const problems: string[] = [];
    for (const answer of this.#ask()) {
      const { host, problem } = await answer;
      if (problem === undefined) {
        this.#use(host);
        return;
      }
      problems.push(`${host.host}:${host.port} ${problem}`);
    }
    throw new Error(`No host of DATABASE_URL accepts writes: ${problems.join('; ')}.`);
  }

  /** To be called when a connection was lost or could not be made: looks for the primary until there is one. */
  lost(): void {
    if (this.#address.hosts.length === 1) return;
    if (this.#search) return;
    this.#search = this.#searchOn().finally(() => {
      this.#search = undefined;
    });
  }

  async #searchOn(): Promise<void> {
    const until = performance.now() + maxSearchMs;
    while (performance.now() < until) {
      try {
        await this.locate();
        return;
      } catch {
        await delay(pauseMs, undefined, { ref: false });
      }
    }
  }

  /** Asks all hosts at once; the answers in order, the present host first: while it accepts writes it is kept. */
  #ask(): Promise<Found>[] {
    const isPresent = ({ host, port }: PostgresHost): boolean => host === this.host[0] && port === this.port[0];
    const hosts = this.#address.hosts.toSorted((a, b) => Number(isPresent(b)) - Number(isPresent(a)));
    return hosts.map((host) => this.#askOne(host));
  }

  async #askOne(host: PostgresHost): Promise<Found> {
    // Not a literal: the published types do not know the option of our patch.
    const silent = { silent_ms: connectTimeoutS * 1_000 };
    const sql = postgres({
      ...silent,
      ...toDriverOptions(this.#address, { host: [host.host], port: [host.port] }),
      max: 1,
      connect_timeout: connectTimeoutS,
      fetch_types: false,
      connection: { application_name: 'ombor primary' },
      onnotice: () => {},
    });
    try {
      const [row] = await sql<{ standby: boolean }[]>`select pg_is_in_recovery() as standby`;
      return { host, problem: row?.standby === false ? undefined : 'is a standby' };
    } catch (error) {
      return { host, problem: `does not answer (${messageOf(error)})` };
    } finally {
      void sql.end({ timeout: 0 }).catch(() => {});
    }
  }

  #use({ host, port }: PostgresHost): void {
    this.host[0] = host;
    this.port[0] = port;
  }
}

/** The part of postgres.js's options that says where and how to connect. It reads both arrays at each new connection. */
export function toDriverOptions(
  { user, password, database, tls, plainAllowed }: PostgresAddress,
  { host, port }: { host: string[]; port: number[] },
) {
  const [directory = ''] = host;
  const isSocket = directory.startsWith('/');
  return {
    // The published types know one host only; the driver takes arrays and reads them when it connects.
    host: host as unknown as string,
    port: port as unknown as number,
    ...(isSocket && { path: `${directory}/.s.PGSQL.${port[0]}` }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(database !== undefined && { database }),
    ssl: tls && !isSocket ? { ...tls, plain_allowed: plainAllowed } : false,
  };
}

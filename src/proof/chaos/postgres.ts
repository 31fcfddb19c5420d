import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectChaos, createChaosDatabase } from '../../db/chaos/chaos-database.ts';
import type { Sql } from '../../db/client.ts';
import { isClaimed } from '../../db/postgres/directory-owner.ts';
import { type Embedded, startEmbedded, stopOrphan } from '../../db/postgres/embedded.ts';
import { readPidFile } from '../../db/postgres/postgres-process.ts';
import { type BlackHole, startBlackHole } from './black-hole.ts';

/** fast: as an update of the system does; immediate: as a power cut does. */
export type StopMode = 'fast' | 'immediate';

/** The PostgreSQL of a run, which can be stopped, frozen and started again. */
export class Postgres {
  /** For Ombor: an ordinary role. */
  url: string;
  /** Of the superuser, for faults and the checker; it leads to the server whatever its port is. */
  readonly admin: Sql;
  readonly adminUrl: string;
  readonly encryptionKey: Buffer;
  readonly #directory: string;
  readonly #env: Record<string, string>;
  readonly #way: BlackHole;
  #server: Embedded;
  #turn: Promise<unknown> = Promise.resolve();
  #onMoved: (url: string) => void = () => {};

  private constructor(parts: {
    directory: string;
    env: Record<string, string>;
    server: Embedded;
    url: string;
    way: BlackHole;
  }) {
    this.#directory = parts.directory;
    this.#env = parts.env;
    this.#server = parts.server;
    this.encryptionKey = parts.server.encryptionKey;
    this.url = parts.url;
    this.#way = parts.way;
    this.adminUrl = parts.way.url;
    this.admin = connectChaos(parts.way.url, 4);
  }

  /** A new server with a migrated database, in a directory of its own. `env`: more variables of the server's process. */
  static async start(directory: string, env: Record<string, string> = {}): Promise<Postgres> {
    if (isClaimed(directory)) throw new Error(`Another run uses ${directory}. Stop it first.`);
    await stopOrphan(directory);
    await rm(path.join(directory, 'data'), { recursive: true, force: true });
    const server = await startEmbedded({ directory, env });
    const { url, ownUrl } = await createChaosDatabase(server.superuserUrl);
    const way = await startBlackHole(ownUrl);
    return new Postgres({ directory, env, server, url, way });
  }

  /** Calls `listener` with the new URL after each start. */
  onMoved(listener: (url: string) => void): void {
    this.#onMoved = listener;
  }

  /** Stops the server, waits, and starts it again. One at a time. */
  restart(mode: StopMode, downMs = 0): Promise<void> {
    return this.#inTurn(async () => {
      await this.#end(mode);
      await sleep(downMs);
      await this.#begin();
    });
  }

  /** Starts a server that has ended; one that runs is left alone. */
  ensureStarted(): Promise<void> {
    return this.#inTurn(async () => {
      if (!(await this.isRunning())) await this.#begin();
    });
  }

  async isRunning(): Promise<boolean> {
    return (await this.#processes()).length > 0;
  }

  /** Stops the time of all processes of the server. Returns how to let it go on. */
  async freeze(): Promise<() => void> {
    const pids = await this.#processes();
    for (const pid of pids) tryKill(pid, 'SIGSTOP');
    const goOn = (): void => {
      for (const pid of pids) tryKill(pid, 'SIGCONT');
    };
    // A run that is stopped meanwhile must leave a server that can be stopped too.
    process.once('exit', goOn);
    return () => {
      process.off('exit', goOn);
      goOn();
    };
  }

  async stop(): Promise<void> {
    await this.#turn;
    await this.admin.end({ timeout: 5 });
    await this.#way.stop();
    await this.#server.stop();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const next = this.#turn.then(work);
    this.#turn = next.catch(() => {});
    return next;
  }

  async #end(mode: StopMode): Promise<void> {
    if (mode === 'fast') return this.#server.stop();
    const file = await readPidFile(path.join(this.#directory, 'data'));
    if (file) tryKill(file.pid, 'SIGQUIT');
    await this.#server.failed;
  }

  async #begin(): Promise<void> {
    this.#server = await startEmbedded({ directory: this.#directory, env: this.#env });
    const { port } = new URL(this.#server.url);
    const url = new URL(this.url);
    url.port = port;
    this.url = url.href;
    this.#way.leadTo(this.url);
    this.#onMoved(this.url);
  }

  /** The first process of the server and its children; none: it has ended. */
  async #processes(): Promise<number[]> {
    const file = await readPidFile(path.join(this.#directory, 'data'));
    if (!file) return [];
    const stats = await Promise.all(
      (await readdir('/proc'))
        .filter((name) => /^\d+$/.test(name))
        .map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')),
    );
    return stats
      .map((stat) => ({ pid: Number.parseInt(stat, 10), fields: stat.slice(stat.lastIndexOf(')') + 2).split(' ') }))
      .filter(({ pid, fields }) => (pid === file.pid && fields[0] !== 'Z') || Number(fields[1]) === file.pid)
      .map(({ pid }) => pid);
  }
}

function tryKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended.
  }
}

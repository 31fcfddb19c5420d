import { type App, createApp } from '../app.ts';
import { type Api, createApi, followStock } from '../demo/api.ts';
import type { Env } from '../env.ts';
import type { Logger } from '../log.ts';
import type { Figures } from './figures.ts';

/** What a run needs to start Ombor: its environment with an owner's key, and a database. */
export interface Installation {
  env: Env & { ownerKey: string };
  log: Logger;
  databaseUrl: string;
  encryptionKey: Buffer;
}

/** Ombor as it runs in the proof: an API with a worker, and a second worker beside it. */
export class Ombor {
  readonly #installation: Installation;
  readonly #skus: string[];
  readonly #figures: Figures;
  #processes: App[] = [];
  #unfollow: (() => Promise<void>) | undefined;
  /** 0: any free port; after the first start the same one, so that marketplaces find it again. */
  #port = 0;
  api: Api | null = null;

  constructor(installation: Installation, skus: string[], figures: Figures) {
    this.#installation = installation;
    this.#skus = skus;
    this.#figures = figures;
  }

  /** Starts both parts. Returns the address. */
  async start(): Promise<string> {
    const { env, ...rest } = this.#installation;
    const main = await createApp({ ...rest, env: { ...env, port: this.#port }, role: 'all' });
    this.#processes = [main];
    const { url } = await main.start();
    if (!url) throw new Error('the API has no address');
    const worker = await createApp({ ...rest, env, role: 'worker' });
    this.#processes.push(worker);
    await worker.start();
    this.#port = Number(new URL(url).port);
    this.api = createApi(url, `Bearer ${env.ownerKey}`);
    return url;
  }

  /** Follows the figures of all products from now on; resolves after the first ones. */
  async follow(url: string): Promise<void> {
    const authorization = `Bearer ${this.#installation.env.ownerKey}`;
    this.#unfollow = await followStock(url, authorization, this.#skus, ({ sku, stock }) =>
      this.#figures.publish(sku, stock),
    );
  }

  /** Stops everything. */
  async stop(): Promise<void> {
    this.api = null;
    await this.#unfollow?.();
    this.#unfollow = undefined;
    await Promise.all(this.#processes.map((process) => process.stop()));
    this.#processes = [];
  }
}

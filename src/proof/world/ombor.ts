import { randomBytes } from 'node:crypto';
import { createApp } from '../../app.ts';
import {
  createMarketplaceConnections,
  type MarketplaceConnections,
} from '../../connections/marketplace-connections.ts';
import { connect, type Sql } from '../../db/client.ts';
import { connectToRestore, takeDueTasks } from '../../db/model-database.ts';
import { type Api, createApi } from '../../demo/api.ts';
import { parseEnv } from '../../env.ts';
import { createLogger } from '../../log.ts';
import { createMarketplaceHttp } from '../../marketplaces/http.ts';
import { createMetrics } from '../../metrics.ts';
import { createCoreTasks, createPushTasks } from '../../tasks/index.ts';
import { listSweepSteps } from '../../tasks/sweep.ts';
import type { TaskDeps } from '../../tasks/task.ts';

/** The answer to a mutation: a refusal has `message`. */
export type Answer = Record<string, unknown> & { __typename: string; message?: string };

const maxRounds = 60;
const variables = { PORT: '0', ALLOW_PRIVATE_NETWORKS: 'true', STAFF_POINTS_PER_MINUTE: '1000000000' };

/** Ombor as a model drives it: the API over HTTP, and the tasks of a worker run one after another when the model says so. */
export class ModelOmbor {
  readonly url: string;
  readonly api: Api;
  readonly sql: Sql;
  /** For restoring the database between two histories. */
  readonly apart: Sql;
  /** What was logged as an error since the last history began. */
  readonly errors: string[];
  readonly #tasks: ReturnType<typeof createCoreTasks>;
  readonly #deps: TaskDeps;
  readonly #connections: MarketplaceConnections;
  readonly #stop: () => Promise<void>;

  private constructor(
    url: string,
    key: string,
    deps: TaskDeps,
    connections: MarketplaceConnections,
    apart: Sql,
    errors: string[],
    stop: () => Promise<void>,
  ) {
    this.url = url;
    this.api = createApi(url, `Bearer ${key}`);
    this.sql = deps.sql;
    this.apart = apart;
    this.errors = errors;
    this.#deps = deps;
    this.#tasks = { ...createCoreTasks(deps), ...createPushTasks(deps) };
    this.#connections = connections;
    this.#stop = stop;
  }

  /** Starts the API and a pool for the tasks, on a model database. */
  static async start(databaseUrl: string): Promise<ModelOmbor> {
    const ownerKey = randomBytes(24).toString('base64url');
    const encryptionKey = randomBytes(32);
    const env = parseEnv({ ...variables, OMBOR_OWNER_KEY: ownerKey });
    const errors: string[] = [];
    const log = createLogger({ level: 'error', pretty: false, write: (line) => void errors.push(line.trim()) });
    const app = await createApp({ env, role: 'api', log, databaseUrl, encryptionKey });
    const { url } = await app.start();
    if (url === null) throw new Error('the API has no address');
    const sql = connect(databaseUrl, { max: 3, applicationName: 'ombor model' });
    const apart = connectToRestore(databaseUrl);
    const connections = createMarketplaceConnections(sql, encryptionKey);
    const http = createMarketplaceHttp({ allowPrivateNetworks: true });
    const { findConnection } = connections;
    const deps = { sql, log, metrics: createMetrics(), http, findConnection };
    return new ModelOmbor(url, ownerKey, deps, connections, apart, errors, async () => {
      await app.stop();
      await http.close();
      await Promise.all([sql.end({ timeout: 1 }), apart.end({ timeout: 1 })]);
    });
  }

  /** Forgets what it read of marketplaces: their rows were changed behind its back. */
  forget(): void {
    this.#connections.forget();
  }

  /** Runs every task that is due, and what these ask for, until nothing is due. Returns how many ran. */
  async work(): Promise<number> {
    let count = 0;
    for (let round = 0; round < maxRounds; round += 1) {
      const due = await takeDueTasks(this.sql);
      if (due.length === 0) return count;
      const seen = new Set<string>();
      for (const { task, payload } of due) {
        // A job is only a wake-up: two equal ones at once do what one does.
        const name = `${task} ${JSON.stringify(payload)}`;
        if (seen.has(name)) continue;
        seen.add(name);
        await this.#tasks[task]?.(payload, { abortSignal: new AbortController().signal, job: { id: '0' } } as never);
        count += 1;
      }
    }
    throw new Error(`tasks wake each other for ever: ${JSON.stringify(await takeDueTasks(this.sql))}`);
  }

  /** Looks for lost wake-ups, as a worker does every few seconds, and does what it found. Without a lease: nobody else sweeps. */
  async sweep(): Promise<void> {
    for (const step of listSweepSteps(this.#deps)) await step();
    await this.work();
  }

  /** Runs a mutation with its input. `selection`: the fields of its payload. */
  async change(field: string, input: Record<string, unknown>, selection = ''): Promise<Answer> {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}`;
    const data = await this.api.query<{ result: Answer }>(
      `mutation ($input: ${type}Input!) { result: ${field}(input: $input) { __typename ... on Error { message }
        ${selection === '' ? '' : `... on ${type}Payload { ${selection} }`} } }`,
      { input },
    );
    // A worker would hear that.
    if (field.endsWith('Marketplace') || field.endsWith('Secret')) this.forget();
    return data.result;
  }

  /** The same, where a refusal would be a fault of the model. */
  async must(field: string, input: Record<string, unknown>, selection = ''): Promise<Answer> {
    const answer = await this.change(field, input, selection);
    if (answer.message !== undefined) throw new Error(`${field}: ${answer.message}`);
    return answer;
  }

  /** Stops everything. */
  stop(): Promise<void> {
    return this.#stop();
  }
}

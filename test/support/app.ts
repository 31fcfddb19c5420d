import { randomBytes } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { afterAll, beforeAll } from 'vitest';

import { type App, type AppOptions, createApp } from '../../src/app.ts';
import { parseEnv } from '../../src/env.ts';
import { createLogger } from '../../src/log.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import type { TestDatabase } from './database.ts';

export const ownerKey = `test-owner-${'k'.repeat(32)}`;
export const botToken = '123456:TEST-token-for-tests-only';
export const encryptionKey = randomBytes(32);

/** A running process of Ombor and how to call its API. */
export interface RunningApp {
  url: string;
  app: App;
  /** Runs an operation as the owner, or with another Authorization value; throws on top-level errors. */
  query<Data = Record<string, never>>(
    query: string,
    variables?: Record<string, unknown>,
    authorization?: string,
  ): Promise<Data>;
  /** Runs a typed document as the owner, or with another Authorization value; throws on top-level errors. */
  run<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    authorization?: string,
  ): Promise<Data>;
  /** The same, whatever the answer is. */
  post(body: unknown, authorization?: string | null): Promise<{ status: number; body: GraphQLAnswer }>;
  stop(): Promise<void>;
}

/** An answer as it stands on the wire. */
export interface GraphQLAnswer {
  data?: Record<string, never> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; requestId: string } }[];
  extensions?: { cost?: { requested: number; remaining: number; resetAt: string } };
}

/** How a test wants its process of Ombor. `write` gets the lines of its log. */
interface StartOptions {
  role?: AppOptions['role'];
  env?: Record<string, string>;
  write?: (line: string) => void;
  encryptionKey?: AppOptions['encryptionKey'];
}

/** A process of Ombor for all tests of a file, on its database: started before them, stopped after them. */
export function useApp(database: TestDatabase, options: StartOptions = {}): RunningApp {
  const app = {} as RunningApp;
  beforeAll(async () => {
    Object.assign(app, await startApp(database.url, options));
  });
  afterAll(() => app.stop());
  return app;
}

/** Starts a process of Ombor on a test's database. */
export async function startApp(databaseUrl: string, options: StartOptions = {}): Promise<RunningApp> {
  const env = parseEnv({
    DATABASE_URL: databaseUrl,
    OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64'),
    OMBOR_OWNER_KEY: ownerKey,
    TELEGRAM_BOT_TOKEN: botToken,
    ALLOW_PRIVATE_NETWORKS: 'true',
    PORT: '0',
    // Each connection plans its statements anew: with 20 of them the tests take a fifth more of the processor.
    DATABASE_CONNECTIONS: '4',
    ...options.env,
  });
  const level = env.logLevel === 'info' ? 'silent' : env.logLevel;
  const log = createLogger({ level, pretty: false, ...(options.write && { write: options.write }) });
  const app = await createApp({
    env,
    role: options.role ?? 'all',
    log,
    databaseUrl,
    encryptionKey: options.encryptionKey ?? encryptionKey,
  });
  const { url } = await app.start().catch(async (error: unknown) => {
    // What had started by then would go on for the rest of the run.
    await app.stop();
    throw error;
  });
  async function post(body: unknown, authorization: string | null = `Bearer ${ownerKey}`) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization !== null && { authorization }) },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as GraphQLAnswer };
  }
  async function query<Data>(text: string, variables?: Record<string, unknown>, authorization?: string) {
    const { body } = await post({ query: text, variables }, authorization);
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data as Data;
  }
  return {
    url: url ?? '',
    app,
    post,
    query,
    run: <Data, Variables>(
      document: TypedDocumentNode<Data, Variables>,
      variables: Variables,
      authorization?: string,
    ) => query<Data>(print(document), variables as Record<string, unknown>, authorization),
    stop: () => app.stop(),
  };
}

/** Connects simulated marketplaces as the document has them: webhooks on, stock figures as the sale signal. */
export async function connectSimulated(
  { query, url }: RunningApp,
  simulator: Simulator,
  names: ('uzum' | 'wildberries' | 'ozon' | 'test')[],
  onSecret: (name: string, secret: string) => void = () => {},
): Promise<void> {
  for (const name of names) {
    const { adapter, settings, credentials } = simulator.connections[name];
    const { connectMarketplace } = await query<{ connectMarketplace: { webhookSecret: string; message?: string } }>(
      `mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) {
        ... on ConnectMarketplacePayload { webhookSecret } ... on Error { message } } }`,
      {
        input: {
          code: name,
          name,
          adapter,
          settings,
          credentials,
          currency: 'UZS',
          saleSignal: 'STOCK',
          supportsWebhooks: true,
          webhookEnabled: true,
        },
      },
    );
    if (connectMarketplace.message) throw new Error(connectMarketplace.message);
    onSecret(name, connectMarketplace.webhookSecret);
    simulator.marketplaces[name].setWebhookTarget(
      `${url}/webhooks/marketplaces/stock-update`,
      name,
      connectMarketplace.webhookSecret,
    );
  }
}

/** Makes a product and offers it on simulated marketplaces, which list it already. */
export async function offer(
  { query }: RunningApp,
  simulator: Simulator,
  product: { sku: string; quantity: number; price?: string; costPrice?: string; priceThere?: string },
  names: ('uzum' | 'wildberries' | 'ozon' | 'test')[],
): Promise<void> {
  const { sku, quantity, price, costPrice } = product;
  await query(
    `mutation ($input: CreateProductInput!) { createProduct(input: $input) { __typename ... on Error { message } } }`,
    {
      input: { sku, name: sku, quantity, price, costPrice },
    },
  );
  for (const name of names) {
    const item = simulator.marketplaces[name].add({ sku, stock: quantity });
    const { linkProduct } = await query<{ linkProduct: { message?: string } }>(
      `mutation ($input: LinkProductInput!) { linkProduct(input: $input) { __typename ... on Error { message } } }`,
      {
        input: {
          marketplace: name,
          sku,
          marketplaceSku: sku,
          marketplaceProductId: `${name}-${sku}`,
          price: product.priceThere,
          settings: name === 'uzum' || name === 'wildberries' ? item.link : undefined,
        },
      },
    );
    if (linkProduct.message) throw new Error(linkProduct.message);
  }
}

/** Lets stock flow to connected marketplaces. */
export async function resume({ query }: RunningApp, names: string[]): Promise<void> {
  for (const marketplace of names) {
    await query(`mutation ($input: ResumeMarketplaceInput!) { resumeMarketplace(input: $input) { __typename } }`, {
      input: { marketplace },
    });
  }
}

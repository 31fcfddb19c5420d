import { createHmac, randomUUID } from 'node:crypto';
import { styleText } from 'node:util';
import { createApp } from '../../app.ts';
import { connect } from '../../db/client.ts';
import { createApi, followStock, signInAsBuyer } from '../../demo/api.ts';
import { confirmOrders } from '../../demo/confirm-orders.ts';
import { createDemoPage } from '../../demo/page.ts';
import { type Cast, isRight } from '../../demo/play.ts';
import { printCaveats, printOutcome, printSales } from '../../demo/report.ts';
import { scenarios } from '../../demo/scenarios.ts';
import { goods, openShop } from '../../demo/shop.ts';
import { Phone } from '../../demo/timeline.ts';
import { createLogger } from '../../log.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import type { Database } from '../base/database.ts';
import { assertPortFree } from '../base/free-port.ts';
import { type FreshEnv, freshEnv, startFreshDatabase } from '../base/fresh-database.ts';
import { printLine } from '../base/print.ts';
import { createProgress } from '../base/progress.ts';
import { shopAddress } from '../base/shop-address.ts';
import { makeSignInLink } from '../base/sign-in-link.ts';
import { waitForSignal } from '../base/signals.ts';

/** The options of `ombor demo`. */
export interface DemoOptions {
  exit?: boolean;
  realLimits?: boolean;
}

/** Plays the scenarios and, unless it is to exit, serves the page until a signal. Throws when a figure was wrong or late. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const stack = new AsyncDisposableStack();
  const signal = waitForSignal();
  try {
    const right = await Promise.race([play(options, stack), signal.then(() => true)]);
    if (!right && options.exit) throw new Error('Some figures were wrong or late; see above.');
    if (!options.exit) await signal;
  } finally {
    await stack.disposeAsync();
  }
}

/** Returns whether every figure was right and in time. */
async function play({ exit = false, realLimits = false }: DemoOptions, stack: AsyncDisposableStack): Promise<boolean> {
  const settings = freshEnv('demo');
  const env = { ...settings, port: exit ? 0 : settings.port };
  await assertPortFree(env.port, env.host);
  const database = await startFreshDatabase(env);
  stack.defer(() => database.stop());
  const progress = createProgress();
  progress.step('Starting Ombor and the simulated marketplaces');
  const simulator = await startSimulator({ ozonRealLimits: realLimits });
  stack.defer(() => simulator.stop());
  const buyers = [
    signInAsBuyer(env.telegramBotToken, 1001, 'Aziza'),
    signInAsBuyer(env.telegramBotToken, 1002, 'Bobur'),
  ] as const;
  const url = await startOmbor(env, database, { simulator, buyerKey: buyers[0] }, stack);
  const seller = createApi(url, toSellerKey(env));
  const secrets = await openShop(seller, simulator, `${url}/webhooks/marketplaces/stock-update`);
  const phone = new Phone();
  const skus = goods.map(({ sku }) => sku);
  stack.defer(await followStock(url, buyers[0], skus, (update) => phone.update(update)));
  progress.done();
  const cast: Cast = { simulator, phone, seller, buyers: [createApi(url, buyers[0]), createApi(url, buyers[1])] };
  const right = await playAll(cast, realLimits);
  if (!exit) {
    const links = await makeLinks(database.url, url, buyers[0]);
    printAddresses(url, links, env.ownerKey, secrets.uzum, simulator.marketplaces.uzum.stockOf('PHONE-001'));
  }
  return right;
}

const toSellerKey = (env: FreshEnv): string => `Bearer ${env.ownerKey}`;

/** Starts the API and the worker, with the demo page. Returns the address. */
async function startOmbor(
  env: FreshEnv,
  { url: databaseUrl, encryptionKey }: Database,
  { simulator, buyerKey }: { simulator: Simulator; buyerKey: string },
  stack: AsyncDisposableStack,
): Promise<string> {
  const sellerKey = toSellerKey(env);
  const logLevel = env.logLevel === 'info' ? 'warn' : env.logLevel;
  const app = await createApp({
    env,
    role: 'all',
    log: createLogger({ level: logLevel, pretty: process.stderr.isTTY ?? false }),
    databaseUrl,
    encryptionKey,
    homePage: createDemoPage({ controlUrl: `${simulator.url}/control`, sellerKey, buyerKey }),
  });
  stack.defer(() => app.stop());
  const { url } = await app.start();
  if (!url) throw new Error('the demo has no address');
  return url;
}

async function playAll(cast: Cast, realLimits: boolean): Promise<boolean> {
  printCaveats(realLimits, printLine);
  let right = true;
  for (const scenario of scenarios) {
    const outcome = await scenario(cast, realLimits);
    await printOutcome(outcome, cast.seller, printLine);
    right &&= isRight(outcome);
  }
  await confirmOrders(cast.seller);
  await printSales(cast.seller, printLine);
  return right;
}

interface Links {
  console: string;
  shop: string;
  graphiql: string;
}

/** One link each: a link works once. */
async function makeLinks(databaseUrl: string, url: string, buyerKey: string): Promise<Links> {
  const sql = connect(databaseUrl, { max: 1, applicationName: 'ombor demo', changedBy: 'demo' });
  try {
    const person = { name: 'Demo', role: 'owner', createdBy: 'demo' } as const;
    return {
      console: await makeSignInLink(sql, `${url}/console`, person),
      shop: shopAddress(url, buyerKey.replace(/^tma /, '')),
      graphiql: await makeSignInLink(sql, `${url}/graphql`, person),
    };
  } finally {
    await sql.end();
  }
}

function printAddresses(url: string, links: Links, ownerKey: string, secret: string, stock: number): void {
  const body = JSON.stringify({
    event: 'stock.updated',
    event_id: randomUUID(),
    marketplace_product_id: 'UZUM-12345-PHONE-001',
    sku: 'PHONE-001',
    previous_stock: stock,
    current_stock: stock - 1,
    change: -1,
    timestamp: new Date().toISOString(),
    reason: 'sold',
  });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  printLine(
    [
      `\n${styleText('bold', 'Try it yourself')} (Ctrl-C stops it)`,
      `  Five shop windows:  ${url}/`,
      `  Console:            ${links.console}`,
      `  Shop:               ${links.shop}`,
      `  GraphiQL:           ${links.graphiql}`,
      `  Seller's key:       ${ownerKey}`,
      '  The links of console and GraphiQL sign you in once, within 15 minutes; afterwards sign in with the key.',
      '  A signed sale on Uzum; sent again it is a duplicate and changes nothing:',
      `curl -X POST ${url}/webhooks/marketplaces/stock-update -H 'Content-Type: application/json' -H 'X-Marketplace-ID: uzum' -H 'X-Webhook-Signature: ${signature}' -d '${body}'`,
      '',
    ].join('\n'),
  );
}

import { createApp } from '../../app.ts';
import { connect } from '../../db/client.ts';
import { isUnused } from '../../db/postgres/first-start.ts';
import { hasNobody, linkMinutes } from '../../db/sessions/sign-in-links.ts';
import { type Env, listUnreadVariables, parseEnv } from '../../env.ts';
import { createLogger, type Logger } from '../../log.ts';
import { type Database, joinDatabase, startDatabase } from '../base/database.ts';
import { print, printError } from '../base/print.ts';
import { makeSignInLink } from '../base/sign-in-link.ts';
import { waitForSignal } from '../base/signals.ts';

type Role = 'all' | 'api' | 'worker';

const stopTimeoutMs = 25_000;

/**
 * Runs API, worker or both until SIGTERM or SIGINT, then stops them in order. Throws when it cannot start, and when a part
 * ends unexpectedly: the command then exits with 1.
 */
export async function runApp(role: Role): Promise<void> {
  const env = parseEnv();
  const log = createLogger({ level: env.logLevel, pretty: process.stderr.isTTY ?? false });
  for (const { name, near } of listUnreadVariables()) {
    log.warn(
      near === undefined
        ? `${name} is set, but no variable has this name`
        : `${name} is set, but not read: is ${near} meant?`,
    );
  }
  const signal = waitForSignal();
  const stack = new AsyncDisposableStack();
  try {
    const failure = await Promise.race([signal.then(() => undefined), startAll(env, role, log, stack)]);
    if (failure) throw failure;
  } catch (error) {
    // The first error is the cause, and the one to read; a failing shutdown is usually its consequence.
    await stopAll(stack, log).catch((err: unknown) => log.warn({ err }, 'The shutdown failed too'));
    throw error;
  }
  await stopAll(stack, log);
}

/** Starts every part, and adds to the stack how to stop it; resolves only when a part ends unexpectedly. */
async function startAll(env: Env, role: Role, log: Logger, stack: AsyncDisposableStack): Promise<Error> {
  const database = role === 'all' ? await startDatabase(env) : await joinDatabase(env);
  stack.defer(() => database.stop());
  const app = await createApp({ env, role, log, databaseUrl: database.url, encryptionKey: database.sealKeys });
  stack.defer(() => app.stop());
  const { url, workerUrl } = await app.start();
  await announce(env, { role, url, workerUrl }, database);
  return Promise.race([app.failed, database.failed]);
}

interface Running {
  role: Role;
  url: string | null;
  workerUrl: string | null;
}

async function announce(env: Env, { role, url, workerUrl }: Running, database: Database): Promise<void> {
  const base = env.publicUrl ?? url;
  const addresses = base && {
    url: base,
    graphqlUrl: `${base}/graphql`,
    webhookUrl: `${base}/webhooks/marketplaces/stock-update`,
  };
  if (base && role === 'all') await printNextSteps(base, database);
  const monitoring = workerUrl !== null && { healthUrl: `${workerUrl}/health`, metricsUrl: `${workerUrl}/metrics` };
  print(`${JSON.stringify({ ready: true, role, ...addresses, ...monitoring })}\n`);
}

async function printNextSteps(base: string, database: Database): Promise<void> {
  const sql = connect(database.url, { max: 1, applicationName: 'ombor start', changedBy: 'ombor' });
  try {
    // A key, or a link that was used, belongs to somebody: nothing that signs in is printed any more.
    const link = (await hasNobody(sql))
      ? await makeSignInLink(sql, `${base}/console`, { name: 'owner', role: 'owner', createdBy: 'ombor' })
      : undefined;
    const unused = await isUnused(sql);
    if (unused) printError(describeNextSteps(base, link));
    else if (link !== undefined) printError(`\nNobody has signed in yet. ${describeLink(link)}\n\n`);
  } finally {
    await sql.end();
  }
}

const describeLink = (link: string): string =>
  `Open this link, which signs you in as the owner (once, within ${linkMinutes} minutes):\n     ${link}`;

function describeNextSteps(base: string, link: string | undefined): string {
  return [
    '',
    'The database is empty. Next steps:',
    `  1. ${link === undefined ? `Sign in at ${base}/console` : describeLink(link)}`,
    `  2. Connect a marketplace:    ${base}/console/marketplaces/new`,
    '     It goes from the key to the first sending, and can take your products over from the catalogue there.',
    '  3. Or take a file with your products:  npm run ombor -- import products.xlsx',
    '',
    '',
  ].join('\n');
}

async function stopAll(stack: AsyncDisposableStack, log: Logger): Promise<void> {
  const timeout = setTimeout(() => {
    log.error({ durationMs: stopTimeoutMs }, 'The shutdown takes too long; exiting');
    process.exit(1);
  }, stopTimeoutMs);
  await stack.disposeAsync();
  clearTimeout(timeout);
}

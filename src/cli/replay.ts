import { Command, Option } from 'commander';
import { listUnknownWebhooks, matchWebhooks, replayWebhooks } from '../db/inbox/webhook-replay.ts';
import { getMarketplace } from '../db/marketplaces/marketplaces.ts';
import { parseEnv } from '../env.ts';
import { withDatabase } from './database.ts';
import { createProgress } from './progress.ts';

const statuses = ['pending', 'processed', 'failed', 'retry'] as const;

interface ReplayOptions {
  ids?: string[];
  marketplace?: string;
  status: (typeof statuses)[number] | 'any';
  since?: Date;
  dryRun?: boolean;
}

/** `ombor replay` */
export const command = new Command('replay')
  .description('Works on received events again; what they applied before is not applied a second time')
  .option(
    '--ids <ids>',
    'certain ones, whatever their status is: numbers of the log or ids of the API, separated by commas',
    readIds,
  )
  .option('--marketplace <code>', 'only of this marketplace')
  .addOption(new Option('--status <status>', 'only in this status').choices([...statuses, 'any']).default('failed'))
  .option('--since <time>', 'only those that arrived then or later, such as 2026-01-09T10:30:00Z', readTime)
  .option('--dry-run', 'only counts them')
  .action(async (options: ReplayOptions) => {
    const { ids = null, marketplace, status, since = null, dryRun } = options;
    await withDatabase(parseEnv(), async (sql) => {
      const unknown = ids ? await listUnknownWebhooks(sql, ids) : [];
      if (unknown.length > 0) throw new Error(`There is no webhook ${unknown.join(', ')}.`);
      const marketplaceId =
        marketplace === undefined ? null : (await getMarketplace(sql, marketplace, ['--marketplace'])).id;
      const filter = { ids, marketplaceId, status: status === 'any' ? null : status, since };
      const match = await matchWebhooks(sql, filter);
      if (dryRun) return void process.stdout.write(`${match.matched} would be set to work again.\n`);
      const progress = createProgress();
      const queued = await replayWebhooks(sql, filter, match, (done) =>
        progress.step(`${done} of ${match.matched} set to work again`),
      );
      progress.done();
      process.stdout.write(`${queued} of ${match.matched} set to work again; a running worker applies them.\n`);
    });
  });

function readIds(text: string): string[] {
  return text.split(',').map((id) => {
    // The API's ids are opaque to its clients, but made here.
    const key = /^\d{1,18}$/.test(id)
      ? id
      : /^MarketplaceWebhook:(\d{1,18})$/.exec(Buffer.from(id, 'base64url').toString())?.[1];
    if (key === undefined) throw new Error(`--ids has "${id}": wanted a number of the log or an id of the API.`);
    return key;
  });
}

function readTime(text: string): Date {
  const time = new Date(text);
  // Without a zone the same text would mean another moment on another machine.
  if (Number.isNaN(time.getTime()) || !/(?:Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw new Error(`--since is "${text}": wanted a time with its zone, such as 2026-01-09T10:30:00Z.`);
  }
  return time;
}

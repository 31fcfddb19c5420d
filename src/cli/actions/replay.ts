import { listUnknownWebhooks, matchWebhooks, replayWebhooks } from '../../db/inbox/webhook-replay.ts';
import { getMarketplace } from '../../db/marketplaces/marketplaces.ts';
import { parseEnv } from '../../env.ts';
import { withDatabase } from '../base/database.ts';
import { print } from '../base/print.ts';
import { createProgress } from '../base/progress.ts';

/** The options of `ombor replay`. */
export interface ReplayOptions {
  ids?: string[];
  marketplace?: string;
  status: 'pending' | 'processed' | 'failed' | 'retry' | 'any';
  since?: Date;
  dryRun?: boolean;
}

/** Queues the events that match again, or counts them. */
export async function replay({ ids, marketplace, status, since, dryRun }: ReplayOptions): Promise<void> {
  await withDatabase(parseEnv(), async (sql) => {
    const unknown = ids ? await listUnknownWebhooks(sql, ids) : [];
    if (unknown.length > 0) throw new Error(`There is no webhook ${unknown.join(', ')}.`);
    const marketplaceId =
      marketplace === undefined ? null : (await getMarketplace(sql, marketplace, ['--marketplace'])).id;
    const filter = {
      ids: ids ?? null,
      marketplaceId,
      status: status === 'any' ? null : status,
      since: since ?? null,
    };
    const match = await matchWebhooks(sql, filter);
    const passedOver =
      match.held > 0
        ? `${match.held} more are held: see webhooks(held: true), and name those that count with --ids, or dismissWebhooks.\n`
        : '';
    if (dryRun) return print(`${match.matched} would be queued again.\n${passedOver}`);
    const progress = createProgress();
    const queued = await replayWebhooks(sql, filter, match, {
      onProgress: (done) => progress.step(`${done} of ${match.matched} queued again`),
    });
    progress.done();
    print(`${queued} of ${match.matched} queued again; a running worker applies them.\n${passedOver}`);
  });
}

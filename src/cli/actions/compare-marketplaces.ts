import { readWholeBaseline } from '../../baseline.ts';
import type { Sql } from '../../db/client.ts';
import { listMarketplaces } from '../../db/marketplaces/marketplaces.ts';
import { messageOf } from '../../errors.ts';
import { useAdapter } from '../base/command-adapter.ts';
import type { Database } from '../base/database.ts';
import { print } from '../base/print.ts';

/** Reads what every connected marketplace shows and prints where it differs from our figures. Returns how many could not be read. */
export async function compareMarketplaces(sql: Sql, { sealKeys }: Pick<Database, 'sealKeys'>): Promise<number> {
  let unread = 0;
  for (const marketplace of (await listMarketplaces(sql)).filter(({ type }) => type === 'api')) {
    try {
      await useAdapter(sql, sealKeys, marketplace, async ({ adapter }) => {
        const { listings, same, examples } = await readWholeBaseline(sql, adapter, marketplace.id);
        print(`${marketplace.name}: ${same} of ${listings} listings show our figure.\n`);
        for (const { marketplaceSku, shown, figure } of examples) {
          print(`  ${marketplaceSku}: shows ${shown ?? 'nothing'}, should show ${figure}\n`);
        }
      });
    } catch (error) {
      unread += 1;
      print(`${marketplace.name}: could not be read: ${messageOf(error)}\n`);
    }
  }
  return unread;
}

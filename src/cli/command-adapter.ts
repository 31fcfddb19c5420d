import { openLimited } from '../connections/limited-adapter.ts';
import { createMarketplaceConnections } from '../connections/marketplace-connections.ts';
import type { Sql } from '../db/client.ts';
import { listMarketplaces, type Marketplace } from '../db/marketplaces/marketplaces.ts';
import { parseEnv } from '../env.ts';
import type { MarketplaceAdapter } from '../marketplaces/adapter.ts';
import { createMarketplaceHttp } from '../marketplaces/http.ts';
import { withDatabase } from './database.ts';

/** What a command that calls a marketplace works with. */
export interface CommandAdapter {
  sql: Sql;
  adapter: MarketplaceAdapter;
  place: Marketplace;
}

/** Opens one connected marketplace for a command, found by its code or by its adapter, and lets go of it afterwards. */
export async function openCommandAdapter(
  wanted: { adapter?: string | undefined; code?: string | undefined },
  run: (command: CommandAdapter) => Promise<void>,
): Promise<void> {
  const env = parseEnv();
  await withDatabase(env, async (sql, { encryptionKey }) => {
    const place = choose(await listMarketplaces(sql), wanted);
    const http = createMarketplaceHttp({ allowPrivateNetworks: env.allowPrivateNetworks });
    try {
      const connection = await createMarketplaceConnections(sql, encryptionKey).findConnection(place.id);
      // Within the same limits as the workers: a command must not take the calls that sales need.
      const adapter = connection && openLimited({ sql, http, urgent: false }, connection);
      if (!adapter) throw new Error(`${place.name} has no API.`);
      await run({ sql, adapter, place });
    } finally {
      await http.close();
    }
  });
}

function choose(
  all: Marketplace[],
  { adapter, code }: { adapter?: string | undefined; code?: string | undefined },
): Marketplace {
  const known = all.filter((place) => place.type === 'api').map((place) => `${place.code} (${place.adapter})`);
  const fits = all.filter(
    (place) =>
      place.type === 'api' &&
      (code === undefined || place.code === code) &&
      (adapter === undefined || place.adapter === adapter),
  );
  const [first, second] = fits;
  if (first && !second) return first;
  const asked = [adapter && `the adapter ${adapter}`, code && `the code ${code}`].filter(Boolean).join(' and ');
  const there =
    known.length > 0 ? `Connected are: ${known.join(', ')}.` : 'None is connected yet: see connectMarketplace.';
  throw new Error(
    first
      ? `Several marketplaces have ${asked}: say which one with --marketplace CODE. ${there}`
      : `No connected marketplace has ${asked}. ${there}`,
  );
}

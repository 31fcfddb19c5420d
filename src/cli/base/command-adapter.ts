import { openLimited } from '../../connections/limited-adapter.ts';
import { createMarketplaceConnections } from '../../connections/marketplace-connections.ts';
import type { Sql } from '../../db/client.ts';
import { listMarketplaces, type Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { parseEnv } from '../../env.ts';
import type { MarketplaceAdapter } from '../../marketplaces/adapter.ts';
import { createMarketplaceHttp, type MarketplaceHttp } from '../../marketplaces/http.ts';
import type { SealKeys } from '../../secrets.ts';
import { withDatabase } from './database.ts';

/** What a command that calls a marketplace works with. */
export interface CommandAdapter {
  sql: Sql;
  adapter: MarketplaceAdapter;
  marketplace: Marketplace;
}

interface Selection {
  adapter?: string | undefined;
  code?: string | undefined;
}

/** Wraps the client that a command's calls go through. */
type Watch = (http: MarketplaceHttp) => MarketplaceHttp;

/** Opens one connected marketplace for a command, found by its code or its adapter, and closes it afterwards. */
export async function openCommandAdapter(
  selection: Selection,
  run: (command: CommandAdapter) => Promise<void>,
  watch?: Watch,
): Promise<void> {
  const env = parseEnv();
  await withDatabase(env, async (sql, { sealKeys }) => {
    const marketplace = choose(await listMarketplaces(sql), selection);
    await useAdapter(sql, sealKeys, marketplace, run, watch);
  });
}

/** Opens a marketplace for as long as `run` takes. */
export async function useAdapter(
  sql: Sql,
  encryptionKey: SealKeys,
  marketplace: Marketplace,
  run: (command: CommandAdapter) => Promise<void>,
  watch: Watch = (http) => http,
): Promise<void> {
  const http = watch(createMarketplaceHttp({ allowPrivateNetworks: parseEnv().allowPrivateNetworks }));
  try {
    const connection = await createMarketplaceConnections(sql, encryptionKey).findConnection(marketplace.id);
    // Within the same limits as the workers: a command must not take the calls that sales need. Commands only read, and a person
    // asked for it: also after a restore.
    const adapter = connection && openLimited({ sql, http, urgent: false, despiteHold: true }, connection);
    if (!adapter) throw new Error(`${marketplace.name} has no API.`);
    await run({ sql, adapter, marketplace });
  } finally {
    await http.close();
  }
}

function choose(all: Marketplace[], { adapter, code }: Selection): Marketplace {
  const connected = all.filter(({ type }) => type === 'api');
  const [first, second] = connected.filter(
    (marketplace) =>
      (code === undefined || marketplace.code === code) && (adapter === undefined || marketplace.adapter === adapter),
  );
  if (first && !second) return first;
  const given = [adapter && `the adapter ${adapter}`, code && `the code ${code}`].filter(Boolean).join(' and ');
  const names = connected.map((marketplace) => `${marketplace.code} (${marketplace.adapter})`).join(', ');
  throw new Error(
    first
      ? `Several marketplaces have ${given}. Choose one with --marketplace CODE. Connected: ${names}.`
      : `No connected marketplace has ${given}. ${names ? `Connected: ${names}.` : 'Connect one first: connectMarketplace.'}`,
  );
}

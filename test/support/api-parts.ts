import type { Sql } from '../../src/db/client.ts';
import { parseEnv } from '../../src/env.ts';
import { type Access, type AccessSettings, createAccess } from '../../src/graphql/access/access.ts';
import { createLiveChanges } from '../../src/graphql/changes/changes.ts';
import type { GraphQLDeps } from '../../src/graphql/context.ts';
import { createLiveStock } from '../../src/graphql/live/live-stock.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { createLogger } from '../../src/log.ts';
import { botToken, encryptionKey } from './app.ts';

/** What the API is made of, without a server, for tests of one part of it. */
export type ApiParts = GraphQLDeps & Access & { schema: ReturnType<typeof createSchema> };

/** Builds the parts on a database; nothing listens unless `liveStock` is started. Stop `openConnections` afterwards. */
export function createApiParts(sql: Sql, url: string, settings: Partial<AccessSettings> = {}): ApiParts {
  const log = createLogger({ level: 'silent', pretty: false });
  const schema = createSchema();
  const liveStock = createLiveStock({ sql, url, log });
  const shop = {
    sql,
    log,
    liveStock,
    telegramBotToken: botToken,
    telegramInitDataMaxAgeS: 86_400,
    buyerSessionDays: 30,
  };
  const access = createAccess(
    {
      ...parseEnv({}),
      ...shop,
      staffPointsPerMinute: 1e9,
      buyerPointsPerMinute: 1e9,
      failedSignInsPerMinute: 1e9,
      trustedDocuments: new Map(),
      trustedDocumentsOnly: 'false',
      ...settings,
    },
    schema,
  );
  return {
    ...shop,
    ...access,
    schema,
    encryptionKey,
    baseCurrency: 'UZS',
    businessTimeZone: 'Asia/Tashkent',
    alertLanguage: 'en',
    telegramBotAnswers: true,
    publicUrl: () => 'http://127.0.0.1',
    allowedOrigins: [],
    store: parseEnv({}).store,
    changes: createLiveChanges({ sql, log, live: liveStock }),
    openMarketplace: () => Promise.reject(new Error('not in this test')),
    openAdapter: () => {
      throw new Error('not in this test');
    },
  };
}

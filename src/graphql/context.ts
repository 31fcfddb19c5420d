import type { AlertLanguage } from '../alert-texts/describe.ts';
import type { Sql } from '../db/client.ts';
import type { StoreLimits } from '../db/orders/store-limits.ts';
import type { SignInRefusalReason } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { MarketplaceAdapter } from '../marketplaces/adapter.ts';
import type { QuietHours } from '../quiet-hours.ts';
import type { SealKeys } from '../secrets.ts';
import type { AuthenticateDeps } from './access/authenticate.ts';
import { newSpending, type Spending } from './access/rate-limits.ts';
import type { Viewer } from './base/identity.ts';
import type { LiveChanges } from './changes/changes.ts';
import type { LiveStock } from './live/live-stock.ts';
import type { Hold } from './quotas/places.ts';

/** What a mutation that signs in needs: credentials are checked, and failures counted, as everywhere else. */
interface SignInChecks {
  authenticate(
    authorization: string,
    address: string,
  ): Promise<
    Viewer | { code: string; message: string; waitMs: number | null; reason?: SignInRefusalReason | undefined }
  >;
  /** For how many ms nobody may try to sign in from an address; 0: they may. */
  getWaitMs(address: string): Promise<number>;
  countFailure(address: string): Promise<void>;
}

/** What the API is built from; one per process. */
export interface GraphQLDeps extends AuthenticateDeps {
  authenticator: SignInChecks;
  sql: Sql;
  /** Seals credentials and webhook secrets; 32 bytes. */
  encryptionKey: SealKeys;
  /** ISO 4217 code of product prices and costs. */
  baseCurrency: string;
  /** IANA name of the zone whose days are the business days. */
  businessTimeZone: string;
  /** The language of alerts when no other one is requested. */
  alertLanguage: AlertLanguage;
  /** The address of this server for others, without a slash at its end; a function because the port may be known only after listening. */
  publicUrl: () => string;
  /** Origins whose pages may call the API; none: same origin only. */
  allowedOrigins: readonly string[];
  /** What the Mini App shop allows a buyer, and how long it holds an order. */
  store: StoreLimits & { holdMinutes: number; hours?: QuietHours | undefined };
  /** Whether the bot answers staff, and writes to buyers what became of their orders. */
  telegramBotAnswers: boolean;
  log: Logger;
  liveStock: LiveStock;
  changes: LiveChanges;
  /** Opens a connection to the marketplace with this id, by its stored settings and credentials. Throws when it has no adapter. */
  openMarketplace: (marketplaceId: number) => Promise<MarketplaceAdapter>;
  /** Opens a connection by settings and credentials that are not stored yet. Throws NotFoundError or ValidationError. */
  openAdapter: (adapter: string, account: { settings: unknown; credentials: unknown }) => MarketplaceAdapter;
}

/** What every resolver gets: the parts of the process, and the caller. */
export interface GraphQLContext extends GraphQLDeps {
  viewer: Viewer;
  /** Where the request came from. */
  address: string;
  /** Identifies this request in answers and log lines. */
  requestId: string;
  /** Of an operation with several mutations: the response keys of those that are done. */
  completed: string[];
  /** Points that this request has spent, and that its caller has left. */
  spending: Spending;
  /** Of a subscription: takes memory of its caller for as long as it is open. Returns the error if there is no more. */
  hold: Hold;
}

/** The context of one request, or of one event of a subscription. */
export function createContext(
  deps: GraphQLDeps,
  viewer: Viewer,
  requestId: string,
  spending: Spending = newSpending(),
  address = '',
): GraphQLContext {
  return {
    ...deps,
    viewer,
    address,
    requestId,
    log: deps.log.child({ requestId }),
    completed: [],
    spending,
    hold: () => undefined,
  };
}

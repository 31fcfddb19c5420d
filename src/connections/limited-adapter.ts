import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../db/client.ts';
import { type CallKind, delayCalls, settleCall, takeCall } from '../db/pushes/calls.ts';
import type {
  AdapterLimits,
  CallBucket,
  CallsLeft,
  MarketplaceAdapter,
  OrderReading,
} from '../marketplaces/adapter.ts';
import type { MarketplaceHttp, MarketplaceRequest, MarketplaceResponse } from '../marketplaces/http.ts';
import { listCauses } from '../marketplaces/list-reader.ts';
import { RetryLater } from '../marketplaces/refusals.ts';
import { type CallCost, costOfAnswer, costOfFailure, isTooMany } from './call-cost.ts';
import { openSearchCalls } from './search-limit.ts';

/** The maximum wait within one call. If more is needed, the caller gets an error with the time to wait. */
const maxWaitMs = 5_000;
/** For a bucket that the adapter's limits do not name. */
const unnamedBucket: CallBucket = { perMinute: 60, burst: 1 };
/** The wait after "too many requests" if the marketplace named no time. */
const defaultDelayMs = 1_000;

/** A marketplace that can be opened. `id` null: it is not connected yet. */
export interface LimitedConnection {
  id: number | null;
  /** Names the account whose limits its calls count against, the same for equal credentials; absent: the marketplace has its own limits. */
  account?: string;
  /** Opens the adapter. Undefined: the marketplace has no API. */
  open(http: MarketplaceHttp): MarketplaceAdapter | undefined;
}

/** Nothing was sent, because the account's limits allow no call before `afterMs`. This is not a failure. */
export class NoCallYet extends RetryLater {
  constructor(bucket: string, waitMs: number) {
    super(`the limit "${bucket}" allows no call for ${waitMs} ms`, 'not-applied', waitMs);
  }
}

const heldMs = 5_000;

/** Nothing was sent, because the database was restored or copied and nobody has said that it is the one to work with. */
export class HeldAfterRestore extends NoCallYet {
  constructor() {
    super('restore', heldMs);
    this.message = 'The database was restored or copied: no marketplace is called until `ombor resume-after-restore`';
  }
}

/**
 * What limited calls need. `urgent` false: one token of every bucket is reserved for pushes. `despiteHold`: a person asked for a
 * reading, also after a restore.
 */
export interface CallDeps {
  sql: Sql;
  http: MarketplaceHttp;
  urgent?: boolean;
  despiteHold?: boolean;
}

/** An adapter that keeps within its account's limits. */
export interface LimitedAdapter extends MarketplaceAdapter {
  /** Resolves when the limits allow a push, and takes no token. Throws NoCallYet when that takes too long. */
  untilPush(signal: AbortSignal): Promise<void>;
  /** Takes what a push of items that were refused before may cost, of the limit of such searches. Returns 0, or the ms to wait. */
  takeSearch(): Promise<number>;
  /** Counts what the calls of the last push cost against that limit. */
  chargeSearch(): Promise<void>;
}

/**
 * Opens a marketplace's adapter so that every HTTP request waits for its turn in the account's buckets, which all processes
 * share, and is counted by purpose. Calls throw NoCallYet when the wait would be too long. Undefined: the marketplace has no API.
 */
export function openLimited(deps: CallDeps, connection: LimitedConnection): LimitedAdapter | undefined {
  const limits = connection.open(deps.http)?.limits;
  if (!limits) return undefined;
  const open = (kind: CallKind): Watched & { adapter: MarketplaceAdapter; calls: Calls } => {
    const { http, ...watched } = limitHttp(deps, connection, limits, kind);
    return { adapter: connection.open(http)!, ...watched };
  };
  const stock = open('stock');
  const orders = open('orders');
  const other = open('other');
  const account = accountOf(connection);
  const pushLimit = { ...(limits.buckets[limits.pushBucket] ?? unnamedBucket), account, bucket: limits.pushBucket };
  const search = openSearchCalls(deps.sql, pushLimit);
  return {
    limits,
    untilPush: (signal) => waitForTurn(deps, { ...pushLimit, cost: 0 }, signal),
    takeSearch: () => search.take(),
    chargeSearch: () => search.charge(stock.calls.spent),
    pushStock: (items, signal) => {
      stock.calls.spent = 0;
      return stock.watch(stock.adapter.pushStock(items, signal));
    },
    readStock: (items, signal) => stock.watch(stock.adapter.readStock(items, signal)),
    ...(orders.adapter.pollOrders && {
      pollOrders: (query, signal) => orders.watchReading(orders.adapter.pollOrders!(query, signal)),
    }),
    ...(other.adapter.listCatalog && {
      listCatalog: (cursor, signal) => other.watch(other.adapter.listCatalog!(cursor, signal)),
    }),
    ...(other.adapter.checkAccount && {
      checkAccount: (signal) => other.watch(other.adapter.checkAccount!(signal)),
    }),
  };
}

const accountOf = ({ account, id }: LimitedConnection): string => account ?? `marketplace:${id}`;

/** Both make all processes wait for as long as the marketplace asked for, as the adapter read it. */
interface Watched {
  watch<T>(work: Promise<T>): Promise<T>;
  /** Of a reading of orders, a part may have been told to wait. */
  watchReading(work: Promise<OrderReading>): Promise<OrderReading>;
}

/**
 * The calls of one purpose to one account. `refusedBucket`: the one that the marketplace last refused a call of. `spent`: tokens of the
 * bucket of pushes that the present call of the adapter has cost.
 */
interface Calls {
  deps: CallDeps;
  limits: AdapterLimits;
  kind: CallKind;
  account: string;
  marketplaceId: number | null;
  refusedBucket: string;
  spent: number;
}

function limitHttp(
  deps: CallDeps,
  connection: LimitedConnection,
  limits: AdapterLimits,
  kind: CallKind,
): Watched & { http: MarketplaceHttp; calls: Calls } {
  const calls: Calls = {
    deps,
    limits,
    kind,
    account: accountOf(connection),
    marketplaceId: connection.id,
    refusedBucket: limits.pushBucket,
    spent: 0,
  };
  const wrap = (http: MarketplaceHttp): MarketplaceHttp => ({
    request: (call) => request(calls, http, call),
    counted: (onCall) => wrap(http.counted(onCall)),
    close: () => http.close(),
  });
  return {
    http: wrap(deps.http),
    calls,
    watch: (work) => obeyDelay(calls, work),
    async watchReading(work) {
      const reading = await obeyDelay(calls, work);
      for (const error of reading.failure ? [reading.failure, ...listCauses(reading.failure)] : []) {
        await noteDelay(calls, error);
      }
      return reading;
    },
  };
}

async function request(calls: Calls, http: MarketplaceHttp, call: MarketplaceRequest): Promise<MarketplaceResponse> {
  const { deps, limits, account } = calls;
  const limit = limits.buckets[call.bucket] ?? unnamedBucket;
  await waitForTurn(deps, { ...limit, account, bucket: call.bucket, cost: call.cost ?? 1 }, call.signal);
  let response: MarketplaceResponse;
  try {
    response = await http.request(call);
  } catch (error) {
    await settle(calls, call, costOfFailure(error), {});
    throw error;
  }
  await settle(calls, call, costOfAnswer(response), limits.readCallsLeft?.(response) ?? {});
  return response;
}

function settle(
  calls: Calls,
  { bucket, cost = 1 }: MarketplaceRequest,
  { isExpensive, tooMany }: CallCost,
  left: CallsLeft,
): Promise<void> {
  const limit = calls.limits.buckets[bucket] ?? unnamedBucket;
  const extra = isExpensive ? (limit.errorCost ?? 1) - 1 : 0;
  if (bucket === calls.limits.pushBucket) calls.spent += cost + extra;
  if (tooMany) calls.refusedBucket = bucket;
  return settleCall(calls.deps.sql, {
    account: calls.account,
    bucket,
    extra,
    leftNow: wholeOrNull(tooMany ? 0 : left.now),
    delayMs: null,
    marketplaceId: calls.marketplaceId,
    kind: calls.kind,
    leftToday: wholeOrNull(left.today),
  });
}

async function obeyDelay<T>(calls: Calls, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    await noteDelay(calls, error);
    throw error;
  }
}

async function noteDelay({ deps, account, refusedBucket }: Calls, error: unknown): Promise<void> {
  if (!(error instanceof RetryLater && isTooMany(error.httpStatus))) return;
  await delayCalls(deps.sql, account, refusedBucket, Math.ceil(error.afterMs ?? defaultDelayMs));
}

const wholeOrNull = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : Math.max(0, Math.floor(value));

/** Waits until the bucket has the tokens that a call costs, and takes them. Cost 0: waits until it has a token, and takes none. */
async function waitForTurn(
  { sql, urgent = true, despiteHold = false }: CallDeps,
  limit: CallBucket & { account: string; bucket: string; cost: number },
  signal: AbortSignal,
): Promise<void> {
  const { account, bucket, burst, cost } = limit;
  const reserve = cost === 0 ? 1 : urgent ? 0 : Math.min(1, burst - 1);
  const until = performance.now() + maxWaitMs;
  for (;;) {
    const perSecond = limit.perMinute / 60;
    const waitMs = await takeCall(sql, { account, bucket, perSecond, burst, reserve, cost }, despiteHold);
    if (waitMs === 'held') throw new HeldAfterRestore();
    if (waitMs === 0) return;
    if (signal.aborted || performance.now() + waitMs > until) {
      throw new NoCallYet(bucket, waitMs);
    }
    // An abort is handled in the next round. The random part spreads callers that arrive together.
    await delay(waitMs + Math.random() * 5, undefined, { signal }).catch(() => {});
  }
}

import type { LimitedAdapter } from '../../connections/limited-adapter.ts';
import type { Connection } from '../../connections/open-row.ts';
import type { Sql } from '../../db/client.ts';
import { noteMethods, type SeenMethod } from '../../db/marketplaces/methods.ts';
import { messageOf } from '../../errors.ts';
import { type MethodObservation, observeMethods } from '../../marketplaces/method-signs.ts';
import type { ApiDescription } from '../../marketplaces/methods.ts';
import type { RecordingHttp } from '../../marketplaces/recorded-calls.ts';
import type { TaskDeps } from '../task.ts';

/** A method that answers as expected is noted this often; a sign is noted each time. */
const noteEveryMs = 5 * 60_000;

/** `hasSign`: the database has a sign of the method. */
interface LastNote {
  at: number;
  hasSign: boolean;
}
/** What this process noted last, by marketplace and method. */
type Noted = Map<string, LastNote>;
const notedBy = new WeakMap<Sql, Noted>();

/**
 * Watches the answers to an adapter's calls: that a method ends, is gone, or answers in another form. What was seen is recorded after each
 * use of the adapter. `recording`: the client that its calls go through; `isTrial`: they are made only to see this.
 */
export function watchMethods(
  deps: Pick<TaskDeps, 'sql' | 'log'>,
  connection: Connection,
  adapter: LimitedAdapter,
  { recording, isTrial }: { recording: RecordingHttp; isTrial: boolean },
): LimitedAdapter {
  const { api } = adapter;
  if (!api) return adapter;
  const watched =
    <Args extends unknown[], Result>(use: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      try {
        return await use(...args);
      } finally {
        await noteCalls(deps, connection, { api, isTrial }, recording.calls.splice(0));
      }
    };
  const { pollOrders, listCatalog, tryArchive, checkAccount } = adapter;
  return {
    ...adapter,
    pushStock: watched(adapter.pushStock),
    readStock: watched(adapter.readStock),
    ...(pollOrders && { pollOrders: watched(pollOrders) }),
    ...(listCatalog && { listCatalog: watched(listCatalog) }),
    ...(tryArchive && { tryArchive: watched(tryArchive) }),
    ...(checkAccount && { checkAccount: watched(checkAccount) }),
  };
}

/** Records what calls showed. A failure is logged only: whoever called has the answer. */
async function noteCalls(
  { sql, log }: Pick<TaskDeps, 'sql' | 'log'>,
  connection: Connection,
  { api, isTrial }: { api: ApiDescription; isTrial: boolean },
  calls: RecordingHttp['calls'],
): Promise<void> {
  const noted = notedBy.get(sql) ?? new Map();
  notedBy.set(sql, noted);
  const news = observeMethods(api, calls).filter((seen) => isNews(noted.get(keyOf(connection, seen)), seen));
  if (news.length === 0) return;
  try {
    await recordMethods(sql, connection.id, api, { seen: news, isTrial, noted });
  } catch (error) {
    log.warn({ marketplace: connection.code, reason: messageOf(error) }, 'What methods answered could not be recorded');
  }
}

const keyOf = ({ id }: Pick<Connection, 'id'>, { method }: MethodObservation): string => `${id} ${method.name}`;

function isNews(last: LastNote | undefined, seen: MethodObservation): boolean {
  return !last || last.hasSign || seen.sign !== null || performance.now() - last.at >= noteEveryMs;
}

/** Records what calls showed about methods, and raises or resolves the alerts. What a trial shows counts at once. */
async function recordMethods(
  sql: Sql,
  marketplaceId: number,
  { page }: ApiDescription,
  { seen, isTrial, noted }: { seen: readonly MethodObservation[]; isTrial: boolean; noted: Noted },
): Promise<void> {
  const rows = seen.map(({ method, sign, isProof }): SeenMethod => {
    const { name, uses } = method;
    const { kind = 'changed', detail = '', until = null } = sign ?? {};
    return {
      method: name,
      sign: sign && { sign: kind, method: name, uses, detail, until, page },
      isCertain: isTrial || kind === 'deprecated' || kind === 'gone',
      isProof,
    };
  });
  const withSign = new Set(await noteMethods(sql, marketplaceId, rows));
  const at = performance.now();
  for (const one of seen) {
    noted.set(keyOf({ id: marketplaceId }, one), { at, hasSign: withSign.has(one.method.name) });
  }
}

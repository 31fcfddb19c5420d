import type { CallsLeft, ItemRef, MarketplaceAdapter, UnreadableOrder } from './adapter.ts';
import type { MarketplaceHttp, MarketplaceRequest, MarketplaceResponse } from './http.ts';
import { listCauses } from './list-reader.ts';
import { Rejected, RetryLater, Unauthorized } from './refusals.ts';

/** A call as it was made. `status` null: no answer came. */
interface MadeCall {
  method: string;
  status: number | null;
  response: MarketplaceResponse | null;
}

/** How a method answered. unexpected: with a success whose body has another form than expected. */
export type MethodOutcome = 'works' | 'refused' | 'unexpected' | 'no answer';

/** One method that was tried. `used`: what it is used for. `left`: the calls that are left, as its last answer says. */
export interface TriedMethod {
  used: string;
  method: string;
  outcome: MethodOutcome;
  detail: string;
  left: CallsLeft;
}

/** What trying an account showed. `notes`: what is missing, and rows that cannot be read, each as a sentence. */
export interface Diagnosis {
  methods: TriedMethod[];
  notes: string[];
}

/** A client that remembers its calls. */
export interface RecordingHttp extends MarketplaceHttp {
  readonly calls: MadeCall[];
}

/** Remembers what is called through a client: method, path without its query, status. */
export function recordCalls(http: MarketplaceHttp): RecordingHttp {
  const calls: MadeCall[] = [];
  const wrap = (inner: MarketplaceHttp): RecordingHttp => ({
    calls,
    async request(call: MarketplaceRequest) {
      const made: MadeCall = { method: `${call.method} ${new URL(call.url).pathname}`, status: null, response: null };
      calls.push(made);
      const response = await inner.request(call).catch((error: unknown) => {
        if (error instanceof RetryLater || error instanceof Rejected) made.status = error.httpStatus;
        throw error;
      });
      made.status = response.status;
      made.response = response;
      return response;
    },
    counted: (onCall) => wrap(inner.counted(onCall)),
    close: () => inner.close(),
  });
  return wrap(http);
}

const stepTimeoutMs = 60_000;
const maxNotes = 20;

interface Step {
  used: string;
  run(signal: AbortSignal): Promise<{ notes?: string[]; failure?: Error | undefined }>;
}

const toNotes = (what: string, unreadable: UnreadableOrder[] = []): string[] =>
  unreadable.map(({ problem }) => `${what}: a row cannot be read: ${problem}.`);

function listSteps(adapter: MarketplaceAdapter, listing: Omit<ItemRef, 'key'> | undefined): Step[] {
  const steps: Step[] = [];
  const add = (used: string, run: Step['run']): void => void steps.push({ used, run });
  if (adapter.checkAccount) {
    add('account', async (signal) => {
      const { missing = [], settings = {} } = (await adapter.checkAccount?.(signal)) ?? {};
      const needed = Object.entries(settings).map(
        ([name, value]) => `Set settings.${name} to ${JSON.stringify(value)}.`,
      );
      return { notes: [...missing, ...needed] };
    });
  }
  for (const scope of ['new', 'all'] as const) {
    if (!adapter.pollOrders) break;
    const used = scope === 'new' ? 'new orders' : 'all orders';
    add(used, async (signal) => {
      const reading = await adapter.pollOrders?.({ scope, cursor: null, openOrderIds: [] }, signal);
      return { notes: toNotes(used, reading?.unreadable), failure: reading?.failure };
    });
  }
  let item: Omit<ItemRef, 'key'> | undefined = listing;
  if (adapter.listCatalog) {
    add('catalogue', async (signal) => {
      const page = await adapter.listCatalog?.(null, signal);
      item ??= page?.items[0];
      return {};
    });
  }
  add('stock', async (signal) => {
    if (!item) return { notes: ['Reading stock was not tried: no product is linked, and none is in the catalogue.'] };
    const observed = await adapter.readStock([{ ...item, key: '' }], signal);
    return { notes: observed.length === 0 ? [`stock: the figure of "${item.marketplaceSku}" cannot be read.`] : [] };
  });
  return steps;
}

/**
 * Tries what an adapter reads: account, orders, catalogue, and the stock of a listing, or else of the first product there. Nothing is
 * set, and nothing that was read is stored. `calls`: those that the adapter makes. One row per method and use; of several calls the worst answer counts.
 */
export async function diagnose(
  adapter: MarketplaceAdapter,
  { calls }: Pick<RecordingHttp, 'calls'>,
  listing: Omit<ItemRef, 'key'> | undefined,
): Promise<Diagnosis> {
  const methods: TriedMethod[] = [];
  const notes: string[] = [];
  for (const { used, run } of listSteps(adapter, listing)) {
    const first = calls.length;
    const end = await run(AbortSignal.timeout(stepTimeoutMs)).catch((failure: unknown) => {
      if (isOfMarketplace(failure)) return { failure, notes: [] };
      throw failure;
    });
    notes.push(...(end.notes ?? []));
    const made = calls.slice(first);
    if (made.length === 0 && end.failure) notes.push(`${used}: ${end.failure.message}.`);
    methods.push(...judge(used, made, end.failure, adapter));
  }
  return { methods, notes: notes.slice(0, maxNotes) };
}

const isOfMarketplace = (error: unknown): error is Error =>
  error instanceof RetryLater || error instanceof Rejected || error instanceof Unauthorized;

const ranks: readonly MethodOutcome[] = ['works', 'unexpected', 'refused', 'no answer'];

function judge(
  used: string,
  made: readonly MadeCall[],
  failure: Error | undefined,
  { limits }: MarketplaceAdapter,
): TriedMethod[] {
  const blamed = new Map<MadeCall, Error>();
  for (const error of failure ? [failure, ...listCauses(failure)] : []) {
    // The error names its call; where it does not, the last one made it.
    const own = made.findLast((call) => isAbout(error, call) && !blamed.has(call)) ?? made.at(-1);
    if (own) blamed.set(own, error);
  }
  const rows = made.map((call): TriedMethod => {
    const left = call.response ? (limits.readCallsLeft?.(call.response) ?? {}) : {};
    return { used, method: call.method, left, ...outcomeOf(call, blamed.get(call)) };
  });
  return [...Map.groupBy(rows, ({ method }) => method).values()].map((same) => {
    const worst = same.reduce((a, b) => (ranks.indexOf(b.outcome) > ranks.indexOf(a.outcome) ? b : a));
    return { ...worst, left: same.at(-1)?.left ?? {} };
  });
}

const named = /^([A-Z]+) (\S+): /;

/** Errors name a call by its method and its path, some with the address, some without what all paths of the account begin with. */
function isAbout(error: Error, call: MadeCall): boolean {
  const [, verb = '', where = ''] = named.exec(error.message) ?? [];
  const [method, path = ''] = call.method.split(' ');
  return verb === method && (path.endsWith(where) || where.endsWith(path));
}

function outcomeOf({ status }: MadeCall, error: Error | undefined): { outcome: MethodOutcome; detail: string } {
  const detail = error?.message.replace(named, '') ?? '';
  if (status === null || status >= 500)
    return { outcome: 'no answer', detail: detail || (status ? `HTTP ${status}` : '') };
  if (status >= 300) return { outcome: 'refused', detail: detail || `HTTP ${status}` };
  return error ? { outcome: 'unexpected', detail } : { outcome: 'works', detail: '' };
}

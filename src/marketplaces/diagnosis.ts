import type { CallsLeft, MarketplaceAdapter } from './adapter.ts';
import { listCauses } from './list-reader.ts';
import { type MethodSign, observeMethods } from './method-signs.ts';
import type { MadeCall, RecordingHttp } from './recorded-calls.ts';
import { Rejected, RetryLater, Unauthorized } from './refusals.ts';
import { type KnownThings, listTrialSteps, listUncalled } from './trial-steps.ts';

/** How a method answered. unexpected: with a success whose body has another form than expected. */
export type MethodOutcome = 'works' | 'refused' | 'unexpected' | 'no answer';

/**
 * One method that was tried. `used`: what it is used for. `left`: the calls that are left, as its last answer says. `sign`: that it ends, or
 * has another form than expected; null: neither.
 */
export interface TriedMethod {
  used: string;
  method: string;
  outcome: MethodOutcome;
  detail: string;
  left: CallsLeft;
  sign: MethodSign | null;
}

/**
 * What trying an account showed. `notes`: what is missing, and rows that cannot be read, each as a sentence. `untried`: methods that only
 * read and were not called, because that needs something that the account does not have.
 */
export interface Diagnosis {
  methods: TriedMethod[];
  notes: string[];
  untried: string[];
}

const stepTimeoutMs = 60_000;
const maxNotes = 20;

/**
 * Tries what an adapter reads: account, orders, catalogue, and the stock of a listing, or else of the first product there. Nothing is
 * set, and nothing that was read is stored. `calls`: those that the adapter makes. One row per method and use; of several calls the worst
 * answer counts.
 */
export async function diagnose(
  adapter: MarketplaceAdapter,
  { calls }: Pick<RecordingHttp, 'calls'>,
  known: KnownThings,
): Promise<Diagnosis> {
  const methods: TriedMethod[] = [];
  const notes: string[] = [];
  for (const { used, run } of listTrialSteps(adapter, known, calls)) {
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
  const settings = new Set(
    adapter.api?.methods.filter(({ uses }) => uses.includes('set_stock')).map(({ name }) => name),
  );
  const untried = listUncalled(adapter, null, calls).filter((name) => !settings.has(name));
  return { methods, notes: notes.slice(0, maxNotes), untried };
}

/** Whether an error says something about the marketplace or the account, not about our code. */
export const isOfMarketplace = (error: unknown): error is Error =>
  error instanceof RetryLater || error instanceof Rejected || error instanceof Unauthorized;

const ranks: readonly MethodOutcome[] = ['works', 'unexpected', 'refused', 'no answer'];

function judge(
  used: string,
  made: readonly MadeCall[],
  failure: Error | undefined,
  { limits, api }: MarketplaceAdapter,
): TriedMethod[] {
  const blamed = new Map<MadeCall, Error>();
  for (const error of failure ? [failure, ...listCauses(failure)] : []) {
    // The error names its call; where it does not, the last one made it.
    const own = made.findLast((call) => isAbout(error, call) && !blamed.has(call)) ?? made.at(-1);
    if (own) blamed.set(own, error);
  }
  const rows = made.map((call): TriedMethod => {
    const left = call.response ? (limits.readCallsLeft?.(call.response) ?? {}) : {};
    const sign = (api && observeMethods(api, [call])[0]?.sign) ?? null;
    return { used, method: nameOf(call), left, sign, ...outcomeOf(call, blamed.get(call)) };
  });
  return [...Map.groupBy(rows, ({ method }) => method).values()].map((same) => {
    const worst = same.reduce((a, b) => (ranks.indexOf(b.outcome) > ranks.indexOf(a.outcome) ? b : a));
    const sign = worst.sign ?? same.find((one) => one.sign)?.sign ?? null;
    return { ...worst, sign, left: same.at(-1)?.left ?? {} };
  });
}

/** Method and path, without the query. */
const nameOf = ({ request }: MadeCall): string => `${request.method} ${new URL(request.url).pathname}`;

const named = /^([A-Z]+) (\S+): /;

/** Errors name a call by its method and its path, some with the address, some without what all paths of the account begin with. */
function isAbout(error: Error, call: MadeCall): boolean {
  const [, verb = '', where = ''] = named.exec(error.message) ?? [];
  const [method, path = ''] = nameOf(call).split(' ');
  return verb === method && (path.endsWith(where) || where.endsWith(path));
}

function outcomeOf({ status }: MadeCall, error: Error | undefined): { outcome: MethodOutcome; detail: string } {
  const detail = error?.message.replace(named, '') ?? '';
  if (status === null || status >= 500)
    return { outcome: 'no answer', detail: detail || (status ? `HTTP ${status}` : '') };
  if (status >= 300) return { outcome: 'refused', detail: detail || `HTTP ${status}` };
  return error ? { outcome: 'unexpected', detail } : { outcome: 'works', detail: '' };
}

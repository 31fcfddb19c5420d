import { searchShareOf } from '../src/connections/search-limit.ts';
import type { Suspect } from '../src/db/pushes/due.ts';
import type { PushFigure } from '../src/db/pushes/push.ts';
import type { AdapterLimits, CallBucket } from '../src/marketplaces/adapter.ts';
import { judgeRefusals } from '../src/tasks/pushes/judge-refusals.ts';
import { chooseSuspects, searchDepth } from '../src/tasks/pushes/search.ts';

/** As in src/db/pushes/calls.ts. */
const windowSeconds = 62;
/** A call to a marketplace and its transactions. A bucket does not refill meanwhile. */
const callSeconds = 0.15;

/** What is searched: so many listings, of which these positions are to blame and these were never accepted as they are linked now. */
export interface Searched {
  limits: AdapterLimits;
  count: number;
  bad: ReadonlySet<number>;
  unproven?: ReadonlySet<number>;
  /** What a call costs, in tokens, by the number of its items; absent: one, and the documented cost of an error if it is refused. */
  costOf?(items: number, isRefused: boolean): number;
}

/** What it took. Seconds from the first call on. */
export interface Played {
  goodSeconds: number;
  namedSeconds: number;
  refused: number;
  accepted: number;
  tokens: number;
  /** The most tokens that were spent on the search within a minute. */
  maxTokensPerMinute: number;
}

interface Row {
  id: number;
  state: 'owed' | 'accepted' | 'refused';
  sentAt: number;
  batchLimit: number | null;
  suspectedAt: number | null;
  dueAt: number;
}

/** A token bucket with the rules of sql/functions/take_call.sql, on a clock of its own. */
class Limiter {
  /** From 1 on: what was never sent was sent at 0. */
  seconds = 1;
  readonly spent: { at: number; tokens: number }[] = [];
  readonly #limit: CallBucket;
  #tokens: number;

  constructor(limit: CallBucket) {
    this.#limit = limit;
    this.#tokens = limit.burst;
  }

  pass(seconds: number): void {
    this.seconds += seconds;
    this.#tokens = Math.min(this.#limit.burst, this.#tokens + (seconds * this.#limit.perMinute) / 60);
  }

  call(taken: number, tokens: number, isSearch: boolean): void {
    const missing = Math.min(taken, this.#limit.burst) - this.#tokens;
    if (missing > 0) this.pass((missing * 60) / this.#limit.perMinute);
    this.#tokens -= tokens;
    this.seconds += callSeconds;
    if (isSearch) this.spent.push({ at: this.seconds, tokens });
  }

  /** Waits until the searches of the last minute leave room for a refused call. */
  waitForSearch(): void {
    const free = searchShareOf(this.#limit) - (this.#limit.errorCost ?? 1);
    let inWindow = 0;
    for (const { at, tokens } of this.spent.toReversed()) {
      inWindow += tokens;
      if (inWindow <= free) continue;
      this.pass(Math.max(0, at + windowSeconds - this.seconds));
      return;
    }
  }
}

/** Plays the search with the rules that workers use, against a marketplace that refuses every call with one of the `bad` and names nobody. */
export function playSearch(searched: Searched): Played {
  const game = new Game(searched);
  while (game.step());
  return game.result;
}

class Game {
  readonly #searched: Searched;
  readonly #limiter: Limiter;
  readonly #rows: Row[];
  readonly result: Played = {
    goodSeconds: 0,
    namedSeconds: 0,
    refused: 0,
    accepted: 0,
    tokens: 0,
    maxTokensPerMinute: 0,
  };
  #refusals = 0;
  #acceptedAt = Number.NEGATIVE_INFINITY;
  #foundAt = 0;
  #isControlOwed = false;
  #afterSearch = false;

  constructor(searched: Searched) {
    this.#searched = searched;
    this.#limiter = new Limiter(searched.limits.buckets[searched.limits.pushBucket]!);
    this.#rows = Array.from({ length: searched.count }, (_, id) => {
      return { id, state: 'owed', sentAt: 0, batchLimit: null, suspectedAt: null, dueAt: 0 };
    });
  }

  /** One call. Returns false when nothing is owed any more. */
  step(): boolean {
    const owed = this.#rows.filter(({ state }) => state === 'owed');
    if (owed.length === 0) return false;
    const due = owed.filter(({ dueAt }) => dueAt <= this.#limiter.seconds);
    const others = due.filter(({ batchLimit }) => batchLimit === null);
    const suspects = due.filter(({ batchLimit }) => batchLimit !== null);
    const isOtherDue = this.#isControlOwed || others.length > 0;
    if (suspects.length > 0 && !(this.#afterSearch && isOtherDue)) this.#search(suspects);
    else if (this.#isControlOwed) this.#sendControl();
    else if (others.length > 0) this.#send(others.slice(0, this.#searched.limits.maxItemsPerPush), false);
    else this.#limiter.pass(Math.max(0.001, Math.min(...owed.map(({ dueAt }) => dueAt)) - this.#limiter.seconds));
    return true;
  }

  #search(suspects: Row[]): void {
    this.#limiter.waitForSearch();
    const calls = Map.groupBy(suspects, ({ suspectedAt }) => suspectedAt ?? 0);
    const ofLarge = [...calls].filter(([, rows]) => rows.some(({ batchLimit }) => batchLimit! > 1));
    const [, first = []] = (ofLarge.length > 0 ? ofLarge : [...calls]).toSorted(([a], [b]) => a - b)[0] ?? [];
    const { unproven } = this.#searched;
    const choosable = first.map((row): Suspect & { row: Row } => {
      return { ...row, batchLimit: row.batchLimit ?? 1, isProven: !unproven?.has(row.id), isKnown: false, row };
    });
    const { next, found } = chooseSuspects({ rows: choosable, foundAt: this.#foundAt }, this.#searched.limits);
    for (const row of first) if (row.id === found?.id) row.batchLimit = 1;
    const chosen = new Set(next.map(({ id }) => id));
    this.#send(
      first.filter(({ id }) => chosen.has(id)),
      true,
    );
  }

  #sendControl(): void {
    this.#isControlOwed = false;
    this.#afterSearch = false;
    this.#call(1, false, false);
    this.#accept();
  }

  #send(rows: Row[], isSearch: boolean): void {
    const isRefused = rows.some(({ id }) => this.#searched.bad.has(id));
    const before = new Map(rows.map((row) => [row, row.sentAt]));
    this.#afterSearch = isSearch;
    for (const row of rows) row.sentAt = this.#limiter.seconds;
    this.#call(rows.length, isRefused, isSearch || isRefused);
    if (isRefused) {
      this.#refuse(rows, before);
      return;
    }
    for (const row of rows) row.state = 'accepted';
    this.#accept();
    this.result.goodSeconds = this.#limiter.seconds - 1;
  }

  #call(items: number, isRefused: boolean, isSearch: boolean): void {
    const { limits, costOf } = this.#searched;
    const errorCost = limits.buckets[limits.pushBucket]?.errorCost ?? 1;
    const tokens = costOf?.(items, isRefused) ?? (isRefused ? errorCost : 1);
    this.#limiter.call(Math.max(1, isRefused ? tokens - errorCost + 1 : tokens), tokens, isSearch);
    this.result[isRefused ? 'refused' : 'accepted'] += 1;
    this.result.tokens += tokens;
    const minute = this.#limiter.spent.filter(({ at }) => at > this.#limiter.seconds - 60);
    this.result.maxTokensPerMinute = Math.max(
      this.result.maxTokensPerMinute,
      minute.reduce((sum, one) => sum + one.tokens, 0),
    );
  }

  #accept(): void {
    if (this.#refusals > 0) for (const row of this.#rows) row.dueAt = 0;
    this.#refusals = 0;
    this.#acceptedAt = this.#limiter.seconds;
  }

  #refuse(rows: Row[], before: ReadonlyMap<Row, number>): void {
    const { limits } = this.#searched;
    const now = this.#limiter.seconds;
    const answered = rows.map((row) => {
      const { batchLimit, suspectedAt, id } = row;
      const isSearched = suspectedAt !== null && this.#acceptedAt >= suspectedAt;
      const isItemToBlame = suspectedAt !== null && this.#acceptedAt >= (before.get(row) ?? 0);
      const push = { marketplaceSku: `S${id}`, batchLimit, refusedReason: null, isSearched, isItemToBlame };
      return { row, push: push as PushFigure, item: { key: '', outcome: 'suspected' as const, reason: 'HTTP 400' } };
    });
    const { outcomes, refusal } = judgeRefusals(answered, limits, this.#refusals);
    for (const { row, push } of answered) {
      const outcome = outcomes.get(push);
      if (outcome?.kind === 'suspected') {
        row.batchLimit = outcome.batchLimit;
        row.suspectedAt ??= now;
        row.dueAt = now + outcome.afterMs / 1_000;
      } else {
        row.state = 'refused';
        this.#foundAt = row.sentAt;
        this.result.namedSeconds = now - 1;
      }
    }
    if (!refusal) return;
    this.#refusals += 1;
    if (this.#refusals > 2 * searchDepth(limits)) throw new Error('everything is refused');
    this.#isControlOwed ||= refusal.needsControl;
    this.#limiter.pass(refusal.waitMs / 1_000);
  }
}

/**
 * The tokens that any strategy needs in its worst case to find `bad` of `count` listings, the refused call of all included: with c tokens
 * at most N(c) = N(c - accepted) + N(c - refused) results can be told apart, and there are as many as ways to choose the bad ones.
 */
export function leastTokens(count: number, bad: number, errorCost: number): number {
  let ways = 0;
  for (let index = 0; index < bad; index += 1) ways += Math.log((count - index) / (index + 1));
  const results = [1];
  for (let tokens = 0; ; tokens += 1) {
    if (tokens > 0) results[tokens] = results[tokens - 1]! + (results[tokens - errorCost] ?? 0);
    if (Math.log(results[tokens]!) >= ways) return tokens + errorCost;
  }
}

/** In how many seconds so many tokens can be spent on a search, within its share of any minute. */
export function leastSeconds(tokens: number, limit: CallBucket): number {
  const share = searchShareOf(limit);
  const windows = Math.floor((tokens - 1) / share);
  return windows * windowSeconds + (Math.max(0, tokens - windows * share - limit.burst) * 60) / limit.perMinute;
}

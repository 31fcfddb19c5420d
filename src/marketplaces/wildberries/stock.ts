import { z } from 'zod';
import type { ItemRef, ItemResult, ObservedStock, PushAnswer, StockFigure } from '../adapter.ts';
import { type Figures, observe, stockFigure } from '../figures.ts';
import type { MarketplaceResponse } from '../http.ts';
import { RetryLater } from '../refusals.ts';
import { idIn, maybe, maybeId, neededRows, readRows } from '../rows.ts';
import { noteShape } from '../shape.ts';
import { afterSet, idAnswer, idNumber, inGroups, readAnswer, readBody, refusal, withLinks } from '../wire.ts';
import { type Account, call, linkSchema } from './call.ts';

type Line = { item: StockFigure; chrtId: string };

// `chrtId` is documented. Some entries have only the barcode, or an empty one, and some groups name nobody (`data` null or absent).
const conflictItem = z.object({ chrtId: maybe(idAnswer), sku: maybeId });
const conflictGroup = z.object({
  code: maybe(z.string()),
  message: maybe(z.string()),
  data: maybe(z.array(conflictItem)),
});
const conflictAnswer = z.union([z.array(conflictGroup), conflictGroup.transform((group) => [group])]);
const stockAnswer = z.object({ stocks: neededRows });
const stockRow = z.object({ chrtId: idAnswer, amount: stockFigure });
const maxAmount = 100_000;
// Assumed: a read accepts as many chrtIds as it accepted barcodes, and its answer leaves out ids without a record.
const idsPerRead = 1000;
/** Sets of one push: each 409 costs ten calls. */
const maxSets = 3;
// The document says "some seconds" for a warehouse that is being updated.
const warehouseBusyMs = 5_000;
// Assumed: a figure that reads back differently was not applied (or something was sold since), and may be sent again soon.
const differsAfterMs = 5_000;

const pathOf = ({ settings }: Account): string => `/api/v3/stocks/${settings.warehouseId}`;

function setAmounts(account: Account, lines: Line[], signal: AbortSignal): Promise<MarketplaceResponse> {
  const stocks = lines.map(({ item, chrtId }) => ({ chrtId: idNumber(chrtId), amount: item.figure }));
  const request = { bucket: 'stocks' as const, method: 'PUT' as const, path: pathOf(account), keep: 409 };
  return call(account, { ...request, body: { stocks } }, signal);
}

/** What a 409 says about the lines, by key; none, where it names nobody, or only items that are not ours. Throws RetryLater. */
function namedIn(response: MarketplaceResponse, lines: Line[]): Conflict {
  const groups = readBody(conflictAnswer, response) ?? [];
  const busy = groups.find(({ code }) => code === 'StoreIsProcessing');
  if (busy) throw new RetryLater(`PUT stocks: ${wordsOf(busy)}`, 'not-applied', warehouseBusyMs, 409);
  const named = new Map<string, string>();
  for (const group of groups) {
    for (const entry of group.data ?? []) {
      const line = findNamed(lines, entry);
      if (line) named.set(line.item.key, wordsOf(group));
    }
  }
  return { named, reason: refusal('PUT stocks', response, null, groups.map(wordsOf).join('; ')).message };
}

/** The line that an entry names. A barcode that several lines share names none of them: a smaller batch will tell. */
function findNamed(lines: Line[], { chrtId, sku }: z.infer<typeof conflictItem>): Line | undefined {
  if (chrtId) return lines.find((line) => line.chrtId === chrtId);
  if (!sku) return undefined;
  const [first, second] = lines.filter(({ item }) => item.marketplaceSku === sku || item.barcodes?.includes(sku));
  return second ? lines.find(({ item }) => item.marketplaceSku === sku) : first;
}

const wordsOf = ({ code, message }: z.infer<typeof conflictGroup>): string => `${code ?? 'refused'}: ${message ?? ''}`;

/** Items of a 409 by key, each with the reason, and the words of the whole. */
interface Conflict {
  named: Map<string, string>;
  reason: string;
}

/**
 * After a 409 the documents do not say whether the other items were applied. So the named ones are rejected, the others are sent
 * again, and only those that read back as sent are accepted. If it names nobody, all are suspected.
 */
async function settleConflict(
  account: Account,
  lines: Line[],
  first: Conflict,
  signal: AbortSignal,
): Promise<PushAnswer> {
  const results: ItemResult[] = [];
  let open = lines;
  let conflict = first;
  for (let sets = 1; ; sets += 1) {
    const { named, reason } = conflict;
    results.push(...[...named].map(([key, why]): ItemResult => ({ key, outcome: 'rejected', reason: why })));
    open = open.filter(({ item }) => !named.has(item.key));
    if (open.length === 0) return { items: results, marketplaceDate: null };
    if (named.size === 0 || sets === maxSets) {
      const rest = open.map(({ item }): ItemResult => ({ key: item.key, outcome: 'suspected', reason }));
      return { items: [...results, ...rest], marketplaceDate: null };
    }
    const answer = await setAmounts(account, open, signal);
    if (answer.status !== 409) {
      return { items: [...results, ...(await lookAt(account, open, signal))], marketplaceDate: answer.date };
    }
    conflict = namedIn(answer, open);
  }
}

/** A figure that reads back is accepted. An id without a record shows nothing, which is 0. */
async function lookAt(account: Account, lines: Line[], signal: AbortSignal): Promise<ItemResult[]> {
  const { shown, unreadable } = await readAmounts(
    account,
    lines.map(({ chrtId }) => chrtId),
    signal,
  );
  return lines.flatMap(({ item: { key, figure }, chrtId }): ItemResult[] => {
    const amount = shown.get(chrtId);
    // Of a row that cannot be read nothing is known.
    if (amount === undefined && unreadable.has(chrtId)) return [];
    if ((amount ?? 0) === figure) return [{ key, outcome: 'accepted' }];
    const reason = `shows ${amount ?? 'nothing'} after ${figure} was set`;
    return [{ key, outcome: 'retry', afterMs: differsAfterMs, reason, ignored: true }];
  });
}

/** Sets absolute amounts, at most 1000 per request. Lines with `verify`, and all lines after a 409, are read back. */
export async function pushStock(account: Account, items: StockFigure[], signal: AbortSignal): Promise<PushAnswer> {
  const { linked, unlinked } = withLinks(linkSchema, items);
  const refused = unlinked.map(
    ({ key }): ItemResult => ({ key, outcome: 'rejected', reason: 'chrtId is missing', unsent: true }),
  );
  const lines: Line[] = [];
  for (const { item, link } of linked) {
    // Rejected here: Wildberries would answer 409, which counts as ten requests and stops the whole batch.
    if (item.figure <= maxAmount) lines.push({ item, chrtId: String(link.chrtId) });
    else {
      const reason = `UploadDataLimit: more than ${maxAmount}`;
      refused.push({ key: item.key, outcome: 'rejected', reason, unsent: true });
    }
  }
  if (lines.length === 0) return { items: refused, marketplaceDate: null };
  const response = await setAmounts(account, lines, signal);
  if (response.status === 409) {
    const conflict = namedIn(response, lines);
    const settled = await afterSet(settleConflict(account, lines, conflict, signal));
    return { ...settled, items: [...settled.items, ...refused] };
  }
  // Unknown field names also get a 204, and nothing changes. The page of a gateway proves even less.
  if (response.status !== 204) {
    noteShape(response).unreadable = `HTTP ${response.status} instead of 204`;
    throw new RetryLater(`PUT stocks: HTTP ${response.status} instead of 204`, 'unknown', null, response.status);
  }
  const doubtful = lines.filter(({ item }) => item.verify);
  const known = lines.filter(({ item }) => !item.verify);
  const accepted = known.map(({ item }): ItemResult => ({ key: item.key, outcome: 'accepted' }));
  const looked = doubtful.length > 0 ? await afterSet(lookAt(account, doubtful, signal)) : [];
  return { items: [...accepted, ...looked, ...refused], marketplaceDate: response.date };
}

/** Amounts of the warehouse by chrtId, without the ids that have no record there. */
export async function readAmounts(account: Account, ids: readonly string[], signal: AbortSignal): Promise<Figures> {
  const found: Figures = { shown: new Map(), unreadable: new Set() };
  for (const group of inGroups(ids, idsPerRead)) {
    const body = { chrtIds: group.map(idNumber) };
    const response = await call(account, { bucket: 'stocks', method: 'POST', path: pathOf(account), body }, signal);
    const { stocks } = readAnswer(stockAnswer, response, 'POST stocks');
    const { rows, unreadable } = readRows(stockRow, stocks, idIn('chrtId'), 'stocks');
    for (const { chrtId, amount } of rows) found.shown.set(chrtId, amount);
    for (const { id } of unreadable) for (const one of id === null ? group : [id]) found.unreadable.add(one);
  }
  return found;
}

/** Reads amounts of the warehouse; null: no record there. */
export async function readStock(account: Account, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const idOf = ({ settings }: ItemRef): string | undefined => linkSchema.safeParse(settings).data?.chrtId.toString();
  const ids = items.flatMap((item) => idOf(item) ?? []);
  return observe(items, idOf, await readAmounts(account, ids, signal));
}

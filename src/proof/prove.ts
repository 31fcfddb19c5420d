import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../db/client.ts';
import { checkBooks } from '../db/stock/books.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { type Account, listAccounts } from './accounts.ts';
import { Figures } from './figures.ts';
import { countFailedEvents, countLedger } from './ledger.ts';
import { type Installation, Ombor } from './ombor.ts';
import { Buyers } from './sales.ts';
import { listSkus, openingQuantity, openShop } from './shop.ts';
import { Troubles } from './troubles.ts';
import { judgeAccount, listExceededLimits, listMiscounts, listSlow, promises, type Verdict } from './verdict.ts';

/** How long there are sales (ms), how many per second, which share of calls fails, how many products there are. */
export interface ProofOptions {
  loadMs: number;
  salesPerSecond: number;
  failRate: number;
  products: number;
  seed: number;
  /** How long to go on watching after all was right: late calls must change nothing. In ms. */
  settleMs: number;
}

/** The progress of a run. */
export interface ProofState {
  elapsedMs: number;
  phase: string;
  orders: number;
  /** Listings that differ from Ombor's figure at this moment. */
  behind: number;
  overdrawn: number;
}

interface Run {
  options: ProofOptions;
  accounts: Account[];
  skus: string[];
  buyers: Buyers;
  figures: Figures;
  ombor: Ombor;
  setPhase(text: string): void;
}

/** As shares of the load: when Ombor is down. */
const outage = { from: 0.75, share: 0.04, maxMs: 20_000 } as const;

/**
 * Makes five marketplaces with their real limits fail while buyers order everywhere, beside five healthy accounts. The failing ones
 * refuse everything for a while, and later every set that contains one product; one of them hangs for a third of the time, and Ombor is
 * down for a while. Returns the verdict.
 */
export async function prove(
  installation: Installation,
  options: ProofOptions,
  onState: (read: () => ProofState) => void = () => {},
): Promise<Verdict> {
  await using stack = new AsyncDisposableStack();
  const { seed } = options;
  const failing = await startSimulator({ seed, ozonRealLimits: true, seller: '-failing' });
  stack.defer(() => failing.stop());
  const healthy = await startSimulator({ seed: seed + 10, ozonRealLimits: true });
  stack.defer(() => healthy.stop());
  const accounts = listAccounts(failing, healthy);
  const skus = listSkus(options.products);
  const figures = new Figures(accounts);
  stack.defer(() => figures.stop());
  const ombor = new Ombor(installation, skus, figures);
  stack.defer(() => ombor.stop());
  const buyers = new Buyers(accounts, skus, seed);
  const startedAt = performance.now();
  let phase = 'opening the shop';
  onState(() => ({
    elapsedMs: performance.now() - startedAt,
    phase,
    orders: buyers.orders,
    behind: figures.behind,
    overdrawn: countExceeded(accounts),
  }));
  const setPhase = (text: string): void => {
    phase = text;
  };
  const run = { options, accounts, skus, buyers, figures, ombor, setPhase };
  await open(run);
  await load(run);
  return await judge(run, installation);
}

const countExceeded = (accounts: Account[]): number =>
  accounts.flatMap(({ market }) => Object.values(market.violations)).reduce((sum, count) => sum + count, 0);

/** Waits until all is right before the first sale; OZON accepts the next figure of a product 30 s after the first one. */
async function open({ accounts, skus, figures, ombor, buyers }: Run): Promise<void> {
  const url = await ombor.start();
  if (!ombor.api) throw new Error('Ombor did not start');
  await openShop(ombor.api, url, accounts, skus);
  await ombor.follow(url);
  const right = await figures.untilRight(expectedFigures(skus, buyers), promises.quietMs);
  if (right === null)
    throw new Error(`the shop did not open: ${figures.differences(expectedFigures(skus, buyers))[0]}`);
}

const expectedFigures = (skus: string[], buyers: Buyers): Map<string, number> =>
  new Map(skus.map((sku) => [sku, openingQuantity - buyers.sold(sku)]));

/** Sales at an even pace, with everything that fails meanwhile. */
async function load({ options, accounts, skus, buyers, ombor, setPhase }: Run): Promise<void> {
  const { loadMs, salesPerSecond, failRate } = options;
  const troubles = new Troubles(accounts, skus[0] ?? '', options);
  const startedAt = performance.now();
  const outageMs = Math.min(outage.maxMs, outage.share * loadMs);
  let restarting: Promise<void> | undefined;
  setPhase(`five accounts fail ${failRate * 100}%`);
  for (let step = 0; step < (loadMs / 1_000) * salesPerSecond; step += 1) {
    const atMs = (step * 1_000) / salesPerSecond;
    await sleep(Math.max(0, startedAt + atMs - performance.now()));
    troubles.set(atMs / loadMs, ombor.api);
    if (atMs >= outage.from * loadMs) restarting ??= restart(ombor, outageMs, setPhase);
    await buyers.act(ombor.api);
  }
  await restarting;
  await troubles.end(ombor.api);
}

/** Stops all of Ombor and starts it again. Marketplaces go on selling. */
async function restart(ombor: Ombor, outageMs: number, setPhase: (text: string) => void): Promise<void> {
  setPhase('Ombor is down');
  await ombor.stop();
  await sleep(outageMs);
  await ombor.follow(await ombor.start());
  setPhase('Ombor is back, five accounts fail');
}

async function judge(run: Run, { databaseUrl }: Installation): Promise<Verdict> {
  const { options, accounts, skus, buyers, figures, ombor, setPhase } = run;
  const expected = expectedFigures(skus, buyers);
  setPhase('no more sales and failures');
  const rightAfterMs = await figures.untilRight(expected, promises.quietMs);
  setPhase('all is right, watching on');
  if (rightAfterMs !== null) await sleep(options.settleMs);
  const { api } = ombor;
  if (!api) throw new Error('Ombor is not running');
  const ledger = await countLedger(api);
  const results = accounts.map((account) => judgeAccount(account, skus, buyers, figures, ledger.get(account.code)));
  const faults = [
    ...accounts.flatMap(listExceededLimits),
    ...figures.differences(expected),
    ...listMiscounts(accounts, skus, buyers, ledger),
  ];
  const failedEvents = await countFailedEvents(api);
  if (failedEvents > 0) faults.push(`${failedEvents} received events could not be applied`);
  const sql = connect(databaseUrl, { max: 1, applicationName: 'ombor proof' });
  try {
    const { problems } = await checkBooks(sql);
    faults.push(...problems.map(({ sku, problem }) => `the books of ${sku}: ${problem}`));
  } finally {
    await sql.end();
  }
  const { seed, failRate } = options;
  const { orders, cancellations } = buyers;
  return {
    seed,
    failRate,
    orders,
    cancellations,
    rightAfterMs,
    accounts: results,
    faults,
    slow: results.flatMap(listSlow),
  };
}

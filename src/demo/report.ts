import { styleText } from 'node:util';
import Table from 'cli-table3';
import type { Api } from './api.ts';
import type { Outcome } from './play.ts';
import { codes, titles } from './shop.ts';
import type { ShownFigure } from './timeline.ts';

/** Where the demo prints. */
export type Print = (text: string) => void;

const plain = { style: { head: [], border: [] }, chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' } };
const maxRows = 12;

/** Prints the result of a scenario: who showed which figure when, the ledger, the calls. */
export async function printOutcome(outcome: Outcome, seller: Api, print: Print): Promise<void> {
  const { title, timeline, calls, notes, faults, late } = outcome;
  print(`\n${styleText('bold', title)}`);
  print(timelineTable(timeline.shown));
  for (const note of notes) print(`  ${note}.`);
  print(await ledgerTable(outcome, seller));
  print(await salesLine(outcome.sku, seller));
  const made = [...calls.values()].reduce((sum, count) => sum + count, 0);
  const each = [...calls].map(([code, count]) => `${titles[code]} ${count}`).join(', ');
  print(
    `  Calls to marketplaces: ${made} (${each}). Reading ${calls.size} marketplaces every 30 minutes: ${calls.size * 48} a day, and up to 30 minutes late.`,
  );
  const slowest = [...timeline.arrivals].reduce((a, b) => (b[1] > a[1] ? b : a), ['nobody', 0] as [string, number]);
  if (faults.length === 0 && late.length === 0)
    print(
      styleText(
        'green',
        `  ✔ All show ${outcome.expected}; the slowest, ${slowest[0]}, after ${slowest[1].toFixed(0)} ms.`,
      ),
    );
  for (const fault of faults) print(styleText('red', `  ✘ ${fault}`));
  if (late.length > 0) print(describeLate(outcome));
}

function describeLate(outcome: Outcome): string {
  const { expected, late, faults, timeline } = outcome;
  if (!timeline.isMachineBusy) return styleText('red', late.map((one) => `  ✘ ${one}`).join('\n'));
  const shown = faults.length === 0 ? `All show ${expected}, but late` : 'Others were late';
  const why = 'This machine is busy with other programs, so the times say nothing about Ombor';
  return styleText('yellow', `  ! ${shown}: ${late.join(', ')}. ${why}: run it again when they are done.`);
}

function timelineTable(all: ShownFigure[]): string {
  const table = new Table({ ...plain, head: ['ms', 'who', 'shows'], colAligns: ['right', 'left', 'right'] });
  const hidden = Math.max(0, all.length - maxRows);
  const rows = hidden > 0 ? [...all.slice(0, maxRows / 2), ...all.slice(-maxRows / 2)] : all;
  for (const [index, { atMs, who, figure }] of rows.entries()) {
    if (hidden > 0 && index === maxRows / 2) table.push(['...', `${hidden} more`, '']);
    table.push([atMs.toFixed(1), who, String(figure)]);
  }
  return indent(table.toString());
}

interface LedgerRow {
  version: number;
  movementType: string;
  quantityChange: number;
  quantityBefore: number;
  quantityAfter: number;
  actor: string;
  marketplace: { name: string } | null;
  unitPrice: { amount: string; currencyCode: string } | null;
}

async function ledgerTable({ sku, sinceVersion }: Outcome, seller: Api): Promise<string> {
  const { inventoryMovements } = await seller.query<{ inventoryMovements: { edges: { node: LedgerRow }[] } }>(
    `query ($sku: String) { inventoryMovements(first: 50, sku: $sku) { edges { node { version movementType quantityChange quantityBefore
      quantityAfter actor marketplace { name } unitPrice { amount currencyCode } } } } }`,
    { sku },
  );
  const rows = inventoryMovements.edges.map(({ node }) => node).filter(({ version }) => version > sinceVersion);
  const table = new Table({ ...plain, head: ['ledger', 'change', 'before', 'after', 'where', 'who', 'price'] });
  for (const row of rows.toReversed()) {
    const price = row.unitPrice ? `${row.unitPrice.amount} ${row.unitPrice.currencyCode}` : '';
    table.push([
      row.movementType.toLowerCase(),
      row.quantityChange,
      row.quantityBefore,
      row.quantityAfter,
      row.marketplace?.name ?? '',
      row.actor,
      price,
    ]);
  }
  return indent(table.toString());
}

interface Sales {
  unitsSold: number;
  revenue: { amount: string; currencyCode: string } | null;
  profit: { amount: string } | null;
  byMarketplace: {
    marketplace: { name: string };
    unitsSold: number;
    revenue: { amount: string } | null;
    profit: { amount: string } | null;
  }[];
}

async function salesLine(sku: string, seller: Api): Promise<string> {
  const now = new Date().toISOString();
  const { salesAnalytics: sales } = await seller.query<{ salesAnalytics: Sales }>(
    `query ($now: DateTime!, $sku: String) { salesAnalytics(from: $now, to: $now, sku: $sku) { unitsSold revenue { amount currencyCode }
      profit { amount } byMarketplace { marketplace { name } unitsSold } } }`,
    { now, sku },
  );
  const each = sales.byMarketplace.map((row) => `${row.marketplace.name} ${row.unitsSold}`).join(', ');
  const { revenue, profit } = sales;
  return `  Analytics of ${sku} today: ${sales.unitsSold} sold (${each}), revenue ${revenue?.amount}, profit ${profit?.amount} ${revenue?.currencyCode}.`;
}

/** Prints what was sold today, by marketplace. */
export async function printSales(seller: Api, print: Print): Promise<void> {
  const now = new Date().toISOString();
  const { salesAnalytics: sales } = await seller.query<{ salesAnalytics: Sales }>(
    `query ($now: DateTime!) { salesAnalytics(from: $now, to: $now) { unitsSold revenue { amount currencyCode } profit { amount }
      byMarketplace { marketplace { name } unitsSold revenue { amount } profit { amount } } } }`,
    { now },
  );
  const table = new Table({
    ...plain,
    head: ['sold today', 'units', 'revenue', 'profit'],
    colAligns: ['left', 'right', 'right', 'right'],
  });
  for (const row of sales.byMarketplace) {
    table.push([row.marketplace.name, row.unitsSold, row.revenue?.amount ?? '?', row.profit?.amount ?? '?']);
  }
  table.push([
    'all',
    sales.unitsSold,
    `${sales.revenue?.amount} ${sales.revenue?.currencyCode}`,
    sales.profit?.amount ?? '?',
  ]);
  print(`\n${styleText('bold', 'Analytics, at the price and cost of each sale')}\n${indent(table.toString())}`);
}

/** Prints what is simulated, and how it differs from the real marketplaces. */
export function printCaveats(realLimits: boolean, print: Print): void {
  print(
    styleText(
      'dim',
      `Simulated: ${codes.map((code) => titles[code]).join(', ')}. The real Uzum and Wildberries send no webhooks.`,
    ),
  );
  print(
    styleText(
      'dim',
      realLimits
        ? "OZON's limit of one change per product in 30 seconds is on: its first change is sent at once, later ones together when the 30 seconds are over. (The demo waits half a minute first.)"
        : "OZON's limit of one change per product in 30 seconds is off here; `npm run demo -- --real-limits` turns it on.",
    ),
  );
}

const indent = (text: string): string => text.replace(/^/gm, '  ');

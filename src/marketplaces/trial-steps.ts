import type { ItemRef, MarketplaceAdapter, OrderReading, UnreadableOrder } from './adapter.ts';
import type { MarketplaceEvent } from './event.ts';
import { findMethod, type MethodUse } from './methods.ts';
import type { MadeCall } from './recorded-calls.ts';

/** What is known of an account, to try methods with. `orderId`: the marketplace's id of an order that is over, if there is one. */
export interface KnownThings {
  listing?: Omit<ItemRef, 'key'> | undefined;
  orderId?: string | undefined;
}

/** One use of an adapter that only reads. `used`: in words. Rejects when the marketplace refuses or does not answer. */
export interface TrialStep {
  use: MethodUse;
  used: string;
  run(signal: AbortSignal): Promise<{ notes?: string[]; failure?: Error | undefined }>;
}

/** Some methods are only called when a reading goes on where an earlier one ended. */
const maxReadings = 3;

const toNotes = (what: string, unreadable: UnreadableOrder[] = []): string[] =>
  unreadable.map(({ problem }) => `${what}: a row cannot be read: ${problem}.`);

const orderIdOf = (event: MarketplaceEvent): string[] =>
  'order_id' in event && event.order_id ? [event.order_id] : [];

/**
 * What an adapter reads, use by use: every method that it calls, except those that set stock, is called by one of them. Nothing is set, and
 * nothing that is read is kept. `calls`: those that the adapter makes.
 */
export function listTrialSteps(
  adapter: MarketplaceAdapter,
  known: KnownThings,
  calls: readonly MadeCall[],
): TrialStep[] {
  return [
    ...accountStep(adapter),
    ...orderSteps(adapter, known, calls),
    ...archiveStep(adapter),
    ...stockSteps(adapter, known),
  ];
}

function accountStep({ checkAccount }: MarketplaceAdapter): TrialStep[] {
  if (!checkAccount) return [];
  const run: TrialStep['run'] = async (signal) => {
    const { missing, settings = {} } = await checkAccount(signal);
    const needed = Object.entries(settings).map(([name, value]) => `Set settings.${name} to ${JSON.stringify(value)}.`);
    return { notes: [...missing, ...needed] };
  };
  return [{ use: 'account', used: 'account', run }];
}

function orderSteps(adapter: MarketplaceAdapter, { orderId }: KnownThings, calls: readonly MadeCall[]): TrialStep[] {
  const { pollOrders } = adapter;
  if (!pollOrders) return [];
  const isComplete = (): boolean => listUncalled(adapter, 'orders', calls).length === 0;
  return [
    {
      use: 'new_orders',
      used: 'new orders',
      async run(signal) {
        const reading = await pollOrders({ scope: 'new', cursor: null, openOrderIds: [] }, signal);
        return { notes: toNotes('new orders', reading.unreadable), failure: reading.failure };
      },
    },
    {
      use: 'orders',
      used: 'all orders',
      async run(signal) {
        let reading: OrderReading | undefined;
        const notes: string[] = [];
        for (let nth = 0; nth < maxReadings && !reading?.failure && !(reading && isComplete()); nth += 1) {
          const seen = orderId ?? reading?.events.flatMap(orderIdOf)[0];
          const openOrderIds = seen === undefined ? [] : [seen];
          reading = await pollOrders({ scope: 'all', cursor: reading?.cursor ?? null, openOrderIds }, signal);
          notes.push(...toNotes('all orders', reading.unreadable));
        }
        return { notes: [...new Set(notes)], failure: reading?.failure };
      },
    },
  ];
}

function archiveStep({ tryArchive }: MarketplaceAdapter): TrialStep[] {
  if (!tryArchive) return [];
  const run: TrialStep['run'] = async (signal) => ({ notes: toNotes('archive', await tryArchive(signal)) });
  return [{ use: 'archive', used: 'archive of orders', run }];
}

function stockSteps(adapter: MarketplaceAdapter, { listing }: KnownThings): TrialStep[] {
  let item = listing;
  const catalog: TrialStep = {
    use: 'catalog',
    used: 'catalogue',
    async run(signal) {
      const page = await adapter.listCatalog?.(null, signal);
      item ??= page?.items[0];
      return {};
    },
  };
  const stock: TrialStep = {
    use: 'read_stock',
    used: 'stock',
    async run(signal) {
      if (!item) return { notes: ['Reading stock was not tried: no product is linked, and none is in the catalogue.'] };
      const observed = await adapter.readStock([{ ...item, key: '' }], signal);
      return { notes: observed.length === 0 ? [`stock: the figure of "${item.marketplaceSku}" cannot be read.`] : [] };
    },
  };
  return adapter.listCatalog ? [catalog, stock] : [stock];
}

/** The methods of a use (null: of any) that every account needs and that were not called. */
export function listUncalled(
  { api }: Pick<MarketplaceAdapter, 'api'>,
  use: MethodUse | null,
  calls: readonly MadeCall[],
): string[] {
  const methods = api?.methods ?? [];
  const called = new Set(calls.map(({ request }) => findMethod(methods, request)?.name));
  return methods
    .filter(({ name, uses, isConditional }) => {
      return !isConditional && !called.has(name) && (use === null || uses.includes(use));
    })
    .map(({ name }) => name);
}

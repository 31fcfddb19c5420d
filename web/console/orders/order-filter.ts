import type { OrderFilter, OrderSort, OrderStatus } from '../../gql/graphql.ts';
import { todayPeriods } from '../../shared/business-day.ts';
import type { TextId } from '../../shared/language.ts';

export const statuses: readonly OrderStatus[] = [
  'HELD',
  'NEW',
  'CONFIRMED',
  'SHIPPED',
  'DELIVERED',
  'CANCELLED',
  'RETURNED',
  'EXPIRED',
];

/** What waits to be handed over. */
const toShip = 'NEW,CONFIRMED';
const everything = 'all';

/** The tabs, by the value of `status` in the address; none: what waits to be handed over. */
export const tabs: readonly { status: string; text: TextId }[] = [
  { status: toShip, text: 'orders.toShip' },
  { status: 'HELD', text: 'orders.waiting' },
  { status: 'SHIPPED', text: 'orders.shipped' },
  { status: everything, text: 'orders.all' },
];

/** The value of `status` that an address stands for. */
export const statusOf = (params: URLSearchParams): string => params.get('status') ?? toShip;

/** The statuses that a value of `status` names; null: all. */
export function readStatuses(value: string): OrderStatus[] | null {
  if (value === everything) return null;
  return statuses.filter((status) => value.split(',').includes(status));
}

/** When orders must be handed over, by the value of `ship` in the address. */
export const shipTimes: readonly { ship: string; text: TextId }[] = [
  { ship: 'late', text: 'orders.shipLate' },
  { ship: 'today', text: 'orders.shipToday' },
];

/** The parts of the address that narrow the list, without the tab. */
export const filterNames = ['place', 'ship', 'sku', 'q', 'returns'] as const;

interface Asked {
  filter: OrderFilter;
  /** The same in every status: what the tabs count. */
  counted: OrderFilter;
  late: OrderFilter;
  sort: OrderSort;
}

/** What the list asks for. The API takes at least 3 letters of a name or 4 digits of a phone. */
export function readOrderFilter(params: URLSearchParams, now: Date, timeZone: string): Asked {
  const [place, sku, ship] = [params.get('place'), params.get('sku'), params.get('ship')];
  const { dayEnd } = todayPeriods(now, timeZone);
  const counted: OrderFilter = {
    ...(place && { marketplaces: [place] }),
    ...(sku && { skus: [sku] }),
    ...(params.get('q') && { text: params.get('q') }),
    ...(ship === 'late' && { shipBy: { to: now.toISOString() } }),
    ...(ship === 'today' && { shipBy: { to: dayEnd } }),
    ...(params.get('returns') && { returnExpected: true }),
  };
  const chosen = readStatuses(statusOf(params));
  return {
    counted,
    filter: chosen ? { ...counted, statuses: chosen } : counted,
    late: { ...counted, statuses: ['NEW', 'CONFIRMED'], shipBy: { to: now.toISOString() } },
    sort: statusOf(params) === toShip ? 'SHIP_BY_ASC' : 'PLACED_DESC',
  };
}

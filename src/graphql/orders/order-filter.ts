import type { OrderFilter, OrderSearch, TimeRange } from '../../db/order-lists/order-lists.ts';
import type { OrderStatus } from '../../db/orders/order-status.ts';
import type { Order } from '../../db/orders/orders.ts';
import type { PackingState } from '../../db/packing/packing.ts';
import { builder } from '../base/builder.ts';
import { defineEnum, FulfilmentEnum, OrderStatusEnum } from '../base/enums.ts';
import { isStaff, type Viewer } from '../base/identity.ts';
import { isStorable } from '../base/inputs.ts';
import { findPhone } from '../base/phone.ts';
import { badUserInput, checkPeriod, readSearch } from '../base/refusal.ts';
import { readProductsFilter } from '../catalog/product-filter.ts';
import type { GraphQLContext } from '../context.ts';
import { readMarketplaceFilter } from '../marketplaces/marketplace.ts';
import { both, readMarketplacesFilter } from '../marketplaces/marketplace-filter.ts';

export const OrderSortEnum = defineEnum('OrderSort', 'Sort orders of orders.', {
  placed_desc: 'By the time of placing, newest first.',
  ship_by_asc: 'By `shipBy`, earliest first; orders without it come last.',
  updated_desc: 'By the last change, newest first.',
});

export const PackingStateEnum = defineEnum('PackingState', 'How far an order is packed.', {
  nothing: 'Nothing of it is in the parcel.',
  partly: 'A part of it is in the parcel, or something that was cancelled has to be taken out.',
  fully: 'Exactly what is ordered and not cancelled is in the parcel.',
});

const DateTimeRangeInput = builder.inputType('DateTimeRange', {
  description: 'A time span. An omitted end is open.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'At this time or later.' }),
    to: t.field({ type: 'DateTime', description: 'Before this time.' }),
  }),
});

export const OrderFilterInput = builder.inputType('OrderFilter', {
  description: 'Filter of orders. An omitted field does not filter; an empty list finds nothing.',
  fields: (t) => ({
    statuses: t.field({ type: [OrderStatusEnum], description: 'Statuses of the orders.' }),
    marketplaces: t.stringList({ description: 'Codes of the marketplaces, at most 500.' }),
    skus: t.stringList({ description: 'SKUs of products in the order, at most 500.' }),
    productIds: t.idList({ description: 'Ids of products in the order, at most 500.' }),
    shipBy: t.field({
      type: DateTimeRangeInput,
      description: 'When the order must be handed over. Orders without `shipBy` are not found.',
    }),
    hasShipBy: t.boolean({ description: 'true: orders with a time to be handed over by; false: the others.' }),
    fulfilment: t.field({ type: FulfilmentEnum, description: 'Who stores and ships the goods.' }),
    placed: t.field({ type: DateTimeRangeInput, description: 'When the order was placed.' }),
    text: t.string({
      description:
        "Order number (with or without #) or the marketplace's order number, exactly; at least 3 letters of the customer's name; or at " +
        'least 4 consecutive digits of the phone. Empty: all orders. Callers without `seesBuyers` find orders by their numbers only.',
    }),
    returnExpected: t.boolean({
      description:
        'true: orders with items that are expected back (`OrderItem.returnExpected` above 0); false: the others.',
    }),
    packing: t.field({
      type: [PackingStateEnum],
      description: 'How far the orders are packed. Orders that a marketplace ships from its own stock are not found.',
    }),
  }),
});

interface AskedRange {
  from?: Date | null | undefined;
  to?: Date | null | undefined;
}

/** The arguments of `orders`: those of before `filter`, and `filter`. All of them apply. */
export interface OrderListArgs extends AskedRange {
  marketplace?: string | null | undefined;
  status?: OrderStatus | null | undefined;
  search?: string | null | undefined;
  filter?:
    | {
        statuses?: readonly OrderStatus[] | null | undefined;
        marketplaces?: readonly string[] | null | undefined;
        skus?: readonly string[] | null | undefined;
        productIds?: readonly string[] | null | undefined;
        shipBy?: AskedRange | null | undefined;
        hasShipBy?: boolean | null | undefined;
        fulfilment?: Order['fulfilment'] | null | undefined;
        placed?: AskedRange | null | undefined;
        text?: string | null | undefined;
        returnExpected?: boolean | null | undefined;
        packing?: readonly PackingState[] | null | undefined;
      }
    | null
    | undefined;
}

/** Which orders the caller asks for, of those that the caller may see. Throws BAD_USER_INPUT. */
export async function readOrderFilter(args: OrderListArgs, { sql, viewer }: GraphQLContext): Promise<OrderFilter> {
  const { filter } = args;
  checkPeriod(args);
  const marketplaceId = await readMarketplaceFilter(sql, args.marketplace);
  const placed = readRange(filter?.placed);
  return {
    // Somebody who is neither staff nor a Telegram user has no orders: no buyer has the id ''.
    buyerId: isStaff(viewer) ? null : (viewer.telegramUserId ?? ''),
    marketplaceIds: both(marketplaceId, await readMarketplacesFilter(sql, filter?.marketplaces)),
    statuses: both(args.status, filter?.statuses),
    productIds: await readProductsFilter(sql, filter),
    search: readSearches(args.search, filter?.text, viewer),
    placed: { from: latest(args.from, placed.from), to: earliest(args.to, placed.to) },
    shipBy: readRange(filter?.shipBy),
    hasShipBy: filter?.hasShipBy ?? null,
    fulfilment: filter?.fulfilment ?? null,
    returnExpected: filter?.returnExpected ?? null,
    packing: isStaff(viewer) ? (filter?.packing ?? null) : null,
  };
}

const latest = (a: Date | null | undefined, b: Date | null): Date | null =>
  a != null && b !== null && a < b ? b : (a ?? b);
const earliest = (a: Date | null | undefined, b: Date | null): Date | null =>
  a != null && b !== null && b < a ? b : (a ?? b);

function readRange(range: AskedRange | null | undefined): TimeRange {
  checkPeriod(range ?? {});
  return { from: range?.from ?? null, to: range?.to ?? null };
}

function readSearches(
  search: string | null | undefined,
  text: string | null | undefined,
  { seesBuyers }: Viewer,
): OrderSearch | null {
  const [typed, part] = [readSearch(search), readSearch(text)];
  if (typed !== null && part !== null) throw badUserInput('Use either search or filter.text, not both');
  const found = part !== null ? toSearch(part, false) : typed === null ? null : toSearch(typed, true);
  // Whether an order is found would tell whose it is.
  return found && !seesBuyers ? { text: found.text, phone: null, namePart: null, phonePart: null } : found;
}

/** What people type to find an order: its number, with or without #, a phone in any spelling, parts of the customer's name or phone. */
function toSearch(typed: string, onlyLastDigits: boolean): OrderSearch {
  const text = typed.trim();
  if (!isStorable(text)) throw badUserInput('The search contains a character that cannot be stored, such as NUL');
  const digits = /^[\d\s()+.-]+$/.test(text) ? text.replace(/\D/g, '') : '';
  return {
    text: text.replace(/^#/, ''),
    phone: findPhone(text) ?? null,
    namePart: text.length >= 3 ? text : null,
    phonePart: digits.length >= 4 ? { digits, onlyLast: onlyLastDigits } : null,
  };
}

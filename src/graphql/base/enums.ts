import { builder } from './builder.ts';

type Values<T extends string> = Record<Uppercase<T>, { value: T; description: string }>;

/** An enum whose names are the values of the database in upper case. `deprecated`: why values should not be used any more. */
export function defineEnum<T extends string>(
  name: string,
  description: string,
  texts: Record<T, string>,
  deprecated: { readonly [Value in T]?: string } = {},
) {
  const values = Object.fromEntries(
    Object.entries<string>(texts).map(([value, text]) => [
      value.toUpperCase(),
      { value, description: text, ...(value in deprecated && { deprecationReason: deprecated[value as T] }) },
    ]),
  ) as Values<T>;
  return builder.enumType(name, { description, values });
}

/** The values of `Error.code`. */
export const ErrorCodeEnum = builder.enumType('ErrorCode', {
  description: 'Names a refusal; more may be added.',
  values: {
    VALIDATION: { description: 'The input is not usable.' },
    NOT_FOUND: { description: 'Something that the input names does not exist.' },
    INSUFFICIENT_STOCK: { description: 'There is less than was asked for.' },
    IDEMPOTENCY_CONFLICT: { description: 'The idempotency key was used before with another input.' },
    ALREADY_EXISTS: { description: 'There is one of that name already.' },
    STALE_VERSION: { description: 'It was changed since it was read.' },
    INVALID_STATE: { description: 'It does not fit the present state.' },
    LIMIT_REACHED: { description: 'A limit does not allow it.' },
    PRICE_CHANGED: { description: 'The order comes to another total than expected; nothing was ordered.' },
    MARKETPLACE_REFUSED: { description: 'The marketplace itself refused.' },
  } as const,
});

export const MarketplaceTypeEnum = defineEnum(
  'MarketplaceType',
  'What kind of place of sale it is; more may be added.',
  {
    api: 'A marketplace that Ombor calls over HTTP.',
    internal: 'The own Mini App shop.',
    manual: 'Orders are typed in by staff.',
  },
);

export const SaleSignalEnum = defineEnum(
  'SaleSignal',
  'The one signal of a marketplace that moves stock for its sales; more may be added.',
  {
    stock: 'Changed stock figures with their cause.',
    orders: 'Its orders.',
  },
);

export const TriggerTypeEnum = defineEnum('TriggerType', 'What triggered a sync; more may be added.', {
  webhook: 'Something happened: a sale, an order, an adjustment.',
  manual: 'A person asked for it.',
  scheduled: 'The clock.',
});

export const SyncStatusEnum = defineEnum('SyncStatus', 'How a sync ended; more may be added.', {
  success: 'Everything was accepted.',
  error: 'Not everything was accepted; errorMessage says what.',
});

export const SyncDirectionEnum = defineEnum('SyncDirection', 'Which way a sync went; more may be added.', {
  push: 'Our figures to the marketplace.',
  pull: 'Its figures or orders to us.',
});

export const SyncTypeEnum = defineEnum('SyncType', 'What a sync was about; more may be added.', {
  stock: 'Stock figures.',
  orders: 'Orders.',
  methods:
    'Whether methods of its API still answer, of those that nothing else had used for a day. Nothing is set or stored.',
});

export const WebhookStatusEnum = defineEnum('WebhookStatus', 'How far a received event has come; more may be added.', {
  pending: 'Not tried yet.',
  processed: 'Applied, or seen with nothing to move and a note why.',
  failed: 'A person must act; errorMessage says what is wrong.',
  retry: 'A passing fault; tried again at nextAttemptAt.',
});

export const StockFilterEnum = defineEnum(
  'StockFilter',
  'Which products, by their stock: for staff by `Product.quantity`, for buyers by `Product.stock`, which is what the shop sells.',
  {
    in: 'Staff: with free units. Buyers: that can be ordered now.',
    low: 'At or below their low-stock threshold. Staff only.',
    out: 'Staff: without free units. Buyers: that cannot be ordered now.',
    oversold: 'Sold beyond what there was. Staff only.',
  },
);

export const ProductSortEnum = defineEnum('ProductSort', 'In which order products are listed.', {
  entered: 'As they were entered.',
  sku: 'By SKU.',
  name: 'By name.',
  quantity: 'Fewest free units first.',
  quantity_desc: 'Most free units first.',
});

export const FulfilmentEnum = defineEnum('Fulfilment', 'Who ships; more may be added.', {
  own: 'The seller (FBS, DBS).',
  marketplace: 'The marketplace from its own warehouse (FBO); never moves our stock.',
});

export const MovementTypeEnum = defineEnum(
  'MovementType',
  'Why a stock figure moved; more may be added.',
  {
    opening: 'What was there when the product was entered.',
    sale: 'A store order or an order typed in.',
    marketplace_sale: 'A sale on a marketplace.',
    cancellation: 'One of our own orders was cancelled, or not confirmed in time.',
    marketplace_cancellation: 'A marketplace order was cancelled.',
    return: 'Goods of one of our own orders came back.',
    marketplace_return: 'Goods of a marketplace order came back.',
    receipt: 'Goods came in.',
    stocktake: 'Somebody counted.',
    write_off: 'Goods were lost or broken.',
    transfer: 'Goods went to or came from another warehouse.',
    correction: 'A mistake was corrected.',
    hold: 'Set aside for an order that is not confirmed; never written.',
    hold_release: 'A hold was given up; never written.',
  },
  {
    hold: 'Never written: store orders are booked as SALE.',
    hold_release: 'Never written: holds that end are booked as CANCELLATION.',
  },
);

export const AdjustReasonEnum = defineEnum('AdjustReason', 'Why a person changes stock.', {
  receipt: 'Goods came in.',
  stocktake: 'Somebody counted.',
  write_off: 'Goods were lost or broken.',
  transfer: 'Goods went to or came from another warehouse.',
  correction: 'A mistake is mended.',
});

export const ReferenceTypeEnum = defineEnum(
  'ReferenceType',
  'What kind of thing referenceId names; more may be added.',
  {
    order: 'An order.',
    webhook: 'A received event.',
    adjustment: 'An adjustment by a person.',
    import: 'An import.',
    return: 'A return.',
    poll: 'A poll of a marketplace.',
  },
);

export const OrderStatusEnum = defineEnum('OrderStatus', 'Where an order stands; more may be added.', {
  held: 'Its units are set aside until it is confirmed.',
  expired: 'It was not confirmed in time; its units were given back.',
  new: 'Placed.',
  confirmed: 'Confirmed by the seller.',
  shipped: 'Handed over.',
  delivered: 'With the customer.',
  cancelled: 'Cancelled as a whole.',
  returned: 'Came back.',
});

export const AlertKindEnum = defineEnum('AlertKind', 'What a person should know of; more may be added.', {
  oversold: 'More was sold than there was; names the orders.',
  low_stock: 'A product is at or below its threshold.',
  marketplace_failing: 'A marketplace does not take stock figures, cannot be read, or refuses the credentials.',
  silence: 'A marketplace has told nothing for longer than usual.',
  drift: 'A marketplace shows another figure than it should.',
  guard_held: 'An unusual change is held until a person confirms it.',
  unlinked_sale: 'A product was sold that is linked to none of ours.',
  credential_expires: 'A credential ends soon.',
  restored:
    'The database was restored or copied: no marketplace is called until a person runs ombor resume-after-restore.',
  event_waits:
    'An event is not applied, because only a person can say what it means: replay it by its id if it is true.',
  event_failed: 'An event, or a part of it, could not be read or applied: replay or dismiss it.',
  method_changed: "A method of a marketplace's API ends, or answers in another form than expected.",
  figure_refused: 'A marketplace refuses figures and shows more than there is: it can sell what is not there.',
});

export const AlertLanguageEnum = defineEnum('AlertLanguage', 'A language that alerts can be told in.', {
  uz: 'Uzbek.',
  ru: 'Russian.',
  en: 'English.',
});

export const ReturnConditionEnum = defineEnum('ReturnCondition', 'Whether what came back can be sold again.', {
  sellable: 'As good as new: back in stock.',
  damaged: 'Not to be sold again: written off.',
});

export const RoleEnum = defineEnum('Role', 'What the caller may do; more may be added.', {
  owner: 'Everything: settings, secrets, keys.',
  operator: 'Products, orders, stock.',
  viewer: 'Reads everything, changes nothing.',
  buyer: 'A Telegram user: public product fields, own orders, live stock.',
});

export const BulkModeEnum = defineEnum('BulkMode', 'What a faulty row means for the others.', {
  reject_all: 'Nothing is written.',
  skip_bad_rows: 'The good ones are written.',
});

export const BulkOutcomeEnum = defineEnum('BulkOutcome', 'What became of a row; more may be added.', {
  created: 'It entered a product or a listing.',
  updated: 'It changed something.',
  unchanged: 'It said what was so already.',
  error: 'It has an error.',
});

export const PushStateEnum = defineEnum('PushState', 'How far the figure of a listing has come; more may be added.', {
  never_pushed: 'The marketplace has not been told a figure yet.',
  owed: 'A newer figure waits to be sent.',
  in_flight: 'It is being sent.',
  confirmed: 'The marketplace has confirmed the present figure.',
  refused: 'The marketplace refused it; pushStateReason says why.',
  held_by_guard: 'A guard holds it until a person confirms.',
  paused: 'The marketplace is paused and a figure is owed.',
});

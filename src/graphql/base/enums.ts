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
  description: 'Names of the errors that a caller can cause.',
  values: {
    VALIDATION: { description: 'An input is invalid: `ValidationError.issues` lists every invalid field.' },
    NOT_FOUND: { description: 'Something that the input names does not exist: `NotFoundError.keys` says what.' },
    INSUFFICIENT_STOCK: { description: 'There are fewer units than requested; nothing was changed.' },
    IDEMPOTENCY_CONFLICT: {
      description: 'The idempotency key was used before with another input; nothing was changed.',
    },
    ALREADY_EXISTS: { description: 'An object with this code, SKU, article number or Telegram user exists already.' },
    STALE_VERSION: { description: 'The object was changed after you read it; nothing was changed now. Read it again.' },
    INVALID_STATE: { description: "The object's present state does not allow the change; the message says why." },
    LIMIT_REACHED: { description: 'A limit of the shop would be exceeded; the message names it.' },
    PRICE_CHANGED: { description: 'The order would cost another total than `expectedTotal`; nothing was ordered.' },
    MARKETPLACE_REFUSED: {
      description: 'The marketplace refused the call or could not be reached; the message has its own words.',
    },
    PACKING_REFUSED: {
      description:
        'What was scanned is not in the order, or is one too many; nothing was changed. `PackingRefusedError.reason` says why.',
    },
    SIGN_IN_REFUSED: { description: 'The credential lets nobody in: `SignInRefusedError.reason` says why.' },
  } as const,
});

export const MarketplaceTypeEnum = defineEnum('MarketplaceType', 'Kinds of marketplaces.', {
  api: 'An external marketplace or shop that Ombor calls over HTTP.',
  internal: "The seller's own Mini App shop in Telegram, which is part of Ombor.",
  manual: 'A marketplace without an API: staff enter its orders by hand.',
});

export const SaleSignalEnum = defineEnum(
  'SaleSignal',
  'Which messages of a marketplace count as its sales. Messages of the other kind are stored, but move no stock.',
  {
    stock: 'Changed stock figures that name their reason, such as the event `stock.updated`.',
    orders: 'Orders: created, cancelled, returned.',
  },
);

export const TriggerTypeEnum = defineEnum('TriggerType', 'What started an exchange with a marketplace.', {
  webhook: 'Triggered by an event: a sale, an order, an adjustment. Not only by webhooks.',
  manual: 'Requested by a person.',
  scheduled: 'Started by the schedule.',
});

export const SyncStatusEnum = defineEnum('SyncStatus', 'Results of an exchange with a marketplace.', {
  success: 'Everything was accepted.',
  error: 'Something was not accepted; `errorMessage` says what.',
});

export const SyncDirectionEnum = defineEnum('SyncDirection', 'Directions of an exchange with a marketplace.', {
  push: 'From Ombor to the marketplace: figures to show.',
  pull: 'From the marketplace to Ombor: its figures or orders.',
});

export const SyncTypeEnum = defineEnum('SyncType', 'Contents of an exchange with a marketplace.', {
  stock: 'Stock figures of listings.',
  orders: 'Orders of the marketplace.',
  methods: 'Trial calls of methods that nothing else used for a day. Nothing is set or stored.',
});

export const WebhookStatusEnum = defineEnum('WebhookStatus', 'States of a received event.', {
  pending: 'Waits for its first attempt.',
  processed: 'Done: it was applied, or there was nothing to change and `errorMessage` says why.',
  failed: 'A person must act; `errorMessage` says what is wrong.',
  retry: 'A transient error; it is retried automatically at `nextAttemptAt`.',
});

export const StockFilterEnum = defineEnum(
  'StockFilter',
  'Filters of products by stock. For staff they compare `Product.quantity`; for buyers `Product.stock`, which is what the shop ' +
    'sells.',
  {
    in: 'Staff: at least 1 free unit. Buyers: can be ordered now.',
    low: 'At or below `lowStockThreshold`. Staff only.',
    out: 'Staff: no free unit. Buyers: cannot be ordered now.',
    oversold: 'More units were sold than there were. Staff only.',
  },
);

export const ProductSortEnum = defineEnum('ProductSort', 'Sort orders of products.', {
  entered: 'In the order they were created, oldest first.',
  sku: 'By SKU, ascending.',
  name: 'By name, ascending.',
  quantity: 'By free units, fewest first.',
  quantity_desc: 'By free units, most first.',
});

export const FulfilmentEnum = defineEnum('Fulfilment', 'Who stores and ships the goods of an order.', {
  own: "The seller, from the seller's own stock (FBS, DBS).",
  marketplace: "The marketplace, from its own warehouse (FBO). Such orders never move the seller's stock.",
});

export const MovementTypeEnum = defineEnum(
  'MovementType',
  'Reasons for a stock movement.',
  {
    opening: 'Stock of a new product when it was created or imported.',
    sale: 'An order in the Mini App shop, or an order that staff entered by hand.',
    marketplace_sale: 'A sale that a marketplace reported.',
    cancellation: "An order of the seller's own was cancelled, or was not confirmed in time.",
    marketplace_cancellation: "A marketplace's order was cancelled.",
    return: "Goods of an order of the seller's own came back.",
    marketplace_return: "Goods of a marketplace's order came back.",
    receipt: 'Goods were received.',
    stocktake: 'Stock was counted, and the count differed.',
    write_off: 'Goods were lost or damaged.',
    transfer: 'Goods were moved to or from another warehouse.',
    correction: 'A mistake was corrected.',
    hold: 'Reserved; Ombor 0.1 never writes it (store orders are booked as SALE).',
    hold_release: 'Reserved; Ombor 0.1 never writes it (holds that end are booked as CANCELLATION).',
  },
  {
    hold: 'Never written: store orders are booked as SALE.',
    hold_release: 'Never written: holds that end are booked as CANCELLATION.',
  },
);

export const AdjustReasonEnum = defineEnum('AdjustReason', 'Reasons for an adjustment of stock by a person.', {
  receipt: 'Goods were received.',
  stocktake: 'Stock was counted.',
  write_off: 'Goods were lost or damaged.',
  transfer: 'Goods were moved to or from another warehouse.',
  correction: 'A mistake is corrected.',
});

export const ReferenceTypeEnum = defineEnum(
  'ReferenceType',
  'Kinds of records that can cause a movement: what `referenceId` identifies.',
  {
    order: 'An order, in the Mini App shop, entered by hand or of a marketplace.',
    webhook: 'A received event.',
    adjustment: 'An adjustment by a person.',
    import: 'An import of products.',
    return: 'Goods that came back.',
    poll: 'A figure that Ombor read from a marketplace.',
    receipt: 'A receipt of goods.',
  },
);

export const OrderStatusEnum = defineEnum('OrderStatus', 'States of an order.', {
  held: 'Placed in the Mini App shop and not confirmed yet: its units are reserved until `heldUntil`.',
  expired: 'Not confirmed in time: its units are back in stock.',
  new: 'Placed, and not confirmed yet.',
  confirmed: 'Confirmed by the seller.',
  shipped: 'Handed over for delivery.',
  delivered: 'Received by the customer.',
  cancelled: 'Cancelled completely.',
  returned: 'Everything in it came back.',
});

export const AlertKindEnum = defineEnum('AlertKind', 'Kinds of alerts.', {
  oversold: 'More units of a product were sold than there were; `Alert.orders` has the orders concerned.',
  low_stock: 'A product is at or below its `lowStockThreshold`.',
  marketplace_failing: 'A marketplace does not accept stock figures, cannot be read, or refuses the credentials.',
  silence: 'A marketplace has reported nothing for longer than usual.',
  drift: 'A marketplace shows another figure than its target figure.',
  guard_held: 'An unusual change is held until a person confirms it.',
  unlinked_sale: 'A marketplace sold something that is not linked to a product: link it with `linkProduct`.',
  credential_expires: 'The credentials of a marketplace expire soon.',
  restored:
    'The database was restored or copied: no marketplace is called until a person runs the command `ombor resume-after-restore`.',
  event_waits:
    'A received event is not applied, because only a person can say what it means. If it is true, run `retryWebhooks` with its id.',
  event_failed:
    'A received event, or a part of it, could not be read or applied: run `retryWebhooks` or `dismissWebhooks`.',
  method_changed: "A method of the marketplace's API ends, or answers in an unexpected form.",
  weak_secret: 'A webhook secret is too short to be safe: rotate it with `rotateWebhookSecret`.',
  wrong_signatures: 'Webhooks arrive in the name of a marketplace, and all have invalid signatures: none is accepted.',
  figure_refused: 'A marketplace refuses a figure and shows more than there is: it can sell what is not in stock.',
});

export const AlertLanguageEnum = defineEnum('AlertLanguage', 'Languages of alert texts.', {
  uz: 'The Uzbek language.',
  ru: 'The Russian language.',
  en: 'The English language.',
});

export const ReturnConditionEnum = defineEnum('ReturnCondition', 'Conditions of goods that came back.', {
  sellable: 'As good as new: the units go back to stock.',
  damaged: 'Cannot be sold again: the units are written off.',
});

export const RoleEnum = defineEnum(
  'Role',
  'Roles of callers. OWNER may do everything that OPERATOR may, OPERATOR everything that VIEWER may; BUYER is separate.',
  {
    owner: 'Staff with all rights: settings, secrets, API keys.',
    operator: 'Staff who also change products, orders and stock.',
    viewer: 'Staff who read everything and change nothing.',
    buyer: 'A Telegram user of the Mini App shop: public fields of products, own orders, live stock.',
  },
);

export const BulkModeEnum = defineEnum('BulkMode', 'What an invalid row means for the other rows.', {
  reject_all: 'If one row is invalid, nothing is written.',
  skip_bad_rows: 'Valid rows are written, invalid rows are skipped.',
});

export const BulkOutcomeEnum = defineEnum('BulkOutcome', 'Results of one row of `bulkUpsert`.', {
  created: 'The row creates a product or a listing.',
  updated: 'The row changes a product or a listing.',
  unchanged: 'The row has the values that are stored already.',
  error: 'The row is invalid; `errors` says why.',
});

export const PushStateEnum = defineEnum(
  'PushState',
  "States of a listing's target figure on its way to the marketplace.",
  {
    never_pushed: 'No figure was sent to the marketplace yet.',
    owed: 'A newer figure waits to be sent.',
    in_flight: 'The figure is being sent now.',
    confirmed: 'The marketplace has confirmed the present target figure.',
    refused: 'The marketplace refused the figure; `pushStateReason` says why.',
    held_by_guard: 'The figure is an unusual 0 and is held until a person confirms it with `releaseHeldPushes`.',
    paused: 'The marketplace is paused, and a figure waits to be sent.',
  },
);

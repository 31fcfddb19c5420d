/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A difference that is real: the seller's stock was wrong. */
export type AcceptDriftInput = {
  /** Id of the difference (`Drift.id`). */
  driftId: string | number;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** What the difference was. */
  meaning: DriftMeaning;
  /** Remark for the ledger, at most 2,000 characters. */
  note?: string | null | undefined;
};

/** What an account at a marketplace must be able to do. More values may be added. */
export type AccountPart =
  /** The catalogue can be read. */
  | 'CATALOG'
  /** The credentials are accepted and have all rights that the marketplace reports. */
  | 'KEY'
  /** New orders can be read. */
  | 'ORDERS'
  /** The figure of a listing can be read. */
  | 'READ_FIGURES'
  /** Figures can be set. */
  | 'SEND_FIGURES';

/** What a check of an account found. More values may be added. */
export type AccountPartOutcome =
  /** Not checked: only sending a figure shows whether it is allowed. */
  | 'NEEDS_SENDING'
  /** Not checked: the marketplace has no call for it. */
  | 'NO_CALL'
  /** Not checked: nothing is linked yet, so there is nothing to read. */
  | 'NO_LISTING'
  /** The marketplace refused, or rights are missing: `message` says which. */
  | 'REFUSED'
  /** Not checked: the marketplace did not answer, or its limits allow no call now. */
  | 'UNAVAILABLE'
  /** The call was answered as expected. */
  | 'WORKS';

/** Reasons for an adjustment of stock by a person. More values may be added. */
export type AdjustReason =
  /** A mistake is corrected. */
  | 'CORRECTION'
  /** Goods were received. */
  | 'RECEIPT'
  /** Stock was counted. */
  | 'STOCKTAKE'
  /** Goods were moved to or from another warehouse. */
  | 'TRANSFER'
  /** Goods were lost or damaged. */
  | 'WRITE_OFF';

/** An adjustment of the stock of one product. Send exactly one of `quantityChange` and `countedQuantity`. */
export type AdjustStockInput = {
  /** When it was counted. Omitted: now. Sales, shipments and receipts since then stay in effect. A count that is older than the newest one is refused with INVALID_STATE. */
  countedAt?: string | null | undefined;
  /** Units counted on the shelf, including units that are sold and not shipped yet. */
  countedQuantity?: number | null | undefined;
  /** `Product.version` as you read it. If stock changed since, nothing happens and you get STALE_VERSION. */
  expectedVersion?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Remark for the ledger, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** Units of the change: negative out of stock, positive into stock. */
  quantityChange?: number | null | undefined;
  /** Reason of the adjustment. */
  reason: AdjustReason;
  /** SKU of the product. */
  sku: string;
  /** Code of the warehouse. Omitted: the default warehouse. */
  warehouse?: string | null | undefined;
};

/** Kinds of alerts. More values may be added. */
export type AlertKind =
  /** The credentials of a marketplace expire soon. */
  | 'CREDENTIAL_EXPIRES'
  /** A marketplace shows another figure than its target figure. */
  | 'DRIFT'
  /** A received event, or a part of it, could not be read or applied: run `retryWebhooks` or `dismissWebhooks`. */
  | 'EVENT_FAILED'
  /** A received event is not applied, because only a person can say what it means. If it is true, run `retryWebhooks` with its id. */
  | 'EVENT_WAITS'
  /** A marketplace refuses a figure and shows more than there is: it can sell what is not in stock. */
  | 'FIGURE_REFUSED'
  /** An unusual change is held until a person confirms it. */
  | 'GUARD_HELD'
  /** A product is at or below its `lowStockThreshold`. */
  | 'LOW_STOCK'
  /** A marketplace does not accept stock figures, cannot be read, or refuses the credentials. */
  | 'MARKETPLACE_FAILING'
  /** A method of the marketplace's API ends, or answers in an unexpected form. */
  | 'METHOD_CHANGED'
  /** More units of a product were sold than there were; `Alert.orders` has the orders concerned. */
  | 'OVERSOLD'
  /** The database was restored or copied: no marketplace is called until a person runs the command `ombor resume-after-restore`. */
  | 'RESTORED'
  /** A marketplace has reported nothing for longer than usual. */
  | 'SILENCE'
  /** A marketplace sold something that is not linked to a product: link it with `linkProduct`. */
  | 'UNLINKED_SALE'
  /** A webhook secret is too short to be safe: rotate it with `rotateWebhookSecret`. */
  | 'WEAK_SECRET'
  /** Webhooks arrive in the name of a marketplace, and all have invalid signatures: none is accepted. */
  | 'WRONG_SIGNATURES';

/** Languages of alert texts. More values may be added. */
export type AlertLanguage =
  /** The English language. */
  | 'EN'
  /** The Russian language. */
  | 'RU'
  /** The Uzbek language. */
  | 'UZ';

/** What becomes of an item of a catalogue. More values may be added. */
export type CatalogImportOutcome =
  /** Several products match, or something contradicts the match. Nothing is written. */
  | 'AMBIGUOUS'
  /** It becomes a new product. */
  | 'CREATED'
  /** It is linked to a product that exists. */
  | 'LINKED'
  /** It was linked before; nothing changes. */
  | 'LINKED_BEFORE'
  /** It is probably the same as a product that exists or as another item: a twin. Nothing is written. */
  | 'LOOK_ALIKE'
  /** It has no SKU, id or name that can be stored. Nothing is written. */
  | 'UNUSABLE';

/** How far an import of a catalogue has come. More values may be added. */
export type CatalogImportStatus =
  /** The whole catalogue was read. */
  | 'DONE'
  /** It could not be read to its end; `error` says why. Pages before that stay written. */
  | 'FAILED'
  /** A worker reads the catalogue. */
  | 'RUNNING'
  /** It waits for a worker. */
  | 'WAITING';

/** The marketplace to check. */
export type CheckMarketplaceInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
};

/** A marketplace to connect. null in a field: the adapter's default. */
export type ConnectMarketplaceInput = {
  /** Name of the adapter, as in the query `adapters`; required for type API. */
  adapter?: string | null | undefined;
  /** Short name of the marketplace, for arguments, URLs and headers: lower-case letters, digits, _ and -. It must be unique. */
  code: string;
  /** Credentials of the account, as `Adapter.credentialsSchema` describes them. They are stored encrypted and never returned. */
  credentials?: unknown;
  /** ISO 4217 code of the currency of prices on the marketplace. */
  currency: string;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Name of the marketplace, for people, at most 500 characters. */
  name: string;
  /** Seconds between two readings of the marketplace's orders, 1 to 86400. null: the adapter's default. */
  orderPollSeconds?: number | null | undefined;
  /** If the marketplace sends nothing by itself: read its figures every N minutes, 1 to 10080. null: 120. */
  pollIntervalMinutes?: number | null | undefined;
  /** Minutes between two comparisons of the target and shown figures of all listings, 5 to 43200. Omitted: 1440, a day. */
  reconcileIntervalMinutes?: number | null | undefined;
  /** Which messages count as this marketplace's sales: ORDERS or STOCK. The other kind is stored but changes nothing. null: the adapter's default. */
  saleSignal?: SaleSignal | null | undefined;
  /** Settings of the marketplace, as `Adapter.settingsSchema` describes them. */
  settings?: unknown;
  /** true: no figures are sent until `resumeMarketplace`. */
  startPaused?: boolean | null | undefined;
  /** Whether the marketplace can send webhooks. null: the adapter's default. */
  supportsWebhooks?: boolean | null | undefined;
  /** Kind of the marketplace. */
  type?: MarketplaceType | null | undefined;
  /** Whether webhooks of the marketplace are accepted. null: the same as `supportsWebhooks`. */
  webhookEnabled?: boolean | null | undefined;
  /** Secret with which the marketplace signs webhooks: at least 16 bytes, as `whsec_` and their base64, or as many characters; at most 500 characters. Spaces around it are ignored. Omitted: a random one is generated and returned once. */
  webhookSecret?: string | null | undefined;
};

/** A span of days. Both ends belong to it. */
export type DateRange = {
  /** The first day. */
  from: string;
  /** The last day. */
  to: string;
};

/** Likely causes of a difference between target and shown figure. More values may be added. */
export type DriftCause =
  /** The marketplace shows an earlier figure from Ombor again: an older push was applied late. */
  | 'GHOST_WRITE'
  /** The marketplace shows more than it accepted: most likely somebody edited the figure there. */
  | 'MANUAL_EDIT'
  /** Units disappeared without an event: most likely a sale that was not reported. */
  | 'MISSED_EVENT'
  /** The marketplace does not list the product. */
  | 'NOT_LISTED'
  /** The marketplace refused the target figure. */
  | 'REJECTED_PUSH'
  /** What the marketplace showed before is not known. */
  | 'UNKNOWN';

/** What a difference really was, in the judgement of a person. More values may be added. */
export type DriftMeaning =
  /** The stock itself was different: it is corrected, without a sale. */
  | 'CORRECTION'
  /** Units were sold on the marketplace: they are booked as its sale. */
  | 'SALE';

/** Sessions to end. */
export type EndSessionsInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Ids of the sessions (`Session.id`), at most 250. Sessions that have ended are skipped. */
  ids: Array<string | number>;
};

/** Names of the errors that a caller can cause. More values may be added. */
export type ErrorCode =
  /** An object with this code, SKU, article number or Telegram user exists already. */
  | 'ALREADY_EXISTS'
  /** The idempotency key was used before with another input; nothing was changed. */
  | 'IDEMPOTENCY_CONFLICT'
  /** There are fewer units than requested; nothing was changed. */
  | 'INSUFFICIENT_STOCK'
  /** The object's present state does not allow the change; the message says why. */
  | 'INVALID_STATE'
  /** A limit of the shop would be exceeded; the message names it. */
  | 'LIMIT_REACHED'
  /** The marketplace refused the call or could not be reached; the message has its own words. */
  | 'MARKETPLACE_REFUSED'
  /** Something that the input names does not exist: `NotFoundError.keys` says what. */
  | 'NOT_FOUND'
  /** The order would cost another total than `expectedTotal`; nothing was ordered. */
  | 'PRICE_CHANGED'
  /** The credential lets nobody in: `SignInRefusedError.reason` says why. */
  | 'SIGN_IN_REFUSED'
  /** The object was changed after you read it; nothing was changed now. Read it again. */
  | 'STALE_VERSION'
  /** An input is invalid: `ValidationError.issues` lists every invalid field. */
  | 'VALIDATION';

/** Whose catalogue to import, and how. */
export type ImportCatalogInput = {
  /** true: twins, which are probably the same as something else, become products of their own. */
  createLookAlikes?: boolean | null | undefined;
  /** true: nothing is written; it says what would be. */
  dryRun?: boolean | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
  /** true: the figures of the marketplace become the opening quantities of products that never moved, whenever they were linked. */
  takeStock?: boolean | null | undefined;
};

/** A product to offer on a marketplace. */
export type LinkProductInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
  /** The marketplace's id of the listing. */
  marketplaceProductId: string;
  /** The marketplace's article number; unique on the marketplace. */
  marketplaceSku: string;
  /** Price of one item of the listing, in the marketplace's currency. */
  price?: string | null | undefined;
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** false: the listing shows 0. */
  selling?: boolean | null | undefined;
  /** Settings of the listing, as `Adapter.linkSchema` of the marketplace's adapter describes them. */
  settings?: unknown;
  /** SKU of the product. */
  sku: string;
  /** Units never offered on this listing. */
  stockBuffer?: number | null | undefined;
  /** Most units offered on this listing, however many there are. Omitted: no limit. */
  stockLimit?: number | null | undefined;
  /** With fewer free units than this the listing shows 0: the last units are for other marketplaces. Omitted: 0. */
  stockMinimum?: number | null | undefined;
  /** Share of the free units offered on this listing, 0 to 100 percent, rounded down. */
  stockPercent?: number | null | undefined;
  /** Units of stock in one item of the listing, 1 to 10,000: 3 for packs of three. */
  unitsPerItem?: number | null | undefined;
};

/** Kinds of marketplaces. More values may be added. */
export type MarketplaceType =
  /** An external marketplace or shop that Ombor calls over HTTP. */
  | 'API'
  /** The seller's own Mini App shop in Telegram, which is part of Ombor. */
  | 'INTERNAL'
  /** A marketplace without an API: staff enter its orders by hand. */
  | 'MANUAL';

/** Reasons for a stock movement. More values may be added. */
export type MovementType =
  /** An order of the seller's own was cancelled, or was not confirmed in time. */
  | 'CANCELLATION'
  /** A mistake was corrected. */
  | 'CORRECTION'
  /** Reserved; Ombor 0.1 never writes it (store orders are booked as SALE). */
  | 'HOLD'
  /** Reserved; Ombor 0.1 never writes it (holds that end are booked as CANCELLATION). */
  | 'HOLD_RELEASE'
  /** A marketplace's order was cancelled. */
  | 'MARKETPLACE_CANCELLATION'
  /** Goods of a marketplace's order came back. */
  | 'MARKETPLACE_RETURN'
  /** A sale that a marketplace reported. */
  | 'MARKETPLACE_SALE'
  /** Stock of a new product when it was created or imported. */
  | 'OPENING'
  /** Goods were received. */
  | 'RECEIPT'
  /** Goods of an order of the seller's own came back. */
  | 'RETURN'
  /** An order in the Mini App shop, or an order that staff entered by hand. */
  | 'SALE'
  /** Stock was counted, and the count differed. */
  | 'STOCKTAKE'
  /** Goods were moved to or from another warehouse. */
  | 'TRANSFER'
  /** Goods were lost or damaged. */
  | 'WRITE_OFF';

/** States of an order. More values may be added. */
export type OrderStatus =
  /** Cancelled completely. */
  | 'CANCELLED'
  /** Confirmed by the seller. */
  | 'CONFIRMED'
  /** Received by the customer. */
  | 'DELIVERED'
  /** Not confirmed in time: its units are back in stock. */
  | 'EXPIRED'
  /** Placed in the Mini App shop and not confirmed yet: its units are reserved until `heldUntil`. */
  | 'HELD'
  /** Placed, and not confirmed yet. */
  | 'NEW'
  /** Everything in it came back. */
  | 'RETURNED'
  /** Handed over for delivery. */
  | 'SHIPPED';

/** The marketplace to pause. */
export type PauseMarketplaceInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
};

/** States of a listing's target figure on its way to the marketplace. More values may be added. */
export type PushState =
  /** The marketplace has confirmed the present target figure. */
  | 'CONFIRMED'
  /** The figure is an unusual 0 and is held until a person confirms it with `releaseHeldPushes`. */
  | 'HELD_BY_GUARD'
  /** The figure is being sent now. */
  | 'IN_FLIGHT'
  /** No figure was sent to the marketplace yet. */
  | 'NEVER_PUSHED'
  /** A newer figure waits to be sent. */
  | 'OWED'
  /** The marketplace is paused, and a figure waits to be sent. */
  | 'PAUSED'
  /** The marketplace refused the figure; `pushStateReason` says why. */
  | 'REFUSED';

/** The marketplace to read. */
export type ReadBaselineInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
};

/** The marketplace to resume. */
export type ResumeMarketplaceInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
};

/** Roles of callers. OWNER may do everything that OPERATOR may, OPERATOR everything that VIEWER may; BUYER is separate. More values may be added. */
export type Role =
  /** A Telegram user of the Mini App shop: public fields of products, own orders, live stock. */
  | 'BUYER'
  /** Staff who also change products, orders and stock. */
  | 'OPERATOR'
  /** Staff with all rights: settings, secrets, API keys. */
  | 'OWNER'
  /** Staff who read everything and change nothing. */
  | 'VIEWER';

/** Which messages of a marketplace count as its sales. Messages of the other kind are stored, but move no stock. More values may be added. */
export type SaleSignal =
  /** Orders: created, cancelled, returned. */
  | 'ORDERS'
  /** Changed stock figures that name their reason, such as the event `stock.updated`. */
  | 'STOCK';

/** A credential: exactly one of `apiKey`, `initData` and `linkToken`. */
export type SignInInput = {
  /** An API key of staff. */
  apiKey?: string | null | undefined;
  /** Name of the device for the list of sessions, such as "Chrome, Windows", at most 200 characters. */
  device?: string | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: a new token is returned for the same session, also for a link that is used up. Refused with INVALID_STATE if the first token was used. */
  idempotencyKey?: string | null | undefined;
  /** `Telegram.WebApp.initData` of the Mini App, as it is. */
  initData?: string | null | undefined;
  /** What stands in a one-time link behind `#link=`. It works once. */
  linkToken?: string | null | undefined;
};

/** Why a credential lets nobody in. The list grows. More values may be added. */
export type SignInRefusalReason =
  /** The one-time link has expired. */
  | 'EXPIRED_LINK'
  /** The `initData` is too old: the Mini App must be closed and opened again. */
  | 'INIT_DATA_EXPIRED'
  /** The `initData` was altered, or made for another bot than that of TELEGRAM_BOT_TOKEN. */
  | 'INIT_DATA_FORGED'
  /** The `initData` is from the future: the server's clock is slow. */
  | 'INIT_DATA_FROM_FUTURE'
  /** The `initData` is for this bot, but signed with another token of it: TELEGRAM_BOT_TOKEN was replaced, or must be. */
  | 'INIT_DATA_OF_OTHER_TOKEN'
  /** The `initData` has no hash, user or time. */
  | 'INIT_DATA_UNREADABLE'
  /** TELEGRAM_BOT_TOKEN is not set. */
  | 'TELEGRAM_NOT_CONFIGURED'
  /** The API key is unknown, revoked or expired. */
  | 'UNKNOWN_KEY'
  /** The one-time link is unknown: it may have been cut off while it was copied. */
  | 'UNKNOWN_LINK'
  /** The one-time link was used already. */
  | 'USED_LINK';

/** Filters of products by stock. For staff they compare `Product.quantity`; for buyers `Product.stock`, which is what the shop sells. More values may be added. */
export type StockFilter =
  /** Staff: at least 1 free unit. Buyers: can be ordered now. */
  | 'IN'
  /** At or below `lowStockThreshold`. Staff only. */
  | 'LOW'
  /** Staff: no free unit. Buyers: cannot be ordered now. */
  | 'OUT'
  /** More units were sold than there were. Staff only. */
  | 'OVERSOLD';

/** A rule for how much of the stock is shown. An omitted field is as it is now; null: no restriction. */
export type StockRuleInput = {
  /** false: 0 is shown. */
  selling?: boolean | null | undefined;
  /** Units never offered. */
  stockBuffer?: number | null | undefined;
  /** Most units offered; null: no limit. */
  stockLimit?: number | null | undefined;
  /** With fewer free units than this 0 is shown. */
  stockMinimum?: number | null | undefined;
  /** Share of the free units that is offered, 0 to 100 percent, rounded down. */
  stockPercent?: number | null | undefined;
  /** Units in one item; only for a named listing. */
  unitsPerItem?: number | null | undefined;
};

/** The adjustment to undo. */
export type UndoAdjustmentInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the movement that `adjustStock` returned (`InventoryMovement.id`). */
  movementId: string | number;
  /** Reason, as a remark for the ledger, at most 2,000 characters. */
  note?: string | null | undefined;
};

/** Changes of a marketplace. An omitted field is unchanged; null: the adapter's default, or no restriction. */
export type UpdateMarketplaceInput = {
  /** Credentials of the account, as `Adapter.credentialsSchema` describes them. They are tried before they are stored, stored encrypted and never returned. */
  credentials?: unknown;
  /** `Marketplace.revision` as you read it. If its settings were changed after that, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`: read them again. Sales and pushes in between do not matter. Omitted: the last change wins. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
  /** Name of the marketplace, for people, at most 500 characters; it cannot be cleared. */
  name?: string | null | undefined;
  /** Seconds between two readings of the marketplace's orders, 1 to 86400. null: the adapter's default. */
  orderPollSeconds?: number | null | undefined;
  /** If the marketplace sends nothing by itself: read its figures every N minutes, 1 to 10080. null: 120. */
  pollIntervalMinutes?: number | null | undefined;
  /** Minutes between two comparisons of the target and shown figures of all listings, 5 to 43200. null: 1440, a day. */
  reconcileIntervalMinutes?: number | null | undefined;
  /** Which messages count as this marketplace's sales: ORDERS or STOCK. The other kind is stored but changes nothing. null: the adapter's default. */
  saleSignal?: SaleSignal | null | undefined;
  /** false: every listing of the marketplace shows 0. */
  selling?: boolean | null | undefined;
  /** Settings of the marketplace, as `Adapter.settingsSchema` describes them; they replace all earlier ones. */
  settings?: unknown;
  /** Units never offered on this marketplace. If a listing has its own buffer, the larger one is used. */
  stockBuffer?: number | null | undefined;
  /** Most units offered on any listing of the marketplace; null: no limit. */
  stockLimit?: number | null | undefined;
  /** With fewer free units than this every listing of the marketplace shows 0: the last units are for other marketplaces. 0: no minimum. */
  stockMinimum?: number | null | undefined;
  /** Share of the free units offered on any listing of the marketplace, 0 to 100 percent. */
  stockPercent?: number | null | undefined;
  /** Whether the marketplace can send webhooks. null: the adapter's default. */
  supportsWebhooks?: boolean | null | undefined;
  /** Whether webhooks of the marketplace are accepted. null: the same as `supportsWebhooks`. */
  webhookEnabled?: boolean | null | undefined;
};

/** Changes of a listing. An omitted field is unchanged; null removes the price or the restriction. */
export type UpdateMarketplaceProductInput = {
  /** `MarketplaceProduct.revision` as you read it. If its settings were changed after that, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`: read them again. Sales and pushes in between do not matter. Omitted: the last change wins. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
  /** The marketplace's id of the listing; it cannot be cleared. */
  marketplaceProductId?: string | null | undefined;
  /** The marketplace's article number: it says which listing to change. */
  marketplaceSku: string;
  /** Price of one item of the listing, in the marketplace's currency; null: no price. */
  price?: string | null | undefined;
  /** false: the listing shows 0. */
  selling?: boolean | null | undefined;
  /** Settings of the listing, as `Adapter.linkSchema` of the marketplace's adapter describes them; they replace all earlier ones. */
  settings?: unknown;
  /** Units never offered on this listing; null: 0. */
  stockBuffer?: number | null | undefined;
  /** Most units offered on this listing, however many there are; null: no limit. */
  stockLimit?: number | null | undefined;
  /** With fewer free units than this the listing shows 0; null: 0. */
  stockMinimum?: number | null | undefined;
  /** Share of the free units offered on this listing, 0 to 100 percent, rounded down; null: 100. */
  stockPercent?: number | null | undefined;
  /** Units of stock in one item of the listing, 1 to 10,000: 3 for packs of three. null: 1. */
  unitsPerItem?: number | null | undefined;
};

export type ShopQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopQuery = { shop: { timeZone: string } | null, viewer: { role: Role, name: string } };

export type FollowStockSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowStockSubscription = { stockUpdated: { cursor: string, product: { id: string, sku: string, name: string, imageUrl: string | null, version: number, revision: number, quantity: number, stock: number, awaitingShipment: number | null, oversold: number | null, archived: boolean, price: { amount: string, currencyCode: string } | null } } };

export type FollowListingsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowListingsSubscription = { marketplaceProductUpdated: { id: string, revision: number, figure: number, marketplaceStock: number | null, pushState: PushState, pushStateReason: string | null, stockBuffer: number, unlinking: boolean } };

export type FollowOrdersSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowOrdersSubscription = { orderUpdated: { id: string, revision: number, number: string, status: OrderStatus, shipBy: string | null, heldUntil: string | null, updatedAt: string } };

export type FollowAlertsSubscriptionVariables = Exact<{
  language?: AlertLanguage | null | undefined;
}>;


export type FollowAlertsSubscription = { alertChanged: { cursor: string, alert: { id: string, revision: number, kind: AlertKind, text: string, raisedAt: string, resolvedAt: string | null } } };

export type FollowMarketplacesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowMarketplacesSubscription = { syncStatusChanged: { id: string, revision: number | null, paused: boolean | null, archived: boolean | null, accountMissing: Array<string> | null, sync: { id: string, owed: number, oldestOwedAt: string | null, lastSuccessAt: string | null, lastError: string | null, lastEventAt: string | null, callsToday: number, callsLeftToday: number | null, unlinkedProducts: number, credentialExpiresAt: string | null, orderIntervalSeconds: number | null, orderIntervalReason: string | null } | null } };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { sessions: { nodes: Array<{ id: string, name: string, device: string | null, createdAt: string, lastUsedAt: string | null, current: boolean }> } | null };

export type EndSessionsMutationVariables = Exact<{
  input: EndSessionsInput;
}>;


export type EndSessionsMutation = { endSessions:
    | { __typename: 'EndSessionsPayload', ended: number }
    | { __typename: 'IdempotencyConflictError', message: string }
    | { __typename: 'ValidationError', message: string }
   | null };

export type PreviewRulesQueryVariables = Exact<{
  marketplace: string;
  marketplaceSku?: string | null | undefined;
  rule: StockRuleInput;
}>;


export type PreviewRulesQuery = { previewRules: { listings: number, changed: number, toZero: number, rows: Array<{ marketplaceSku: string, before: number, after: number }> } | null };

export type MarketplacesQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type MarketplacesQuery = { viewer: { role: Role }, marketplaces: Array<{ id: string, revision: number | null, code: string, name: string, type: MarketplaceType, adapter: string | null, paused: boolean | null, archived: boolean | null, accountMissing: Array<string> | null, sync: { id: string, owed: number, oldestOwedAt: string | null, lastSuccessAt: string | null, lastError: string | null, lastEventAt: string | null, callsToday: number, callsLeftToday: number | null, unlinkedProducts: number, credentialExpiresAt: string | null, orderIntervalSeconds: number | null, orderIntervalReason: string | null } | null, latency: { pushes: number, p50Ms: number, p95Ms: number, p99Ms: number } | null, listingCounts: Array<{ pushState: PushState, count: number }> | null }>, syncSavings: { byMarketplace: Array<{ stockCalls: number, orderCalls: number, pollingCalls: number, savedPercent: number | null, marketplace: { id: string } }> } | null };

export type MarketplaceSettingsQueryVariables = Exact<{
  code: string;
}>;


export type MarketplaceSettingsQuery = { viewer: { role: Role }, marketplace: { id: string, revision: number | null, code: string, name: string, type: MarketplaceType, adapter: string | null, paused: boolean | null, settings: unknown, stockBuffer: number | null, stockPercent: number | null, stockLimit: number | null, stockMinimum: number | null, selling: boolean | null, pollIntervalMinutes: number | null, orderPollSeconds: number | null, reconcileIntervalMinutes: number | null } | null, adapters: Array<{ name: string, settingsSchema: unknown, credentialsSchema: unknown }> };

export type PauseMutationVariables = Exact<{
  input: PauseMarketplaceInput;
}>;


export type PauseMutation = { pauseMarketplace:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'PauseMarketplacePayload', marketplace: { id: string, revision: number | null, paused: boolean | null, archived: boolean | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string }
   };

export type ResumeMutationVariables = Exact<{
  input: ResumeMarketplaceInput;
}>;


export type ResumeMutation = { resumeMarketplace:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'MarketplaceRefusedError', httpStatus: number | null, code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'ResumeMarketplacePayload', marketplace: { id: string, revision: number | null, paused: boolean | null, archived: boolean | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string }
   };

export type UpdateSettingsMutationVariables = Exact<{
  input: UpdateMarketplaceInput;
}>;


export type UpdateSettingsMutation = { updateMarketplace:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'MarketplaceRefusedError', httpStatus: number | null, code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'UpdateMarketplacePayload', marketplace: { id: string, revision: number | null, name: string, settings: unknown, stockBuffer: number | null, stockPercent: number | null, stockLimit: number | null, stockMinimum: number | null, selling: boolean | null, pollIntervalMinutes: number | null, orderPollSeconds: number | null, reconcileIntervalMinutes: number | null, accountMissing: Array<string> | null, sync: { id: string, credentialExpiresAt: string | null } | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type AdaptersQueryVariables = Exact<{ [key: string]: never; }>;


export type AdaptersQuery = { adapters: Array<{ name: string, settingsSchema: unknown, credentialsSchema: unknown }> };

export type ConnectMutationVariables = Exact<{
  input: ConnectMarketplaceInput;
}>;


export type ConnectMutation = { connectMarketplace:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'ConnectMarketplacePayload', marketplace: { id: string, revision: number | null, code: string, name: string, type: MarketplaceType, adapter: string | null, paused: boolean | null } }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'MarketplaceRefusedError', httpStatus: number | null, code: ErrorCode, message: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type WizardQueryVariables = Exact<{
  code: string;
}>;


export type WizardQuery = { marketplace: { id: string, revision: number | null, code: string, name: string, adapter: string | null, paused: boolean | null, sync: { id: string, owed: number, lastError: string | null, credentialExpiresAt: string | null } | null, listingCounts: Array<{ pushState: PushState, count: number }> | null } | null };

export type CheckMarketplaceMutationVariables = Exact<{
  input: CheckMarketplaceInput;
}>;


export type CheckMarketplaceMutation = { checkMarketplace:
    | { __typename: 'CheckMarketplacePayload', parts: Array<{ part: AccountPart, outcome: AccountPartOutcome, message: string | null, httpStatus: number | null }>, marketplace: { id: string, revision: number | null, accountMissing: Array<string> | null, sync: { id: string, credentialExpiresAt: string | null } | null } }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string }
   | null };

export type ImportCatalogMutationVariables = Exact<{
  input: ImportCatalogInput;
}>;


export type ImportCatalogMutation = { importCatalog:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'ImportCatalogPayload', catalogImport: { id: string, dryRun: boolean, status: CatalogImportStatus, itemsRead: number } }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string }
   | null };

export type FollowImportSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type FollowImportSubscription = { catalogImportUpdated: { id: string, dryRun: boolean, status: CatalogImportStatus, itemsRead: number, error: string | null, httpStatus: number | null, counts: { linked: number, created: number, linkedBefore: number, lookAlikes: number, ambiguous: number, unusable: number, openingProducts: number, openingUnits: number }, doubtful: Array<{ marketplaceProductId: string, marketplaceSku: string, name: string, outcome: CatalogImportOutcome, detail: string | null, settings: unknown }> } };

export type LinkMutationVariables = Exact<{
  input: LinkProductInput;
}>;


export type LinkMutation = { linkProduct:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'LinkProductPayload', marketplaceProduct: { id: string, revision: number, marketplaceSku: string, product: { id: string, sku: string, name: string } } }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string }
   };

export type ReadBaselineMutationVariables = Exact<{
  input: ReadBaselineInput;
}>;


export type ReadBaselineMutation = { readBaseline:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'MarketplaceRefusedError', httpStatus: number | null, code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'ReadBaselinePayload', baseline: { listings: number, same: number, changed: number, toZero: number, unknown: number, calls: number, minutes: number, examples: Array<{ marketplaceSku: string, shown: number | null, figure: number }> } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string }
   };

export type StockQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
  stock?: StockFilter | null | undefined;
}>;


export type StockQuery = { products: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, sku: string, name: string, imageUrl: string | null, version: number, revision: number, quantity: number, awaitingShipment: number | null, oversold: number | null, lowStockThreshold: number | null, marketplaceProducts: Array<{ id: string, revision: number, figure: number, marketplaceStock: number | null, pushState: PushState, stockBuffer: number, marketplace: { id: string, code: string, name: string } }> | null }> }, differs: { totalCount: number | null } | null };

export type ScanQueryVariables = Exact<{
  code: string;
}>;


export type ScanQuery = { byBarcode: { id: string, sku: string } | null, bySku: { id: string, sku: string } | null, like: { nodes: Array<{ id: string, sku: string }> } };

export type AdjustMutationVariables = Exact<{
  input: AdjustStockInput;
}>;


export type AdjustMutation = { adjustStock:
    | { __typename: 'AdjustStockPayload', movement: { id: string, quantityChange: number } | null, product: { id: string, version: number, revision: number, quantity: number, awaitingShipment: number | null, oversold: number | null } }
    | { __typename: 'ConflictError', currentVersion: number | null, code: ErrorCode, message: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'InsufficientStockError', code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string }
   };

export type UndoMutationVariables = Exact<{
  input: UndoAdjustmentInput;
}>;


export type UndoMutation = { undoAdjustment:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'InsufficientStockError', code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'UndoAdjustmentPayload', product: { id: string, version: number, revision: number, quantity: number, awaitingShipment: number | null, oversold: number | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string }
   };

export type TodayQueryVariables = Exact<{
  now: string;
  dayStart: string;
  dayEnd: string;
  weekAgo: string;
  weekAgoEnd: string;
  language?: AlertLanguage | null | undefined;
}>;


export type TodayQuery = { late: { totalCount: number | null }, toShip: { totalCount: number | null, nodes: Array<{ id: string, number: string, status: OrderStatus, shipBy: string | null, marketplace: { id: string, name: string }, items: Array<{ id: string, sku: string, quantity: number }> }> }, oversold: { totalCount: number | null, nodes: Array<{ id: string, sku: string, name: string, oversold: number | null, openOrders: { totalCount: number | null, nodes: Array<{ id: string, number: string, marketplace: { id: string, name: string } }> } | null }> }, alerts: { totalCount: number | null, nodes: Array<{ id: string, revision: number, kind: AlertKind, text: string, raisedAt: string }> }, sales: { unitsSold: number, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string, currencyCode: string } | null }, salesAWeekAgo: { unitsSold: number, revenue: { amount: string } | null, profit: { amount: string } | null }, marketplaces: Array<{ id: string, code: string, name: string, type: MarketplaceType, paused: boolean | null, sync: { id: string, owed: number, oldestOwedAt: string | null, lastEventAt: string | null, lastError: string | null, callsLeftToday: number | null } | null, latency: { p95Ms: number } | null }> };

export type WhyQueryVariables = Exact<{
  sku: string;
  language?: AlertLanguage | null | undefined;
}>;


export type WhyQuery = { product: { id: string, sku: string, name: string, imageUrl: string | null, version: number, revision: number, quantity: number, awaitingShipment: number | null, oversold: number | null, lowStockThreshold: number | null, marketplaceProducts: Array<{ id: string, revision: number, marketplaceSku: string, figure: number, marketplaceStock: number | null, pushState: PushState, pushStateReason: string | null, stockBuffer: number, stockLimit: number | null, stockPercent: number, stockMinimum: number, selling: boolean, unitsPerItem: number, stockLastSyncedAt: string | null, marketplace: { id: string, code: string, name: string } }> | null, alerts: Array<{ id: string, revision: number, kind: AlertKind, text: string, raisedAt: string }> | null, drifts: Array<{ id: string, cause: DriftCause, figure: number, shown: number | null, marketplaceSku: string, marketplace: { id: string, name: string } }> | null, openOrders: { totalCount: number | null, nodes: Array<{ id: string, revision: number, number: string, status: OrderStatus, marketplace: { id: string, name: string } }> } | null, movements: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, movementType: MovementType, quantityChange: number, quantityBefore: number, quantityAfter: number, actor: string, note: string | null, occurredAt: string, recordedAt: string, marketplace: { id: string, name: string } | null, order: { id: string, number: string } | null, undoes: { id: string } | null, undoneBy: { id: string } | null }> } | null } | null };

export type AcceptDifferenceMutationVariables = Exact<{
  input: AcceptDriftInput;
}>;


export type AcceptDifferenceMutation = { acceptDrift:
    | { __typename: 'AcceptDriftPayload', drift: { id: string, resolvedAt: string | null, product: { id: string, version: number, revision: number, quantity: number, oversold: number | null } } }
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string }
   };

export type PastQueryVariables = Exact<{
  sku: string;
  at: string;
}>;


export type PastQuery = { product: { id: string, explanation: { told: Array<{ marketplaceSku: string, figure: number | null, marketplace: { id: string, name: string } }> } | null } | null };

export type HistoryQueryVariables = Exact<{
  sku: string;
  days: DateRange;
}>;


export type HistoryQuery = { product: { id: string, stockByDay: Array<{ day: string, quantity: number, oversold: number }> | null } | null, sales: { byDay: Array<{ date: string, unitsSold: number, unitsReturned: number }> } | null };

export type UpdateListingMutationVariables = Exact<{
  input: UpdateMarketplaceProductInput;
}>;


export type UpdateListingMutation = { updateMarketplaceProduct:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'UpdateMarketplaceProductPayload', marketplaceProduct: { id: string, revision: number, figure: number, pushState: PushState, stockBuffer: number, stockLimit: number | null, stockPercent: number, stockMinimum: number, selling: boolean } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'ConflictError' }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'SignInPayload', token: string }
    | { __typename: 'SignInRefusedError', reason: SignInRefusalReason }
    | { __typename: 'ValidationError' }
   | null };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut:
    | { __typename: 'ConflictError' }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'SignOutPayload' }
    | { __typename: 'ValidationError' }
   | null };


export const ShopDocument = {"__meta__":{"hash":"sha256:ed0d7c423c558beff8f47b0976f6a08d2940d17c5566786bc1e61470a246927d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ShopQuery, ShopQueryVariables>;
export const FollowStockDocument = {"__meta__":{"hash":"sha256:f32737fbdb889f3ee045a0a22b79efb78de5a66225e4f1214c5ef822a26093f2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowStock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockUpdated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FollowStockSubscription, FollowStockSubscriptionVariables>;
export const FollowListingsDocument = {"__meta__":{"hash":"sha256:9a6d60df3f0dccffd0404708efdb858f12371e310ea753fa065025f18e674cf3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowListings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProductUpdated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"pushStateReason"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"unlinking"}}]}}]}}]} as unknown as DocumentNode<FollowListingsSubscription, FollowListingsSubscriptionVariables>;
export const FollowOrdersDocument = {"__meta__":{"hash":"sha256:2788252696871b9eb4f707e1c339608fbc73dfe9f763f4aac63e1599ca4aa327"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderUpdated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"shipBy"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]} as unknown as DocumentNode<FollowOrdersSubscription, FollowOrdersSubscriptionVariables>;
export const FollowAlertsDocument = {"__meta__":{"hash":"sha256:a15a66c3d0da08df73f16e5bd758a278512dc33934ea114f585d621958adc733"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowAlerts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"alert"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}}]}}]}}]}}]} as unknown as DocumentNode<FollowAlertsSubscription, FollowAlertsSubscriptionVariables>;
export const FollowMarketplacesDocument = {"__meta__":{"hash":"sha256:c07530f77b411972c8b1f60109d3bee55ab3f0ade50ae2e8d20251a13b2075af"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowMarketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"syncStatusChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"accountMissing"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"oldestOwedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSuccessAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"lastEventAt"}},{"kind":"Field","name":{"kind":"Name","value":"callsToday"}},{"kind":"Field","name":{"kind":"Name","value":"callsLeftToday"}},{"kind":"Field","name":{"kind":"Name","value":"unlinkedProducts"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"orderIntervalSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"orderIntervalReason"}}]}}]}}]}}]} as unknown as DocumentNode<FollowMarketplacesSubscription, FollowMarketplacesSubscriptionVariables>;
export const SessionsDocument = {"__meta__":{"hash":"sha256:0c3c8cc71c1dd986ac2011ef9fb03968bf1de94a477d3fde31fc72220f733e74"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"staff"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]}}]} as unknown as DocumentNode<SessionsQuery, SessionsQueryVariables>;
export const EndSessionsDocument = {"__meta__":{"hash":"sha256:1aee2d62a322f596ca89fbff43f913ee24b7bfa4afc026a7adb3f521a995e718"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndSessions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndSessionsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endSessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EndSessionsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ended"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<EndSessionsMutation, EndSessionsMutationVariables>;
export const PreviewRulesDocument = {"__meta__":{"hash":"sha256:617d4479b204a2a2f74fe55490f81cb87bd37dc678623f7e44a8ef2c57ce87b8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviewRules"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplaceSku"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StockRuleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRules"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}}},{"kind":"Argument","name":{"kind":"Name","value":"marketplaceSku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplaceSku"}}},{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listings"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"toZero"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]} as unknown as DocumentNode<PreviewRulesQuery, PreviewRulesQueryVariables>;
export const MarketplacesDocument = {"__meta__":{"hash":"sha256:bef536375f6dd5b7d9fd032785b9d7c9e2c0f050331206384d153f3e249ec820"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Marketplaces"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"adapter"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"accountMissing"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"oldestOwedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSuccessAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"lastEventAt"}},{"kind":"Field","name":{"kind":"Name","value":"callsToday"}},{"kind":"Field","name":{"kind":"Name","value":"callsLeftToday"}},{"kind":"Field","name":{"kind":"Name","value":"unlinkedProducts"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"orderIntervalSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"orderIntervalReason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pushes"}},{"kind":"Field","name":{"kind":"Name","value":"p50Ms"}},{"kind":"Field","name":{"kind":"Name","value":"p95Ms"}},{"kind":"Field","name":{"kind":"Name","value":"p99Ms"}}]}},{"kind":"Field","name":{"kind":"Name","value":"listingCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"syncSavings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byMarketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stockCalls"}},{"kind":"Field","name":{"kind":"Name","value":"orderCalls"}},{"kind":"Field","name":{"kind":"Name","value":"pollingCalls"}},{"kind":"Field","name":{"kind":"Name","value":"savedPercent"}}]}}]}}]}}]} as unknown as DocumentNode<MarketplacesQuery, MarketplacesQueryVariables>;
export const MarketplaceSettingsDocument = {"__meta__":{"hash":"sha256:ba9f8d9147e4d580dcd76fe028dc243d00cc04634be69d2e76ef6f7994ffc3a2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MarketplaceSettings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"adapter"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"settings"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}},{"kind":"Field","name":{"kind":"Name","value":"pollIntervalMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"orderPollSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"reconcileIntervalMinutes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"adapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"settingsSchema"}},{"kind":"Field","name":{"kind":"Name","value":"credentialsSchema"}}]}}]}}]} as unknown as DocumentNode<MarketplaceSettingsQuery, MarketplaceSettingsQueryVariables>;
export const PauseDocument = {"__meta__":{"hash":"sha256:5dbbd85e719dfa4d43ae34cb5ac13e9f7efa9d2d264f57f88d0e351e3897d58a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Pause"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PauseMarketplaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pauseMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PauseMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PauseMutation, PauseMutationVariables>;
export const ResumeDocument = {"__meta__":{"hash":"sha256:5de8049cc42abf28708ef263c545d3fd09aaf8dcfe54ba8997f36a529d124c08"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Resume"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResumeMarketplaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resumeMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ResumeMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ResumeMutation, ResumeMutationVariables>;
export const UpdateSettingsDocument = {"__meta__":{"hash":"sha256:25ba696366521685dc633034f798f9d98e991c8bd2e58f84910801bd9fee5703"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateSettings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"settings"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}},{"kind":"Field","name":{"kind":"Name","value":"pollIntervalMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"orderPollSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"reconcileIntervalMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"accountMissing"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateSettingsMutation, UpdateSettingsMutationVariables>;
export const AdaptersDocument = {"__meta__":{"hash":"sha256:f5119627f52b4941f20dcb1cb3a1617f832e42a0967d15c4b3a4d233fef6c3c0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Adapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"settingsSchema"}},{"kind":"Field","name":{"kind":"Name","value":"credentialsSchema"}}]}}]}}]} as unknown as DocumentNode<AdaptersQuery, AdaptersQueryVariables>;
export const ConnectDocument = {"__meta__":{"hash":"sha256:211cac5d65f37d7310124faac919fc1b59e38135fb71bd4d5f625894bab14e72"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Connect"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectMarketplaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"connectMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"adapter"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConnectMutation, ConnectMutationVariables>;
export const WizardDocument = {"__meta__":{"hash":"sha256:92529e62546b8d17d909619806b8216bdfe46622b82a9cbba7eddab88ef5ed56"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Wizard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"adapter"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"listingCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<WizardQuery, WizardQueryVariables>;
export const CheckMarketplaceDocument = {"__meta__":{"hash":"sha256:a527672e2b3d2ce6d205b485298562e40fc80dbef5183f91b0cece3c3a2e9377"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CheckMarketplace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CheckMarketplaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"accountMissing"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CheckMarketplaceMutation, CheckMarketplaceMutationVariables>;
export const ImportCatalogDocument = {"__meta__":{"hash":"sha256:c7cacbe0f4671c785a130a54114df6e76b52730c68c102ae2681135937da1d3c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportCatalog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportCatalogInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importCatalog"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportCatalogPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"catalogImport"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"itemsRead"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ImportCatalogMutation, ImportCatalogMutationVariables>;
export const FollowImportDocument = {"__meta__":{"hash":"sha256:3ddc14b147678997a24eedbaa7a8d296898bbb2adbbbf5bbde7c6542fd808e44"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"catalogImportUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"itemsRead"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linked"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"linkedBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lookAlikes"}},{"kind":"Field","name":{"kind":"Name","value":"ambiguous"}},{"kind":"Field","name":{"kind":"Name","value":"unusable"}},{"kind":"Field","name":{"kind":"Name","value":"openingProducts"}},{"kind":"Field","name":{"kind":"Name","value":"openingUnits"}}]}},{"kind":"Field","name":{"kind":"Name","value":"doubtful"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProductId"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"settings"}}]}}]}}]}}]} as unknown as DocumentNode<FollowImportSubscription, FollowImportSubscriptionVariables>;
export const LinkDocument = {"__meta__":{"hash":"sha256:184081a81438480566400802a1c76b7ded93cf16afd1d3c1bfd2df555e1a8389"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Link"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LinkProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linkProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProduct"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<LinkMutation, LinkMutationVariables>;
export const ReadBaselineDocument = {"__meta__":{"hash":"sha256:54f08b00a1aafb03ed21e931b6427fbe99b4b407f71d498d3a60bb57ef69e895"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReadBaseline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReadBaselineInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"readBaseline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadBaselinePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listings"}},{"kind":"Field","name":{"kind":"Name","value":"same"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"toZero"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"minutes"}},{"kind":"Field","name":{"kind":"Name","value":"examples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"shown"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReadBaselineMutation, ReadBaselineMutationVariables>;
export const StockDocument = {"__meta__":{"hash":"sha256:e3ba1d41aa79c8c62d530fdf3565ff11c4103fc6c6dd60018ef6820f93d45ec1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Stock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stock"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StockFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"stock"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stock"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"SKU"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProducts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"differs"},"name":{"kind":"Name","value":"marketplaceProducts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"differs"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<StockQuery, StockQueryVariables>;
export const ScanDocument = {"__meta__":{"hash":"sha256:2996464441acfee1eb9fee631a9850af155e492b61367d35ebabdc8f011e4ecd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Scan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"byBarcode"},"name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"barcode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"bySku"},"name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"like"},"name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}}]} as unknown as DocumentNode<ScanQuery, ScanQueryVariables>;
export const AdjustDocument = {"__meta__":{"hash":"sha256:0562062c234bdbccb2e96308e0a48101521c7a6353bb98a18d21f660588c8351"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Adjust"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AdjustMutation, AdjustMutationVariables>;
export const UndoDocument = {"__meta__":{"hash":"sha256:c2e308be81337667705c48cde8bc9327a9f7a3ee8e540de594a7ec072bed17a2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Undo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UndoAdjustmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoAdjustment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UndoAdjustmentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UndoMutation, UndoMutationVariables>;
export const TodayDocument = {"__meta__":{"hash":"sha256:f5e0e79f16b8b322191bcaedff48e28e1f0ec873a8e11d116c737edeaf01a66a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Today"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"now"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dayStart"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"weekAgo"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"weekAgoEnd"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"late"},"name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"NEW"},{"kind":"EnumValue","value":"CONFIRMED"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"shipBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"now"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toShip"},"name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"NEW"},{"kind":"EnumValue","value":"CONFIRMED"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"shipBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"SHIP_BY_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"shipBy"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"oversold"},"name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"stock"},"value":{"kind":"EnumValue","value":"OVERSOLD"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"sales"},"name":{"kind":"Name","value":"salesAnalytics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayStart"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"salesAWeekAgo"},"name":{"kind":"Name","value":"salesAnalytics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weekAgo"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weekAgoEnd"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"archived"},"value":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"oldestOwedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastEventAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"callsLeftToday"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"p95Ms"}}]}}]}}]}}]} as unknown as DocumentNode<TodayQuery, TodayQueryVariables>;
export const WhyDocument = {"__meta__":{"hash":"sha256:081c9246dfdacb17378f466ccfaaa56a24ab442c73b007dd69326c0ec526d95e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Why"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProducts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"pushStateReason"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}},{"kind":"Field","name":{"kind":"Name","value":"unitsPerItem"}},{"kind":"Field","name":{"kind":"Name","value":"stockLastSyncedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"alerts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"drifts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"shown"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"movements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityBefore"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undoes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undoneBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhyQuery, WhyQueryVariables>;
export const AcceptDifferenceDocument = {"__meta__":{"hash":"sha256:e392c600b2ec9a815b7b79857cd571fa94c7e458d3294daa9169f9e38db7138d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptDifference"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptDriftInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptDrift"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptDriftPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptDifferenceMutation, AcceptDifferenceMutationVariables>;
export const PastDocument = {"__meta__":{"hash":"sha256:4a01a0f05b8ebf985649e67b0b4864d7d5a279e7a6c146488e352015595f179a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Past"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"told"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PastQuery, PastQueryVariables>;
export const HistoryDocument = {"__meta__":{"hash":"sha256:e043a6e3a1892a751c806b8b7205b0387b51dbf626ee2bc7e4a13926d53c3c2a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"History"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateRange"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stockByDay"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sales"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byDay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}}]}}]}}]}}]} as unknown as DocumentNode<HistoryQuery, HistoryQueryVariables>;
export const UpdateListingDocument = {"__meta__":{"hash":"sha256:ce1b13da3f6ad00852ab327554b1e34f16841ed1385d757511856ff0b0e12ac5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateListing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateMarketplaceProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProduct"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateListingMutation, UpdateListingMutationVariables>;
export const SignInDocument = {"__meta__":{"hash":"sha256:8ff6c7350ff23a2f84a48a72e533261e6836b0cd7667e488beac3f851c1fa0b8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = {"__meta__":{"hash":"sha256:95c1765a86c00d16e8e3e412cae9c51ffd3ce58e15f596f1cbe47377f8536f3e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SignOutMutation, SignOutMutationVariables>;
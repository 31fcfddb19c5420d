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

/** What an invalid row means for the other rows. More values may be added. */
export type BulkMode =
  /** If one row is invalid, nothing is written. */
  | 'REJECT_ALL'
  /** Valid rows are written, invalid rows are skipped. */
  | 'SKIP_BAD_ROWS';

/** Results of one row of `bulkUpsert`. More values may be added. */
export type BulkOutcome =
  /** The row creates a product or a listing. */
  | 'CREATED'
  /** The row is invalid; `errors` says why. */
  | 'ERROR'
  /** The row has the values that are stored already. */
  | 'UNCHANGED'
  /** The row changes a product or a listing. */
  | 'UPDATED';

/** One product, and with `marketplace` also one listing of it. Several rows may name the same product. An omitted field is unchanged; null clears it. */
export type BulkRowInput = {
  /** All barcodes of the product, as text, at most 50. A barcode of another product is an error. */
  barcodes?: Array<string> | null | undefined;
  /** Category in the Mini App shop, at most 100 characters. */
  category?: string | null | undefined;
  /** What one unit costs the seller, in the base currency. */
  costPrice?: string | null | undefined;
  /** What the product is, for buyers, at most 5,000 characters. */
  description?: string | null | undefined;
  /** Address (http or https URL) of a picture, at most 2,000 characters. */
  imageUrl?: string | null | undefined;
  /** Whether the Mini App shop offers it. Omitted for a new product, or null: yes. */
  inShop?: boolean | null | undefined;
  /** With this many free units or fewer the product counts as low in stock. */
  lowStockThreshold?: number | null | undefined;
  /** Code of the marketplace of the listing. Omitted: the row is about the product only. */
  marketplace?: string | null | undefined;
  /** Price of one item of the listing, in the marketplace's currency. */
  marketplacePrice?: string | null | undefined;
  /** The marketplace's id of the listing; required for a new listing. */
  marketplaceProductId?: string | null | undefined;
  /** The marketplace's article number: it says which listing. Omitted: the SKU of the product. */
  marketplaceSku?: string | null | undefined;
  /** Name of the product, for people, at most 500 characters; required for a new product. */
  name?: string | null | undefined;
  /** Price in the Mini App shop, in the base currency. */
  price?: string | null | undefined;
  /** New `Product.quantity`. The difference is booked as a stocktake (of a new product: as its opening stock). Units that are sold and not shipped are not part of it. */
  quantity?: number | null | undefined;
  /** false: the listing shows 0. */
  selling?: boolean | null | undefined;
  /** Settings of the listing, as `Adapter.linkSchema` of the marketplace's adapter describes them; they replace all earlier ones. */
  settings?: unknown;
  /** SKU of the product. If it does not exist, it is created. */
  sku: string;
  /** Units never offered on this listing; null: 0. */
  stockBuffer?: number | null | undefined;
  /** Most units offered on this listing, however many there are; null: no limit. */
  stockLimit?: number | null | undefined;
  /** With fewer free units than this the listing shows 0; null: 0. */
  stockMinimum?: number | null | undefined;
  /** Share of the free units offered on this listing, 0 to 100 percent, rounded down; null: 100. */
  stockPercent?: number | null | undefined;
  /** Units of stock in one item of the listing, 1 to 10,000: 3 for packs of three. */
  unitsPerItem?: number | null | undefined;
};

/** Products and listings to create or change. */
export type BulkUpsertInput = {
  /** true: also writes unusual changes of stock and prices: more than 10 products and more than a fifth of all set to 0, or a quantity or price more than twenty times higher or lower than before. */
  confirmUnusual?: boolean | null | undefined;
  /** true: also creates products that look like existing ones (the SKU differs only by case, spaces around it, invisible characters, letters that look the same or leading zeros; a barcode only by leading zeros), and accepts codes that a spreadsheet has probably rewritten. */
  createLookAlikes?: boolean | null | undefined;
  /** true: nothing is written, and the result says what would be done. The idempotency key is not used. */
  dryRun?: boolean | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** What an invalid row means for the other rows. */
  mode?: BulkMode | null | undefined;
  /** Rows to write, at most 1,000. */
  rows: Array<BulkRowInput>;
};

/** What to cancel of an order. */
export type CancelOrderInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Lines and quantities to cancel, at most 200. Omitted: everything that is left. */
  items?: Array<ItemQuantityInput> | null | undefined;
  /** Id of the order. */
  orderId: string | number;
  /** Reason of the cancellation, for the history, at most 2,000 characters. */
  reason?: string | null | undefined;
  /** What happens to the goods. Omitted: back to stock, or expected back if the order is already shipped. false: written off as lost, including goods that are expected back. true: back to stock at once (refused after shipping). Ignored for buyers. */
  restock?: boolean | null | undefined;
};

/** An API key for somebody who works for the seller. */
export type CreateApiKeyInput = {
  /** When the key stops working. Omitted: never. */
  expiresAt?: string | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: a new API key is returned, because the first one was not stored, and the first one is revoked. Refused with INVALID_STATE if the first one was used or revoked. */
  idempotencyKey?: string | null | undefined;
  /** Whose key it is, at most 200 characters. No other valid key may have this name. */
  name: string;
  /** Role of the holder: OWNER, OPERATOR or VIEWER. */
  role: Role;
  /** Whether the person may see names, phones and notes of buyers. Omitted: no. An owner sees them in any case. */
  seesBuyers?: boolean | null | undefined;
  /** Whether the person may see costs, profit and revenue. Omitted: no. An owner sees them in any case. */
  seesMoney?: boolean | null | undefined;
  /** Telegram user id of the person who gets the same role in the Mini App. */
  telegramUserId?: string | null | undefined;
};

/** An order that came by phone or on a marketplace without an API. Lines with the same SKU are added together. */
export type CreateManualOrderInput = {
  /** Name of the customer, at most 500 characters. */
  customerName: string;
  /** Phone of the customer, in any usual form. A number without + is one of Uzbekistan, or of Russia or Kazakhstan with 8 or 7 before ten digits. An extension is kept in the note. */
  customerPhone?: string | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Lines of the order, at most 200. */
  items: Array<OrderItemInput>;
  /** Code of a marketplace of type MANUAL, such as `olx`. */
  marketplace: string;
  /** Remark about the order, at most 2,000 characters. */
  note?: string | null | undefined;
};

/** A product to create. */
export type CreateProductInput = {
  /** Barcodes of the product, as text, at most 50. */
  barcodes?: Array<string> | null | undefined;
  /** Category in the Mini App shop, at most 100 characters. */
  category?: string | null | undefined;
  /** What one unit costs the seller, in the base currency. */
  costPrice?: string | null | undefined;
  /** What the product is, for buyers, at most 5,000 characters. */
  description?: string | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Address (http or https URL) of a picture, at most 2,000 characters. */
  imageUrl?: string | null | undefined;
  /** Whether the Mini App shop offers it. Omitted: true. */
  inShop?: boolean | null | undefined;
  /** With this many free units or fewer the product counts as low in stock. Omitted: never. */
  lowStockThreshold?: number | null | undefined;
  /** Name of the product, for people, at most 500 characters. */
  name: string;
  /** Price in the Mini App shop, in the base currency. */
  price?: string | null | undefined;
  /** Units that are in stock now. Omitted: 0. */
  quantity?: number | null | undefined;
  /** The seller's article number (SKU), stored exactly as it is sent, at most 200 characters. It must be unique. */
  sku: string;
};

/** How the buyer gets the order. */
export type DeliveryInput = {
  /** Where to bring it, in the words of the buyer, at most 500 characters. Required for DELIVERY. */
  address?: string | null | undefined;
  /** Pick-up or delivery. */
  method: DeliveryMethod;
};

/** Ways in which a customer gets an order. More values may be added. */
export type DeliveryMethod =
  /** The seller brings it to an address. */
  | 'DELIVERY'
  /** The customer fetches it from the seller. */
  | 'PICK_UP';

/** Failed events that must not change stock. */
export type DismissWebhooksInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Ids of the events, at most 1000. Events that did not fail are unchanged. */
  ids: Array<string | number>;
  /** Why they must not count, at most 2,000 characters. It stands in `note` of the events and in the audit log. */
  reason?: string | null | undefined;
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

/** Ways in which a difference ends. More values may be added. */
export type DriftResolution =
  /** A person changed the seller's stock to match. */
  | 'ACCEPTED'
  /** A later comparison found the figures equal. */
  | 'EQUAL'
  /** The target figure was sent again and confirmed. */
  | 'PUSHED';

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
  /** What was scanned is not in the order, or is one too many; nothing was changed. `PackingRefusedError.reason` says why. */
  | 'PACKING_REFUSED'
  /** The order would cost another total than `expectedTotal`; nothing was ordered. */
  | 'PRICE_CHANGED'
  /** The credential lets nobody in: `SignInRefusedError.reason` says why. */
  | 'SIGN_IN_REFUSED'
  /** The object was changed after you read it; nothing was changed now. Read it again. */
  | 'STALE_VERSION'
  /** An input is invalid: `ValidationError.issues` lists every invalid field. */
  | 'VALIDATION';

/** An exchange rate to set or remove. */
export type ExchangeRateInput = {
  /** ISO 4217 code of the currency that is converted; not the base currency. */
  currency: string;
  /** First business day on which the rate is used. */
  date: string;
  /** Units of the base currency for one unit of `currency`. null: the rate of that day is removed. */
  rate?: string | null | undefined;
};

/** A quantity of one line of an order. */
export type ItemQuantityInput = {
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** Items to cancel, 1 to 1,000,000. */
  quantity: number;
  /** SKU of the line, as `OrderItem.sku`. */
  sku: string;
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

/** A line of an order that staff enter. */
export type OrderItemInput = {
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** Units to order, 1 to 1,000,000. */
  quantity: number;
  /** SKU of the product. */
  sku: string;
  /** Price of one unit, in the marketplace's currency. Omitted: the listing's price, otherwise the product's, otherwise none. */
  unitPrice?: string | null | undefined;
};

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

/** An order in the Mini App shop. Lines with the same SKU are added together. */
export type PlaceStoreOrderInput = {
  /** Name of the customer, at most 500 characters. */
  customerName?: string | null | undefined;
  /** Phone of the customer, in any usual form. A number without + is one of Uzbekistan, or of Russia or Kazakhstan with 8 or 7 before ten digits. An extension is kept in the note. */
  customerPhone?: string | null | undefined;
  /** How the buyer gets the order. Omitted: not known. */
  delivery?: DeliveryInput | null | undefined;
  /** Sum that the buyer saw, in the base currency. If the order would cost another sum, nothing is ordered and the result is a ConflictError with PRICE_CHANGED and `currentTotal`. Omitted: the sum is not checked. */
  expectedTotal?: string | null | undefined;
  /** Key of your choice, at most 200 characters: create it when the buyer presses the button. If the answer is lost, send the same input with the same key again: it is one order. It is kept for 30 days. */
  idempotencyKey: string;
  /** Lines of the order, at most 200. */
  items: Array<StoreOrderItemInput>;
  /** Remark about the order, at most 2,000 characters. */
  note?: string | null | undefined;
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

/** Goods that came back and are in hand: of one order, or, if the order is not known, of one marketplace. */
export type ReceiveReturnInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey: string;
  /** Goods that came back, at most 200 lines. */
  items: Array<ReturnItemInput>;
  /** Code of the marketplace where the goods were sold. Required without `orderId`; with it, it must be the order's marketplace. */
  marketplace?: string | null | undefined;
  /** Remark for the ledger, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Id of the order that the goods belong to. */
  orderId?: string | number | null | undefined;
};

/** Kinds of records that can cause a movement: what `referenceId` identifies. More values may be added. */
export type ReferenceType =
  /** An adjustment by a person. */
  | 'ADJUSTMENT'
  /** An import of products. */
  | 'IMPORT'
  /** An order, in the Mini App shop, entered by hand or of a marketplace. */
  | 'ORDER'
  /** A figure that Ombor read from a marketplace. */
  | 'POLL'
  /** A receipt of goods. */
  | 'RECEIPT'
  /** Goods that came back. */
  | 'RETURN'
  /** A received event. */
  | 'WEBHOOK';

/** Figures of 0 to send although they are unusual. */
export type ReleaseHeldPushesInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
  /** Ids of products (`Product.id`), as well as or instead of `skus`. */
  productIds?: Array<string | number> | null | undefined;
  /** SKUs of the products, at most 1000. Omitted: everything that is held on the marketplace. */
  skus?: Array<string> | null | undefined;
};

/** Which marketplaces may sell the last units. */
export type ReserveLastUnitsInput = {
  /** With fewer free units than this, only `marketplaces` may sell the product. 0 removes the rule. */
  below: number;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Codes of the marketplaces that may sell the last units; at least one. */
  marketplaces: Array<string>;
  /** Id of one product, instead of its SKU. */
  productId?: string | number | null | undefined;
  /** SKU of one product, whose listings get the rule. Omitted: all products, by rules of the marketplaces. */
  sku?: string | null | undefined;
};

/** Received events to queue again: single ones by their ids, or all that match the other fields. Held events are queued only by their ids. */
export type RetryWebhooksInput = {
  /** true: the events are only counted. The idempotency key is not used. */
  dryRun?: boolean | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Ids of the events, in any state, at most 1000. A held event is released: you decide that it counts, although a guard holds it, or a count or a poll may include it. */
  ids?: Array<string | number> | null | undefined;
  /** Code of the marketplace. */
  marketplace?: string | null | undefined;
  /** Received at this time or later. */
  since?: string | null | undefined;
  /** State of the events; null: any. Ignored if `ids` is sent. */
  status?: WebhookStatus | null | undefined;
};

/** Conditions of goods that came back. More values may be added. */
export type ReturnCondition =
  /** Cannot be sold again: the units are written off. */
  | 'DAMAGED'
  /** As good as new: the units go back to stock. */
  | 'SELLABLE';

/** A quantity of one product that came back. */
export type ReturnItemInput = {
  /** Whether the goods can be sold again. */
  condition: ReturnCondition;
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** With `orderId`: items of the order's line. Without: units of the product. 1 to 1,000,000. */
  quantity: number;
  /** SKU of the product. */
  sku: string;
};

/** The API key to revoke. */
export type RevokeApiKeyInput = {
  /** Id of the key (`ApiKey.id`). */
  id: string | number;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
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

/** A new secret for the webhooks of a marketplace. */
export type RotateWebhookSecretInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Hours for which the present secret is still accepted, 0 to 720. Secrets that were replaced earlier keep their own end. 0: all other secrets end at once. */
  keepOldForHours?: number | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
  /** The new secret: at least 16 bytes, as `whsec_` and their base64, or as many characters; at most 500 characters. Spaces around it are ignored. Omitted: a random one is generated. */
  newSecret?: string | null | undefined;
};

/** Which messages of a marketplace count as its sales. Messages of the other kind are stored, but move no stock. More values may be added. */
export type SaleSignal =
  /** Orders: created, cancelled, returned. */
  | 'ORDERS'
  /** Changed stock figures that name their reason, such as the event `stock.updated`. */
  | 'STOCK';

/** Exchange rates to set. A rate of the same currency and day is replaced. */
export type SetExchangeRatesInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Exchange rates to set, at most 1,000. */
  rates: Array<ExchangeRateInput>;
};

/** A line of an order in the Mini App shop. The price is the shop's; it cannot be sent. */
export type StoreOrderItemInput = {
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** Units to order, 1 to 1,000,000. */
  quantity: number;
  /** SKU of the product. */
  sku: string;
};

/** Directions of an exchange with a marketplace. More values may be added. */
export type SyncDirection =
  /** From the marketplace to Ombor: its figures or orders. */
  | 'PULL'
  /** From Ombor to the marketplace: figures to show. */
  | 'PUSH';

/** What to exchange with a marketplace now. */
export type SyncMarketplaceInput = {
  /** PUSH: send the target figures, whatever the marketplace shows. PULL: read its orders or its sales, and compare every shown figure. */
  direction?: SyncDirection | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
  /** Ids of products (`Product.id`), as well as or instead of `skus`. */
  productIds?: Array<string | number> | null | undefined;
  /** SKUs of the products to send, at most 10000. Omitted: all. PULL always reads everything. */
  skus?: Array<string> | null | undefined;
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

/** A listing to remove from its marketplace. */
export type UnlinkProductInput = {
  /** `MarketplaceProduct.revision` as you read it. If its settings were changed after that, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`: read them again. Sales and pushes in between do not matter. Omitted: the last change wins. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
  /** The marketplace's article number: it says which listing to remove. */
  marketplaceSku: string;
  /** true: 0 is sent, and the listing is deleted some seconds after the marketplace has confirmed it; its sales count until then. false: the listing is deleted at once, and the marketplace keeps showing its last figure. */
  showZero?: boolean | null | undefined;
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
  /** true: an order becomes SHIPPED in Ombor when its last unit is packed. It is not sent to the marketplace. */
  shipWhenPacked?: boolean | null | undefined;
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

/** A new status of an order. */
export type UpdateOrderStatusInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Remark, at most 2,000 characters, added to the order's note; with CANCELLED and EXPIRED it is the reason. */
  note?: string | null | undefined;
  /** Id of the order. */
  orderId: string | number;
  /** The new status. The status that the order already has changes nothing and is no error. */
  status: OrderStatus;
};

/** Changes of a product. An omitted field is unchanged; null clears it. */
export type UpdateProductInput = {
  /** true: takes the product out of sale, every marketplace shows 0; false: puts it back on sale. */
  archived?: boolean | null | undefined;
  /** All barcodes of the product, as text, at most 50; null: none. */
  barcodes?: Array<string> | null | undefined;
  /** Category in the Mini App shop, at most 100 characters; null: none. */
  category?: string | null | undefined;
  /** What one unit costs the seller from now on, in the base currency. Earlier sales keep the earlier cost. */
  costPrice?: string | null | undefined;
  /** What the product is, for buyers, at most 5,000 characters; null: nothing. */
  description?: string | null | undefined;
  /** `Product.revision` as you read it. If its settings were changed after that, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`: read them again. Sales and pushes in between do not matter. Omitted: the last change wins. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Address (http or https URL) of a picture, at most 2,000 characters; null: none. */
  imageUrl?: string | null | undefined;
  /** false: takes the product out of the Mini App shop, and nowhere else; true: puts it back there. */
  inShop?: boolean | null | undefined;
  /** With this many free units or fewer the product counts as low in stock; null: never. */
  lowStockThreshold?: number | null | undefined;
  /** Name of the product, for people, at most 500 characters; it cannot be cleared. */
  name?: string | null | undefined;
  /** Price in the Mini App shop, in the base currency; null: no price. */
  price?: string | null | undefined;
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** SKU of the product to change. The SKU itself cannot be changed. */
  sku: string;
};

/** States of a received event. More values may be added. */
export type WebhookStatus =
  /** A person must act; `errorMessage` says what is wrong. */
  | 'FAILED'
  /** Waits for its first attempt. */
  | 'PENDING'
  /** Done: it was applied, or there was nothing to change and `errorMessage` says why. */
  | 'PROCESSED'
  /** A transient error; it is retried automatically at `nextAttemptAt`. */
  | 'RETRY';

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'CreateApiKeyPayload', key: string, apiKey: { id: string, name: string, role: Role, keyPrefix: string, telegramUserId: string | null, createdBy: string | null, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null } }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'ValidationError', path: Array<string>, issues: Array<{ path: Array<string>, message: string }> }
   };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey:
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'NotFoundError', path: Array<string>, keys: Array<string> }
    | { __typename: 'RevokeApiKeyPayload', apiKey: { id: string, revokedAt: string | null } }
    | { __typename: 'ValidationError' }
   };

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeysQuery = { apiKeys: Array<{ id: string, name: string, role: Role, keyPrefix: string, telegramUserId: string | null, createdAt: string, createdBy: string | null, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null }> };

export type AlertsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  open?: boolean | null | undefined;
  language?: AlertLanguage | null | undefined;
}>;


export type AlertsQuery = { alerts: { totalCount: number | null, edges: Array<{ cursor: string, node: { id: string, kind: AlertKind, text: string, raisedAt: string, resolvedAt: string | null, product: { sku: string } | null, marketplace: { code: string } | null, orders: Array<{ number: string }> } }> } };

export type UpdateProductMutationVariables = Exact<{
  input: UpdateProductInput;
}>;


export type UpdateProductMutation = { updateProduct:
    | { __typename: 'ConflictError' }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'UpdateProductPayload', product: { sku: string, name: string, archived: boolean, stock: number, quantity: number, version: number, barcodes: Array<string>, imageUrl: string | null, lowStockThreshold: number | null, price: { amount: string } | null, costPrice: { amount: string } | null } }
    | { __typename: 'ValidationError', message: string, path: Array<string>, issues: Array<{ path: Array<string>, message: string, value: string | null }> }
   };

export type LinkProductMutationVariables = Exact<{
  input: LinkProductInput;
}>;


export type LinkProductMutation = { linkProduct:
    | { __typename: 'ConflictError', message: string, code: ErrorCode }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'LinkProductPayload', marketplaceProduct: { id: string, figure: number, figureInWords: string, pushState: PushState, product: { sku: string } } }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type UpdateMarketplaceProductMutationVariables = Exact<{
  input: UpdateMarketplaceProductInput;
}>;


export type UpdateMarketplaceProductMutation = { updateMarketplaceProduct:
    | { __typename: 'ConflictError' }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'UpdateMarketplaceProductPayload', marketplaceProduct: { figure: number, figureInWords: string, marketplaceProductId: string, stockBuffer: number, stockPercent: number, stockLimit: number | null, stockMinimum: number, selling: boolean, unitsPerItem: number, marketplacePrice: { amount: string } | null } }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type UnlinkProductMutationVariables = Exact<{
  input: UnlinkProductInput;
}>;


export type UnlinkProductMutation = { unlinkProduct:
    | { __typename: 'ConflictError' }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'UnlinkProductPayload', marketplace: { code: string } }
    | { __typename: 'ValidationError' }
   };

export type UpdateMarketplaceMutationVariables = Exact<{
  input: UpdateMarketplaceInput;
}>;


export type UpdateMarketplaceMutation = { updateMarketplace:
    | { __typename: 'ConflictError' }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'MarketplaceRefusedError', message: string, httpStatus: number | null, marketplaceCode: string | null }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'UpdateMarketplacePayload', marketplace: { code: string, name: string, saleSignal: SaleSignal | null, supportsWebhooks: boolean | null, webhookEnabled: boolean | null, pollIntervalMinutes: number | null, orderPollSeconds: number | null, reconcileIntervalMinutes: number | null, accountMissing: Array<string> | null, stockBuffer: number | null, stockPercent: number | null, stockLimit: number | null, stockMinimum: number | null, selling: boolean | null } }
    | { __typename: 'ValidationError', message: string, path: Array<string>, issues: Array<{ path: Array<string>, message: string, value: string | null }> }
   };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret:
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'RotateWebhookSecretPayload', webhookSecret: string, oldValidUntil: string, marketplace: { code: string } }
    | { __typename: 'ValidationError', message: string, path: Array<string>, issues: Array<{ value: string | null }> }
   };

export type ListingsQueryVariables = Exact<{
  sku: string;
}>;


export type ListingsQuery = { product: { sku: string, stock: number, archived: boolean, marketplaceProducts: Array<{ marketplaceSku: string, figure: number, figureInWords: string, marketplaceStock: number | null, pushState: PushState, unlinking: boolean, marketplace: { code: string } }> | null } | null };

export type BulkUpsertMutationVariables = Exact<{
  input: BulkUpsertInput;
}>;


export type BulkUpsertMutation = { bulkUpsert:
    | { __typename: 'BulkUpsertPayload', applied: boolean, created: number, updated: number, unchanged: number, failed: number, unusual: Array<string>, results: Array<{ row: number, sku: string | null, outcome: BulkOutcome, missingSettings: Array<string>, changes: Array<{ field: string, before: string | null, after: string | null }>, errors: Array<{ field: string, message: string, value: string | null }> }> }
    | { __typename: 'ConflictError', message: string, code: ErrorCode }
    | { __typename: 'IdempotencyConflictError', idempotencyKey: string }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type ReserveLastUnitsMutationVariables = Exact<{
  input: ReserveLastUnitsInput;
}>;


export type ReserveLastUnitsMutation = { reserveLastUnits:
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'ReserveLastUnitsPayload', marketplaces: Array<{ code: string, stockMinimum: number | null }> }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct:
    | { __typename: 'ConflictError', message: string, code: ErrorCode }
    | { __typename: 'CreateProductPayload', lookAlikes: Array<string>, product: { id: string, sku: string, name: string, quantity: number, version: number, stock: number, price: { amount: string, currencyCode: string } | null, costPrice: { amount: string } | null } }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'ValidationError', message: string, code: ErrorCode, path: Array<string>, issues: Array<{ path: Array<string>, message: string, value: string | null }> }
   };

export type AdjustStockMutationVariables = Exact<{
  input: AdjustStockInput;
}>;


export type AdjustStockMutation = { adjustStock:
    | { __typename: 'AdjustStockPayload', product: { sku: string, quantity: number, oversold: number | null, version: number }, movement: { movementType: MovementType, quantityChange: number, quantityBefore: number, quantityAfter: number, actor: string, note: string | null } | null }
    | { __typename: 'ConflictError', message: string, code: ErrorCode, currentVersion: number | null }
    | { __typename: 'IdempotencyConflictError', message: string, idempotencyKey: string }
    | { __typename: 'InsufficientStockError', message: string, sku: string, requested: number, available: number, items: Array<{ sku: string, requested: number, available: number }> }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'ValidationError', message: string, path: Array<string>, issues: Array<{ path: Array<string>, message: string, value: string | null }> }
   };

export type CreateManualOrderMutationVariables = Exact<{
  input: CreateManualOrderInput;
}>;


export type CreateManualOrderMutation = { createManualOrder:
    | { __typename: 'CreateManualOrderPayload', order: { id: string, number: string, status: OrderStatus, customerPhone: string | null, total: { amount: string }, items: Array<{ sku: string, quantity: number, cancelledQuantity: number, unitPrice: { amount: string } | null }> } }
    | { __typename: 'IdempotencyConflictError', message: string, idempotencyKey: string }
    | { __typename: 'InsufficientStockError', message: string, items: Array<{ sku: string, requested: number, available: number }> }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'ValidationError', message: string, path: Array<string>, issues: Array<{ path: Array<string>, message: string, value: string | null }> }
   };

export type PlaceStoreOrderMutationVariables = Exact<{
  input: PlaceStoreOrderInput;
}>;


export type PlaceStoreOrderMutation = { placeStoreOrder:
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'IdempotencyConflictError', message: string }
    | { __typename: 'InsufficientStockError', message: string, items: Array<{ sku: string, requested: number, available: number }> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'PlaceStoreOrderPayload', order: { id: string, number: string, status: OrderStatus, items: Array<{ sku: string, quantity: number }> } }
    | { __typename: 'ValidationError', message: string }
   };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder:
    | { __typename: 'CancelOrderPayload', order: { status: OrderStatus, items: Array<{ sku: string, quantity: number, cancelledQuantity: number }>, total: { amount: string } } }
    | { __typename: 'ConflictError', message: string, code: ErrorCode }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type DriftsQueryVariables = Exact<{
  marketplace?: string | null | undefined;
  open?: boolean | null | undefined;
}>;


export type DriftsQuery = { drifts: { totalCount: number | null, edges: Array<{ node: { id: string, marketplaceSku: string, cause: DriftCause, arithmetic: string, figure: number, shown: number | null, told: number | null, toldAt: string | null, foundAt: string, resolvedAt: string | null, resolution: DriftResolution | null, acceptedAt: string | null, marketplace: { code: string }, product: { sku: string } } }> } | null };

export type AcceptDriftMutationVariables = Exact<{
  input: AcceptDriftInput;
}>;


export type AcceptDriftMutation = { acceptDrift:
    | { __typename: 'AcceptDriftPayload', drift: { id: string, resolution: DriftResolution | null, acceptedAt: string | null }, movement: { movementType: MovementType, quantityChange: number, quantityAfter: number, actor: string, note: string | null } | null }
    | { __typename: 'ConflictError', message: string, code: ErrorCode }
    | { __typename: 'IdempotencyConflictError', message: string, code: ErrorCode }
    | { __typename: 'NotFoundError', message: string, code: ErrorCode }
    | { __typename: 'ValidationError', message: string, code: ErrorCode }
   };

export type ReleaseHeldPushesMutationVariables = Exact<{
  input: ReleaseHeldPushesInput;
}>;


export type ReleaseHeldPushesMutation = { releaseHeldPushes:
    | { __typename: 'IdempotencyConflictError', message: string, code: ErrorCode }
    | { __typename: 'NotFoundError', message: string, code: ErrorCode }
    | { __typename: 'ReleaseHeldPushesPayload', released: number, marketplace: { code: string } }
    | { __typename: 'ValidationError', message: string, code: ErrorCode }
   };

export type ExplanationQueryVariables = Exact<{
  sku: string;
  at?: string | null | undefined;
}>;


export type ExplanationQuery = { product: { explanation: { sku: string, at: string, quantity: number, oversold: number, version: number, text: string, openingQuantity: number, earlierMovements: number, unlinkedEvents: number, movements: Array<{ movementType: MovementType, quantityChange: number, quantityAfter: number, version: number, actor: string, order: { number: string } | null }>, told: Array<{ marketplaceSku: string, figure: number | null, sentAt: string | null, acknowledgedAt: string | null, shown: number | null, readAt: string | null, reason: string, marketplace: { code: string } }> } | null } | null };

export type UndoAdjustmentMutationVariables = Exact<{
  input: UndoAdjustmentInput;
}>;


export type UndoAdjustmentMutation = { undoAdjustment:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'IdempotencyConflictError', message: string }
    | { __typename: 'InsufficientStockError', message: string, items: Array<{ sku: string, requested: number, available: number }> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'UndoAdjustmentPayload', product: { quantity: number, version: number }, movement: { id: string, movementType: MovementType, quantityChange: number, quantityAfter: number, actor: string, note: string | null, undoes: { id: string, undoneBy: { id: string } | null } | null } }
    | { __typename: 'ValidationError', message: string }
   };

export type MovementsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  sku?: string | null | undefined;
  marketplace?: string | null | undefined;
  movementType?: MovementType | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type MovementsQuery = { inventoryMovements: { totalCount: number | null, edges: Array<{ node: { id: string, version: number, quantityChange: number, movementType: MovementType, product: { sku: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SetExchangeRatesMutationVariables = Exact<{
  input: SetExchangeRatesInput;
}>;


export type SetExchangeRatesMutation = { setExchangeRates:
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'SetExchangeRatesPayload', rates: Array<{ currency: string, baseCurrency: string, date: string, rate: string, actor: string }> }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: Array<string>, message: string, value: string | null }> }
   };

export type SalesQueryVariables = Exact<{
  from: string;
  to: string;
  marketplace?: string | null | undefined;
  sku?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type SalesQuery = { salesAnalytics: { missingRates: Array<string>, missingCosts: Array<string>, unitsSold: number, unitsReturned: number, unpricedUnits: number, revenueByCurrency: Array<{ amount: string, currencyCode: string }>, byCurrency: Array<{ currencyCode: string, unitsSold: number, unitsReturned: number, unpricedUnits: number, ownRevenueSold: { amount: string } | null, ownRevenueReturned: { amount: string } | null, revenueSold: { amount: string } | null, revenueReturned: { amount: string } | null, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string } | null }>, byMarketplace: Array<{ unitsSold: number, unitsReturned: number, unpricedUnits: number, marketplace: { code: string }, revenueSold: { amount: string } | null, revenueReturned: { amount: string } | null, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string } | null }>, byProduct: { totalCount: number | null, edges: Array<{ node: { unitsSold: number, unitsReturned: number, unpricedUnits: number, product: { sku: string }, revenueSold: { amount: string } | null, revenueReturned: { amount: string } | null, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string } | null } }> }, byDay: Array<{ date: string, unitsSold: number, unitsReturned: number, unpricedUnits: number, revenueSold: { amount: string } | null, revenueReturned: { amount: string } | null, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string } | null }>, revenueSold: { amount: string } | null, revenueReturned: { amount: string } | null, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string } | null } };

type SalesSums_SalesAnalytics_Fragment = { unitsSold: number, unitsReturned: number, unpricedUnits: number, revenueSold: { amount: string } | null, revenueReturned: { amount: string } | null, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string } | null };

type SalesSums_SalesByCurrency_Fragment = { unitsSold: number, unitsReturned: number, unpricedUnits: number, revenueSold: { amount: string } | null, revenueReturned: { amount: string } | null, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string } | null };

type SalesSums_SalesByDay_Fragment = { unitsSold: number, unitsReturned: number, unpricedUnits: number, revenueSold: { amount: string } | null, revenueReturned: { amount: string } | null, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string } | null };

type SalesSums_SalesByMarketplace_Fragment = { unitsSold: number, unitsReturned: number, unpricedUnits: number, revenueSold: { amount: string } | null, revenueReturned: { amount: string } | null, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string } | null };

type SalesSums_SalesByProduct_Fragment = { unitsSold: number, unitsReturned: number, unpricedUnits: number, revenueSold: { amount: string } | null, revenueReturned: { amount: string } | null, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string } | null };

export type SalesSumsFragment =
  | SalesSums_SalesAnalytics_Fragment
  | SalesSums_SalesByCurrency_Fragment
  | SalesSums_SalesByDay_Fragment
  | SalesSums_SalesByMarketplace_Fragment
  | SalesSums_SalesByProduct_Fragment
;

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceStoreOrderInput;
}>;


export type PlaceOrderMutation = { placeStoreOrder:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'InsufficientStockError', items: Array<{ sku: string, requested: number, available: number }> }
    | { __typename: 'NotFoundError' }
    | { __typename: 'PlaceStoreOrderPayload', order: { id: string, number: string, status: OrderStatus, heldUntil: string | null, createdAt: string, customerPhone: string | null, total: { amount: string, currencyCode: string } } }
    | { __typename: 'ValidationError', path: Array<string>, issues: Array<{ path: Array<string>, message: string, value: string | null }> }
   };

export type UpdateOrderStatusMutationVariables = Exact<{
  input: UpdateOrderStatusInput;
}>;


export type UpdateOrderStatusMutation = { updateOrderStatus:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'NotFoundError', keys: Array<string> }
    | { __typename: 'UpdateOrderStatusPayload', order: { status: OrderStatus, heldUntil: string | null, note: string | null, items: Array<{ cancelledQuantity: number, returnExpected: number }> } }
    | { __typename: 'ValidationError' }
   };

export type CancelMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelMutation = { cancelOrder:
    | { __typename: 'CancelOrderPayload', order: { status: OrderStatus, items: Array<{ sku: string, quantity: number, cancelledQuantity: number, returnExpected: number }> } }
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'IdempotencyConflictError', idempotencyKey: string }
    | { __typename: 'NotFoundError', keys: Array<string> }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type ReceiveReturnMutationVariables = Exact<{
  input: ReceiveReturnInput;
}>;


export type ReceiveReturnMutation = { receiveReturn:
    | { __typename: 'ConflictError', code: ErrorCode, message: string }
    | { __typename: 'IdempotencyConflictError', idempotencyKey: string }
    | { __typename: 'NotFoundError', keys: Array<string> }
    | { __typename: 'ReceiveReturnPayload', order: { status: OrderStatus, items: Array<{ sku: string, quantity: number, returnExpected: number, returnedQuantity: number }> } | null, movements: Array<{ movementType: MovementType, quantityChange: number, quantityAfter: number, referenceType: ReferenceType, marketplace: { code: string } | null, order: { number: string } | null, unitPrice: { amount: string } | null }> }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type FindOrdersQueryVariables = Exact<{
  search?: string | null | undefined;
  marketplace?: string | null | undefined;
  status?: OrderStatus | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type FindOrdersQuery = { orders: { totalCount: number | null, edges: Array<{ node: { id: string, number: string, marketplaceOrderId: string | null, status: OrderStatus, marketplace: { code: string } } }> } };

export type RetryWebhooksMutationVariables = Exact<{
  input: RetryWebhooksInput;
}>;


export type RetryWebhooksMutation = { retryWebhooks:
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'RetryWebhooksPayload', matched: number, held: number, queued: number }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type DismissWebhooksMutationVariables = Exact<{
  input: DismissWebhooksInput;
}>;


export type DismissWebhooksMutation = { dismissWebhooks:
    | { __typename: 'DismissWebhooksPayload', dismissed: number }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   | null };

export type WebhooksQueryVariables = Exact<{
  marketplace?: string | null | undefined;
  status?: WebhookStatus | null | undefined;
  eventType?: string | null | undefined;
  since?: string | null | undefined;
  held?: boolean | null | undefined;
}>;


export type WebhooksQuery = { webhooks: { edges: Array<{ node: { id: string, eventType: string, status: WebhookStatus, held: boolean, errorMessage: string | null, retryCount: number, createdAt: string } }> } };

export type SyncStateQueryVariables = Exact<{
  code: string;
}>;


export type SyncStateQuery = { marketplace: { paused: boolean | null, sync: { owed: number, oldestOwedAt: string | null, lastSuccessAt: string | null, lastError: string | null, lastEventAt: string | null, callsToday: number, callsLeftToday: number | null, unlinkedProducts: number, credentialExpiresAt: string | null, firstPush: { sent: number, total: number, minutesLeft: number | null } | null } | null, latency: { pushes: number, p50Ms: number, p95Ms: number, p99Ms: number } | null } | null };

export type SyncMarketplaceMutationVariables = Exact<{
  input: SyncMarketplaceInput;
}>;


export type SyncMarketplaceMutation = { syncMarketplace:
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'MarketplaceRefusedError', message: string, httpStatus: number | null }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'SyncMarketplacePayload', owed: number, marketplace: { code: string } }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type SyncSavingsQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type SyncSavingsQuery = { syncSavings: { from: string, to: string, stockCalls: number, orderCalls: number, otherCalls: number, pollingCalls: number, savedPercent: number | null, pollingCallsAtEqualFreshness: number, breakEvenChangesPerDay: number, formula: string, byMarketplace: Array<{ listings: number, stockCalls: number, orderCalls: number, pollingCalls: number, savedPercent: number | null, marketplace: { code: string } }> } | null };

export const SalesSumsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SalesSums"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SalesFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"unpricedUnits"}},{"kind":"Field","name":{"kind":"Name","value":"revenueSold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revenueReturned"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]} as unknown as DocumentNode<SalesSumsFragment, unknown>;
export const CreateApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"keyPrefix"}},{"kind":"Field","name":{"kind":"Name","value":"telegramUserId"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeApiKeyPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const ApiKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"keyPrefix"}},{"kind":"Field","name":{"kind":"Name","value":"telegramUserId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]} as unknown as DocumentNode<ApiKeysQuery, ApiKeysQueryVariables>;
export const AlertsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Alerts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"open"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"open"},"value":{"kind":"Variable","name":{"kind":"Name","value":"open"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AlertsQuery, AlertsQueryVariables>;
export const UpdateProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"barcodes"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateProductMutation, UpdateProductMutationVariables>;
export const LinkProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LinkProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LinkProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linkProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProduct"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"figureInWords"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<LinkProductMutation, LinkProductMutationVariables>;
export const UpdateMarketplaceProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateMarketplaceProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateMarketplaceProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProduct"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"figureInWords"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProductId"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}},{"kind":"Field","name":{"kind":"Name","value":"unitsPerItem"}},{"kind":"Field","name":{"kind":"Name","value":"marketplacePrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateMarketplaceProductMutation, UpdateMarketplaceProductMutationVariables>;
export const UnlinkProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnlinkProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnlinkProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unlinkProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnlinkProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<UnlinkProductMutation, UnlinkProductMutationVariables>;
export const UpdateMarketplaceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateMarketplace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"saleSignal"}},{"kind":"Field","name":{"kind":"Name","value":"supportsWebhooks"}},{"kind":"Field","name":{"kind":"Name","value":"webhookEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"pollIntervalMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"orderPollSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"reconcileIntervalMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"accountMissing"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceCode"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateMarketplaceMutation, UpdateMarketplaceMutationVariables>;
export const RotateWebhookSecretDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateWebhookSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RotateWebhookSecretInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateWebhookSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RotateWebhookSecretPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"webhookSecret"}},{"kind":"Field","name":{"kind":"Name","value":"oldValidUntil"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const ListingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Listings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProducts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"figureInWords"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"unlinking"}}]}}]}}]}}]} as unknown as DocumentNode<ListingsQuery, ListingsQueryVariables>;
export const BulkUpsertDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BulkUpsert"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BulkUpsertInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bulkUpsert"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BulkUpsertPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applied"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unusual"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingSettings"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]}}]} as unknown as DocumentNode<BulkUpsertMutation, BulkUpsertMutationVariables>;
export const ReserveLastUnitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReserveLastUnits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReserveLastUnitsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reserveLastUnits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReserveLastUnitsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<ReserveLastUnitsMutation, ReserveLastUnitsMutationVariables>;
export const CreateProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lookAlikes"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<CreateProductMutation, CreateProductMutationVariables>;
export const AdjustStockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdjustStock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"movement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityBefore"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]}}]} as unknown as DocumentNode<AdjustStockMutation, AdjustStockMutationVariables>;
export const CreateManualOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateManualOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateManualOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createManualOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateManualOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"customerPhone"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]}}]} as unknown as DocumentNode<CreateManualOrderMutation, CreateManualOrderMutationVariables>;
export const PlaceStoreOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlaceStoreOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeStoreOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PlaceStoreOrderMutation, PlaceStoreOrderMutationVariables>;
export const CancelOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<CancelOrderMutation, CancelOrderMutationVariables>;
export const DriftsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Drifts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"open"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drifts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}}},{"kind":"Argument","name":{"kind":"Name","value":"open"},"value":{"kind":"Variable","name":{"kind":"Name","value":"open"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"arithmetic"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"shown"}},{"kind":"Field","name":{"kind":"Name","value":"told"}},{"kind":"Field","name":{"kind":"Name","value":"toldAt"}},{"kind":"Field","name":{"kind":"Name","value":"foundAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DriftsQuery, DriftsQueryVariables>;
export const AcceptDriftDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptDrift"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptDriftInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptDrift"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptDriftPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"movement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptDriftMutation, AcceptDriftMutationVariables>;
export const ReleaseHeldPushesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReleaseHeldPushes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReleaseHeldPushesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseHeldPushes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReleaseHeldPushesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"released"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<ReleaseHeldPushesMutation, ReleaseHeldPushesMutationVariables>;
export const ExplanationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Explanation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"openingQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"earlierMovements"}},{"kind":"Field","name":{"kind":"Name","value":"unlinkedEvents"}},{"kind":"Field","name":{"kind":"Name","value":"movements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"told"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}},{"kind":"Field","name":{"kind":"Name","value":"shown"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExplanationQuery, ExplanationQueryVariables>;
export const UndoAdjustmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UndoAdjustment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UndoAdjustmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoAdjustment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UndoAdjustmentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"movement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"undoes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"undoneBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UndoAdjustmentMutation, UndoAdjustmentMutationVariables>;
export const MovementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Movements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"movementType"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MovementType"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inventoryMovements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}},{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}}},{"kind":"Argument","name":{"kind":"Name","value":"movementType"},"value":{"kind":"Variable","name":{"kind":"Name","value":"movementType"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<MovementsQuery, MovementsQueryVariables>;
export const SetExchangeRatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetExchangeRates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetExchangeRatesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setExchangeRates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetExchangeRatesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"baseCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SetExchangeRatesMutation, SetExchangeRatesMutationVariables>;
export const SalesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sales"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"salesAnalytics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}}},{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SalesSums"}},{"kind":"Field","name":{"kind":"Name","value":"missingRates"}},{"kind":"Field","name":{"kind":"Name","value":"missingCosts"}},{"kind":"Field","name":{"kind":"Name","value":"revenueByCurrency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byCurrency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"ownRevenueSold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ownRevenueReturned"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SalesSums"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byMarketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SalesSums"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SalesSums"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byDay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SalesSums"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SalesSums"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SalesFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"unpricedUnits"}},{"kind":"Field","name":{"kind":"Name","value":"revenueSold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revenueReturned"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]} as unknown as DocumentNode<SalesQuery, SalesQueryVariables>;
export const PlaceOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlaceOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeStoreOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"customerPhone"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const UpdateOrderStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateOrderStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOrderStatusInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateOrderStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOrderStatusPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnExpected"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateOrderStatusMutation, UpdateOrderStatusMutationVariables>;
export const CancelDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Cancel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnExpected"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]}}]} as unknown as DocumentNode<CancelMutation, CancelMutationVariables>;
export const ReceiveReturnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReceiveReturn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiveReturnInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiveReturn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiveReturnPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnExpected"}},{"kind":"Field","name":{"kind":"Name","value":"returnedQuantity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"movements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"referenceType"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]}}]} as unknown as DocumentNode<ReceiveReturnMutation, ReceiveReturnMutationVariables>;
export const FindOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderStatus"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FindOrdersQuery, FindOrdersQueryVariables>;
export const RetryWebhooksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryWebhooks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RetryWebhooksInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryWebhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetryWebhooksPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"matched"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"queued"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<RetryWebhooksMutation, RetryWebhooksMutationVariables>;
export const DismissWebhooksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DismissWebhooks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DismissWebhooksInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dismissWebhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DismissWebhooksPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dismissed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<DismissWebhooksMutation, DismissWebhooksMutationVariables>;
export const WebhooksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Webhooks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookStatus"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"eventType"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"held"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}},{"kind":"Argument","name":{"kind":"Name","value":"eventType"},"value":{"kind":"Variable","name":{"kind":"Name","value":"eventType"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}},{"kind":"Argument","name":{"kind":"Name","value":"held"},"value":{"kind":"Variable","name":{"kind":"Name","value":"held"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"eventType"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"retryCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WebhooksQuery, WebhooksQueryVariables>;
export const SyncStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SyncState"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"firstPush"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sent"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"minutesLeft"}}]}},{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"oldestOwedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSuccessAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"lastEventAt"}},{"kind":"Field","name":{"kind":"Name","value":"callsToday"}},{"kind":"Field","name":{"kind":"Name","value":"callsLeftToday"}},{"kind":"Field","name":{"kind":"Name","value":"unlinkedProducts"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pushes"}},{"kind":"Field","name":{"kind":"Name","value":"p50Ms"}},{"kind":"Field","name":{"kind":"Name","value":"p95Ms"}},{"kind":"Field","name":{"kind":"Name","value":"p99Ms"}}]}}]}}]}}]} as unknown as DocumentNode<SyncStateQuery, SyncStateQueryVariables>;
export const SyncMarketplaceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SyncMarketplace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SyncMarketplaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"syncMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SyncMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}}]}}]}}]}}]} as unknown as DocumentNode<SyncMarketplaceMutation, SyncMarketplaceMutationVariables>;
export const SyncSavingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SyncSavings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"syncSavings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"stockCalls"}},{"kind":"Field","name":{"kind":"Name","value":"orderCalls"}},{"kind":"Field","name":{"kind":"Name","value":"otherCalls"}},{"kind":"Field","name":{"kind":"Name","value":"pollingCalls"}},{"kind":"Field","name":{"kind":"Name","value":"savedPercent"}},{"kind":"Field","name":{"kind":"Name","value":"pollingCallsAtEqualFreshness"}},{"kind":"Field","name":{"kind":"Name","value":"breakEvenChangesPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"formula"}},{"kind":"Field","name":{"kind":"Name","value":"byMarketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"listings"}},{"kind":"Field","name":{"kind":"Name","value":"stockCalls"}},{"kind":"Field","name":{"kind":"Name","value":"orderCalls"}},{"kind":"Field","name":{"kind":"Name","value":"pollingCalls"}},{"kind":"Field","name":{"kind":"Name","value":"savedPercent"}}]}}]}}]}}]} as unknown as DocumentNode<SyncSavingsQuery, SyncSavingsQueryVariables>;
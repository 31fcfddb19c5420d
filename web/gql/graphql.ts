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

/** What arrived: send exactly one of `code` and `productId`. */
export type AddReceiptLineInput = {
  /** SKU or barcode as it was scanned, at most 200 characters. One that names no product, or several, becomes a line that needs an answer. */
  code?: string | null | undefined;
  /** ISO 4217 code of `unitCost`. Omitted: the base currency. */
  currency?: string | null | undefined;
  /** `Receipt.revision` as you read it. If the receipt was changed after that, by you or somebody else, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`. Omitted: it does not matter. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the product (`Product.id`). */
  productId?: string | number | null | undefined;
  /** Units, 1 to 1,000,000. */
  quantity?: number | null | undefined;
  /** Id of the receipt (`Receipt.id`). */
  receiptId: string | number;
  /** What one unit costs. Omitted: the cost of the product stays. */
  unitCost?: string | null | undefined;
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

/** Which product a line is: send exactly one of `productId` and `newProduct`. To drop it: `removeReceiptLine`. */
export type AnswerReceiptLineInput = {
  /** `Receipt.revision` as you read it. If the receipt was changed after that, by you or somebody else, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`. Omitted: it does not matter. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** true: a code that no product had becomes a barcode of the product, so that it is known next time. */
  keepCode?: boolean | null | undefined;
  /** Id of the line (`ReceiptLine.id`). */
  lineId: string | number;
  /** A product to create. */
  newProduct?: ReceiptProductInput | null | undefined;
  /** Id of the product that it is (`Product.id`). */
  productId?: string | number | null | undefined;
};

/** Filters of the audit log. An omitted field does not filter; an empty list finds nothing. At most 500 names per list. */
export type AuditLogFilter = {
  /** Actors of the entries, as in `AuditEntry.actor`. */
  actors?: Array<string> | null | undefined;
  /** Only entries at this moment or later. */
  from?: string | null | undefined;
  /** Values of `AuditEntry.subjectType`, such as `api_key`. */
  subjectTypes?: Array<string> | null | undefined;
  /** Subjects of the entries: codes of marketplaces, names of keys, currencies. */
  subjects?: Array<string> | null | undefined;
  /** Only entries before this moment. */
  to?: string | null | undefined;
  /** Types of the entries, such as `marketplace.paused`. */
  types?: Array<string> | null | undefined;
};

/** The receipt to book. */
export type BookReceiptInput = {
  /** `Receipt.revision` as you read it. If the receipt was changed after that, by you or somebody else, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`. Omitted: it does not matter. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the receipt (`Receipt.id`). */
  receiptId: string | number;
};

/** What to book of a stocktake. Without `skus` and `productIds`: every line that is not booked. */
export type BookStocktakeInput = {
  /** `Stocktake.revision` as you read it. If its settings were changed after that, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`: read them again. Sales and pushes in between do not matter. Omitted: the last change wins. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Ids of products (`Product.id`), as well as or instead of `skus`. */
  productIds?: Array<string | number> | null | undefined;
  /** Only the products with the SKUs of this list, at most 5000. */
  skus?: Array<string> | null | undefined;
  /** Id of the stocktake. */
  stocktakeId: string | number;
  /** Book the products that nobody has counted as 0 units, as of now. Send their number as you have shown it to the person (`progress.notCounted`): if it is another one by now, nothing is booked. Omitted: they stay as they are. */
  uncountedAsZero?: number | null | undefined;
};

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

/** Why a product is on the list of what to buy. More values may be added. */
export type BuyReason =
  /** Nothing is left. */
  | 'OUT_OF_STOCK'
  /** More was sold than there was. */
  | 'OVERSOLD'
  /** What is left does not last for the target number of days. */
  | 'RUNS_OUT'
  /** It had stock on fewer than 7 of the last 28 days, and less is left than was sold in them. */
  | 'TOO_LITTLE_HISTORY';

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

/** The month to close. */
export type CloseMonthInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** First day of the month, such as 2026-09-01. */
  month: string;
};

/** The stocktake to end or to open. */
export type CloseStocktakeInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the stocktake. */
  stocktakeId: string | number;
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

/** What to correct of an entry. Its moment stays. Fields that you leave out stay as they are. */
export type CorrectStocktakeEntryInput = {
  /** Id of the entry. */
  entryId: string | number;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Place where the units lay. */
  place?: string | null | undefined;
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** Of a question: SKU of the product that the code names. */
  sku?: string | null | undefined;
  /** Units that were counted. */
  units?: number | null | undefined;
};

/** An entry of a stocktake. Name the product by exactly one of `code`, `sku` and `productId`. */
export type CountInStocktakeInput = {
  /** What a scanner read: a barcode or a SKU. A code that no product has is kept as a question, with its units and its moment. */
  code?: string | null | undefined;
  /** When they were counted, at most 30 days ago. Omitted: now. A time in the next 10 minutes, of a fast clock, is taken as now. */
  countedAt?: string | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Whether it adds up or replaces earlier entries. */
  mode?: StocktakeMode | null | undefined;
  /** Another reading of the same scan, tried if no product has `code`: what the keys say in Latin letters, if the keyboard was Russian. */
  otherCode?: string | null | undefined;
  /** Where the units lay, such as "shelf 3", at most 100 characters. */
  place?: string | null | undefined;
  /** Id of the product. */
  productId?: string | number | null | undefined;
  /** SKU of the product. */
  sku?: string | null | undefined;
  /** Id of the stocktake. */
  stocktakeId: string | number;
  /** Units that were counted, from 0 to 1,000,000. */
  units: number;
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

/** A receipt to begin. */
export type CreateReceiptInput = {
  /** Number of the supplier's document, at most 200 characters. */
  documentNumber?: string | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Lines to begin with, at most 2,000, such as chosen rows of a list of what to buy. The same product at the same cost adds up. */
  lines?: Array<NewReceiptLineInput> | null | undefined;
  /** Remark, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Who delivers the goods, at most 200 characters. */
  supplier?: string | null | undefined;
};

/** A one-time link for somebody who works for the seller. */
export type CreateSignInLinkInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: another link is returned in place of the first. Refused with INVALID_STATE if the first one was used. */
  idempotencyKey?: string | null | undefined;
  /** Who signs in with it, at most 200 characters, as the ledger names them. Somebody with this name and role is signed in as that person; a new name is a new person. */
  name: string;
  /** Role of the person: OWNER, OPERATOR or VIEWER. */
  role: Role;
  /** Whether the person may see names, phones and notes of buyers. Omitted: as the person has it; a new person may not. An owner sees them in any case. */
  seesBuyers?: boolean | null | undefined;
  /** Whether the person may see costs, profit and revenue. Omitted: as the person has it; a new person may not. An owner sees them in any case. */
  seesMoney?: boolean | null | undefined;
};

/** A span of days. Both ends belong to it. */
export type DateRange = {
  /** The first day. */
  from: string;
  /** The last day. */
  to: string;
};

/** A time span. An omitted end is open. */
export type DateTimeRange = {
  /** At this time or later. */
  from?: string | null | undefined;
  /** Before this time. */
  to?: string | null | undefined;
};

/** The sign before the decimals of amounts in a file. More values may be added. */
export type DecimalSign =
  /** 1.234,50 is one thousand two hundred thirty-four and a half. */
  | 'COMMA'
  /** 1,234.50 is one thousand two hundred thirty-four and a half. */
  | 'POINT';

/** Kinds of what waits for a decision of a person, each with the query that lists it and the mutations that decide. More values may be added. */
export type DecisionKind =
  /** Open differences between target and shown figures: `drifts(open: true)`. The target figure is sent again automatically; use `acceptDrift` if the seller's stock is wrong. */
  | 'DRIFTS'
  /** Orders whose goods are expected back for too long: `orders(filter: {returnExpected: true})`, then `receiveReturn`, or `cancelOrder` with `restock: false`. */
  | 'EXPECTED_RETURNS'
  /** Received events that could not be read or applied: `webhooks(filter: {decisions: FAILED_EVENTS})`. Fix the cause, then `retryWebhooks`; or `dismissWebhooks`. */
  | 'FAILED_EVENTS'
  /** Received events that only a person can judge: `webhooks(filter: {decisions: HELD_EVENTS})`, then `retryWebhooks` or `dismissWebhooks` by id. */
  | 'HELD_EVENTS'
  /** Target figures of 0 that the guard for outgoing figures holds: `marketplaceProducts(filter: {pushStates: HELD_BY_GUARD})`, then `releaseHeldPushes`. */
  | 'HELD_FIGURES'
  /** Figures read from a marketplace that the guard for incoming figures holds: `webhooks(filter: {decisions: HELD_READINGS})`, then `retryWebhooks` or `dismissWebhooks` by id. */
  | 'HELD_READINGS'
  /** Figures that the marketplace refused: `marketplaceProducts(filter: {pushStates: REFUSED})`. Fix the cause, then `syncMarketplace`. With the cause `suspected` the marketplace names no listing: the figures are still OWED and are sent again automatically, a few at a time. */
  | 'REFUSED_FIGURES'
  /** Received events about something that is not linked to a product: use `linkProduct`, and they are applied automatically. */
  | 'UNLINKED_EVENTS';

/** The draft to delete. */
export type DeleteReceiptInput = {
  /** `Receipt.revision` as you read it. If the receipt was changed after that, by you or somebody else, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`. Omitted: it does not matter. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the receipt (`Receipt.id`). */
  receiptId: string | number;
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

/** Filter of differences. An omitted field does not filter; an empty list finds nothing. */
export type DriftFilter = {
  /** Causes of the differences. */
  causes?: Array<DriftCause> | null | undefined;
  /** Codes of the marketplaces, at most 500. */
  marketplaces?: Array<string> | null | undefined;
  /** Ids of the products, at most 500. */
  productIds?: Array<string | number> | null | undefined;
  /** SKUs of the products, at most 500. */
  skus?: Array<string> | null | undefined;
};

/** What a difference really was, in the judgement of a person. More values may be added. */
export type DriftMeaning =
  /** The stock itself was different: it is corrected, without a sale. */
  | 'CORRECTION'
  /** Units were sold on the marketplace: they are booked as its sale. */
  | 'SALE';

/** The person whose access ends: by a key, by a Telegram user, or by both. */
export type EndAccessInput = {
  /** A key of the person (`ApiKey.id`), revoked or not. */
  apiKeyId?: string | number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Telegram user id of the person: of staff, or of a buyer. */
  telegramUserId?: string | null | undefined;
};

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

/** Decisions that a received event can wait for. The values mean the same as in `DecisionKind`. More values may be added. */
export type EventDecisionKind =
  /** The event could not be read or applied. */
  | 'FAILED_EVENTS'
  /** Only a person can judge the event. */
  | 'HELD_EVENTS'
  /** The event is a figure read from a marketplace, and the guard for incoming figures holds it. */
  | 'HELD_READINGS'
  /** The event is about something that is not linked to a product. */
  | 'UNLINKED_EVENTS';

/** An exchange rate to set or remove. */
export type ExchangeRateInput = {
  /** ISO 4217 code of the currency that is converted; not the base currency. */
  currency: string;
  /** First business day on which the rate is used. */
  date: string;
  /** Units of the base currency for one unit of `currency`. null: the rate of that day is removed. */
  rate?: string | null | undefined;
};

/** Who stores and ships the goods of an order. More values may be added. */
export type Fulfilment =
  /** The marketplace, from its own warehouse (FBO). Such orders never move the seller's stock. */
  | 'MARKETPLACE'
  /** The seller, from the seller's own stock (FBS, DBS). */
  | 'OWN';

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

/** A fee to set or remove. */
export type MarketplaceFeeInput = {
  /** true: the marketplace keeps the commission of a unit that is returned. Omitted: false. */
  commissionKept?: boolean | null | undefined;
  /** Percent of the price, 0 to 100, at most 4 decimals. Omitted with `sku`: as at the marketplace. */
  commissionPercent?: string | null | undefined;
  /** ISO 4217 code of logistics and packing. Omitted: the marketplace's currency. */
  currency?: string | null | undefined;
  /** false: the delivery of a unit that is returned is paid back. Omitted: true. */
  logisticsKept?: boolean | null | undefined;
  /** Delivery of one unit of the product, in `currency`. Omitted with `sku`: as at the marketplace. */
  logisticsPerUnit?: string | null | undefined;
  /** Packing of one unit of the product, in `currency`. Omitted with `sku`: as at the marketplace. */
  packingPerUnit?: string | null | undefined;
  /** Id of the product (`Product.id`), instead of its SKU. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** true: what was set for this day is removed, and what was set before it counts again. */
  remove?: boolean | null | undefined;
  /** SKU of the product whose sales on this marketplace it is for. Omitted: all products without fees of their own; then commission, logistics and packing are required (0: nothing is taken). */
  sku?: string | null | undefined;
  /** First business day on which it counts, 2000 to 2100. Sales before it keep the fee of their own day. */
  validFrom: string;
};

/** Filter of listings. An omitted field does not filter; an empty list finds nothing. */
export type MarketplaceProductFilter = {
  /** true: listings on marketplaces in use whose shown figure is known and not the target figure (`marketplaceStock` is not `figure`); false: the others. */
  differs?: boolean | null | undefined;
  /** Codes of the marketplaces, at most 500. */
  marketplaces?: Array<string> | null | undefined;
  /** Ids of the products, at most 500. */
  productIds?: Array<string | number> | null | undefined;
  /** Push states of the listings. */
  pushStates?: Array<PushState> | null | undefined;
  /** SKUs of the products, at most 500. */
  skus?: Array<string> | null | undefined;
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

/** What arrived: send exactly one of `code` and `productId`. */
export type NewReceiptLineInput = {
  /** SKU or barcode, at most 200 characters. */
  code?: string | null | undefined;
  /** ISO 4217 code of `unitCost`. Omitted: the base currency. */
  currency?: string | null | undefined;
  /** Id of the product (`Product.id`). */
  productId?: string | number | null | undefined;
  /** Units, 1 to 1,000,000. */
  quantity: number;
  /** What one unit costs. Omitted: the cost of the product stays. */
  unitCost?: string | null | undefined;
};

/** Kinds of steps in the history of an order. More values may be added. */
export type OrderEventKind =
  /** `units` units were cancelled. */
  | 'ITEMS_CANCELLED'
  /** `units` units came back. */
  | 'ITEMS_RETURNED'
  /** `units` units are expected back. */
  | 'RETURN_EXPECTED'
  /** The order got the status `status`; the first such step is its creation. */
  | 'STATUS';

/** Filter of orders. An omitted field does not filter; an empty list finds nothing. */
export type OrderFilter = {
  /** Who stores and ships the goods. */
  fulfilment?: Fulfilment | null | undefined;
  /** true: orders with a time to be handed over by; false: the others. */
  hasShipBy?: boolean | null | undefined;
  /** Codes of the marketplaces, at most 500. */
  marketplaces?: Array<string> | null | undefined;
  /** How far the orders are packed. Orders that a marketplace ships from its own stock are not found. */
  packing?: Array<PackingState> | null | undefined;
  /** When the order was placed. */
  placed?: DateTimeRange | null | undefined;
  /** Ids of products in the order, at most 500. */
  productIds?: Array<string | number> | null | undefined;
  /** true: orders with items that are expected back (`OrderItem.returnExpected` above 0); false: the others. */
  returnExpected?: boolean | null | undefined;
  /** When the order must be handed over. Orders without `shipBy` are not found. */
  shipBy?: DateTimeRange | null | undefined;
  /** SKUs of products in the order, at most 500. */
  skus?: Array<string> | null | undefined;
  /** Statuses of the orders. */
  statuses?: Array<OrderStatus> | null | undefined;
  /** Order number (with or without #) or the marketplace's order number, exactly; at least 3 letters of the customer's name; or at least 4 consecutive digits of the phone. Empty: all orders. Callers without `seesBuyers` find orders by their numbers only. */
  text?: string | null | undefined;
};

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

/** Sort orders of orders. More values may be added. */
export type OrderSort =
  /** By the time of placing, newest first. */
  | 'PLACED_DESC'
  /** By `shipBy`, earliest first; orders without it come last. */
  | 'SHIP_BY_ASC'
  /** By the last change, newest first. */
  | 'UPDATED_DESC';

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

/** Goods that go into the parcel of an order. */
export type PackItemInput = {
  /** What was scanned: a barcode, a SKU, or the marketplace's article number; at most 200 characters. */
  code: string;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the order. */
  orderId: string | number;
  /** Units of the product, 1 to 1,000,000. Omitted: one; where the code is that of a pack on the marketplace, its units. */
  units?: number | null | undefined;
};

/** Why goods do not go into a parcel, or do not come out of it. The list grows. More values may be added. */
export type PackingRefusalReason =
  /** The product is not in the order. */
  | 'NOT_IN_ORDER'
  /** Fewer units of the line are in the parcel than were to be taken out. */
  | 'NOT_PACKED'
  /** The order is not NEW or CONFIRMED, or a marketplace ships it from its own stock. */
  | 'ORDER_STATE'
  /** The order needs no more, or not so many, of the product. */
  | 'TOO_MANY'
  /** Neither a product nor a listing has the code. */
  | 'UNKNOWN_CODE';

/** How far an order is packed. More values may be added. */
export type PackingState =
  /** Exactly what is ordered and not cancelled is in the parcel. */
  | 'FULLY'
  /** Nothing of it is in the parcel. */
  | 'NOTHING'
  /** A part of it is in the parcel, or something that was cancelled has to be taken out. */
  | 'PARTLY';

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

/** A supplier's file, and the draft that its lines are added to. */
export type ReadReceiptFileInput = {
  /** ISO 4217 code of the costs. Omitted: the base currency. */
  currency?: string | null | undefined;
  /** The sign before decimals. Omitted: an amount that can be two, such as 1.250, is refused. */
  decimalSign?: DecimalSign | null | undefined;
  /** `Receipt.revision` as you read it. If the receipt was changed after that, by you or somebody else, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`. Omitted: it does not matter. */
  expectedRevision?: number | null | undefined;
  /** The bytes of the file in base64, at most 240,000 characters (180 kB): .xlsx, or text with commas, semicolons or tabs in UTF-8, UTF-16 or Windows-1251. Needed are headings for SKU or barcode and for the quantity; cost and name are read too. The usual names in Uzbek, Russian and English are known, also below a title. */
  file: string;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the receipt (`Receipt.id`). */
  receiptId: string | number;
};

/** Which cost a product has after a receipt was booked. More values may be added. */
export type ReceiptCost =
  /** The average, weighted by what was on hand. 10 units are free at a cost of 100, and 30 arrive at 140: (10 x 100 + 30 x 140) / 40 = 130. With nothing on hand it is the cost of the receipt: with 0 free units, and also with 4 oversold ones, 30 units at 140 make 140, because what was sold before keeps its cost. If the earlier cost is not known, it is that of the receipt. It is rounded to four decimals. */
  | 'AVERAGE'
  /** The cost of the newest receipt. 10 units are free at a cost of 100, and 30 arrive at 140: 140. Of several lines of one product the last one with a cost counts. */
  | 'LAST';

/** Why a line of a receipt needs an answer. More values may be added. */
export type ReceiptLineQuestion =
  /** Several products have the code: twins, `candidates`. */
  | 'SEVERAL_PRODUCTS'
  /** No product has the code. */
  | 'UNKNOWN_CODE';

/** A product to create for a line. It begins without stock: booking the receipt takes the units in. */
export type ReceiptProductInput = {
  /** Name of the product, at most 500 characters. */
  name: string;
  /** The seller's article number (SKU), at most 200 characters. */
  sku: string;
};

/** States of a receipt. More values may be added. */
export type ReceiptStatus =
  /** Its units are in stock, and the costs of its products are set. */
  | 'BOOKED'
  /** It can be changed; nothing of it is in stock. */
  | 'DRAFT'
  /** It was booked, and taken back as a whole. */
  | 'UNDONE';

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

/** Filter of received events. An omitted field does not filter; an empty list finds nothing. */
export type ReceivedEventFilter = {
  /** Causes of the events, as in `MarketplaceWebhook.cause`; at most 100. */
  causes?: Array<string> | null | undefined;
  /** Decisions that the events wait for: the events of a group of `toDecide`. */
  decisions?: Array<EventDecisionKind> | null | undefined;
  /** Codes of the marketplaces, at most 500. */
  marketplaces?: Array<string> | null | undefined;
};

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

/** The line to remove. */
export type RemoveReceiptLineInput = {
  /** `Receipt.revision` as you read it. If the receipt was changed after that, by you or somebody else, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`. Omitted: it does not matter. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the line (`ReceiptLine.id`). */
  lineId: string | number;
};

/** The entry to remove. */
export type RemoveStocktakeEntryInput = {
  /** Id of the entry. */
  entryId: string | number;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
};

/** The stocktake to end or to open. */
export type ReopenStocktakeInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the stocktake. */
  stocktakeId: string | number;
};

/** The marketplace to resume. */
export type ResumeMarketplaceInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
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

/** Why goods may come from a sale, the strongest reason first. More values may be added. */
export type ReturnEvidence =
  /** The order expects them back. */
  | 'EXPECTED'
  /** They were shipped, and neither delivered nor returned. */
  | 'SHIPPED'
  /** They were sold and delivered, or sold without a known order. */
  | 'SOLD';

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

/** Which messages of a marketplace count as its sales. Messages of the other kind are stored, but move no stock. More values may be added. */
export type SaleSignal =
  /** Orders: created, cancelled, returned. */
  | 'ORDERS'
  /** Changed stock figures that name their reason, such as the event `stock.updated`. */
  | 'STOCK';

/** Sort orders of products in sales figures. Unknown figures come last. More values may be added. */
export type SalesSort =
  /** In the order the products were created, oldest first. */
  | 'PRODUCT'
  /** By profit, highest first. Only for callers with `seesMoney`. */
  | 'PROFIT'
  /** By estimated profit after fees, highest first. Only for callers with `seesMoney`. */
  | 'PROFIT_AFTER_FEES'
  /** By revenue, highest first. Only for callers with `seesMoney`. */
  | 'REVENUE'
  /** By units sold, most first. */
  | 'UNITS_SOLD';

/** Exchange rates to set. A rate of the same currency and day is replaced. */
export type SetExchangeRatesInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Exchange rates to set, at most 1,000. */
  rates: Array<ExchangeRateInput>;
};

/** Fees of a marketplace. One of the same product and day is replaced. */
export type SetMarketplaceFeesInput = {
  /** The fees, 1 to 1,000. */
  fees: Array<MarketplaceFeeInput>;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Code of the marketplace. */
  marketplace: string;
};

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

/** A stocktake to begin. Without `search`, `skus` and `productIds` it is about all products that are not archived. */
export type StartStocktakeInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** What people call it, such as "Shelf by the window", at most 200 characters. */
  name: string;
  /** Ids of products (`Product.id`), as well as or instead of `skus`. */
  productIds?: Array<string | number> | null | undefined;
  /** About the products that this finds now: part of the name or the SKU, a whole barcode, or a whole category. Products that are created later are not in it. */
  search?: string | null | undefined;
  /** SKUs of the products that it is about, at most 5000. */
  skus?: Array<string> | null | undefined;
};

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

/** Why a line of a stocktake deserves a second look. More values may be added. */
export type StocktakeDoubt =
  /** Entries were made, corrected or removed after the line was booked: book it again. */
  | 'COUNTED_AFTER_BOOKING'
  /** The difference is at least 3 units and at least half of what was expected. */
  | 'LARGE_DIFFERENCE'
  /** A count by somebody else, or the opening stock, was recorded for a later moment: this line cannot be booked. */
  | 'LATER_COUNT'
  /** Units left or reached the shelf between the first and the last entry of the product. They may have been counted or not: count it again with SET_TO to be sure. */
  | 'MOVED_MEANWHILE';

/** Which lines of a stocktake to list. More values may be added. */
export type StocktakeLineKind =
  /** All lines. */
  | 'ALL'
  /** Lines whose entries are booked. */
  | 'BOOKED'
  /** Lines with a difference, booked or not. */
  | 'DIFFERENT'
  /** Lines that deserve a second look. */
  | 'DOUBTFUL'
  /** Lines whose entries are not booked. */
  | 'TO_BOOK';

/** What an entry of a stocktake says. More values may be added. */
export type StocktakeMode =
  /** So many units were found there: it is added to the other entries of the product. */
  | 'ADD'
  /** Counted again: earlier entries of the product do not count any more; with a place, only entries of the same place. */
  | 'SET_TO';

/** Why a line of a stocktake is not booked, or not undone. More values may be added. */
export type StocktakeRefusal =
  /** A count by somebody else, or the opening stock, was recorded for a later moment: it knows more. Count the product again to book it. */
  | 'LATER_COUNT'
  /** A later count has replaced it: undo that count first, or count again. */
  | 'REPLACED';

/** Which products a stocktake is about. More values may be added. */
export type StocktakeScope =
  /** All products that are not archived. */
  | 'ALL'
  /** Chosen products. */
  | 'PRODUCTS'
  /** The products that a search found when it began. */
  | 'SEARCH';

/** How far a stocktake has come. More values may be added. */
export type StocktakeStatus =
  /** It has ended, and lines of it are booked. */
  | 'BOOKED'
  /** It has ended, and nothing of it is booked. */
  | 'CLOSED'
  /** It is being counted. Lines of it may be booked already. */
  | 'OPEN';

/** A quantity of one product that is sent. */
export type SupplyItemInput = {
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** Units of the product, 1 to 1,000,000. */
  quantity: number;
  /** SKU of the product. */
  sku: string;
};

/** Goods for a marketplace's own warehouse. */
export type SupplyMarketplaceInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** The goods, at most 200 lines; lines of the same product are added up. */
  items: Array<SupplyItemInput>;
  /** Code of the marketplace. */
  marketplace: string;
  /** Remark for the ledger, at most 2,000 characters. */
  note?: string | null | undefined;
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

/** Results of an exchange with a marketplace. More values may be added. */
export type SyncStatus =
  /** Something was not accepted; `errorMessage` says what. */
  | 'ERROR'
  /** Everything was accepted. */
  | 'SUCCESS';

/** Contents of an exchange with a marketplace. More values may be added. */
export type SyncType =
  /** Trial calls of methods that nothing else used for a day. Nothing is set or stored. */
  | 'METHODS'
  /** Orders of the marketplace. */
  | 'ORDERS'
  /** Stock figures of listings. */
  | 'STOCK';

/** The adjustment to undo. */
export type UndoAdjustmentInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the movement that `adjustStock` returned (`InventoryMovement.id`). */
  movementId: string | number;
  /** Reason, as a remark for the ledger, at most 2,000 characters. */
  note?: string | null | undefined;
};

/** The booked receipt to undo. */
export type UndoReceiptInput = {
  /** `Receipt.revision` as you read it. If the receipt was changed after that, by you or somebody else, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`. Omitted: it does not matter. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Reason, as a remark for the ledger, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Id of the receipt (`Receipt.id`). */
  receiptId: string | number;
};

/** What to undo of a stocktake. Without `skus` and `productIds`: everything that it booked. */
export type UndoStocktakeInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Ids of products (`Product.id`), as well as or instead of `skus`. */
  productIds?: Array<string | number> | null | undefined;
  /** Only the products with the SKUs of this list, at most 5000. */
  skus?: Array<string> | null | undefined;
  /** Id of the stocktake. */
  stocktakeId: string | number;
};

/** The supply to undo. */
export type UndoSupplyInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Reason, as a remark for the ledger, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Id of the supply (`Supply.id`). */
  supplyId: string | number;
};

/** Units that are taken out of the parcel of an order. */
export type UnpackItemInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the line. */
  itemId: string | number;
  /** Id of the order. */
  orderId: string | number;
  /** Units of the product, 1 to 1,000,000. Omitted: one. */
  units?: number | null | undefined;
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

/** Changes of a draft. An omitted field is unchanged; null clears it. */
export type UpdateReceiptInput = {
  /** Number of the supplier's document, at most 200 characters. */
  documentNumber?: string | null | undefined;
  /** `Receipt.revision` as you read it. If the receipt was changed after that, by you or somebody else, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`. Omitted: it does not matter. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Remark, at most 2,000 characters. */
  note?: string | null | undefined;
  /** Id of the receipt (`Receipt.id`). */
  receiptId: string | number;
  /** Who delivers the goods, at most 200 characters. */
  supplier?: string | null | undefined;
};

/** Changes of a line of a draft. An omitted field is unchanged; null clears it. */
export type UpdateReceiptLineInput = {
  /** ISO 4217 code of `unitCost`. Omitted: the base currency. */
  currency?: string | null | undefined;
  /** `Receipt.revision` as you read it. If the receipt was changed after that, by you or somebody else, nothing is changed, and the answer is a ConflictError with STALE_VERSION and `currentRevision`. Omitted: it does not matter. */
  expectedRevision?: number | null | undefined;
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the line (`ReceiptLine.id`). */
  lineId: string | number;
  /** Units that arrived, 1 to 1,000,000; it cannot be cleared. */
  quantity?: number | null | undefined;
  /** What one unit costs; null: not known. */
  unitCost?: string | null | undefined;
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

export type FollowReceiptsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowReceiptsSubscription = { receiptChanged: { number: number, receipt: { id: string, revision: number, status: ReceiptStatus, supplier: string | null, documentNumber: string | null, note: string | null, sums: { lines: number, units: number, openQuestions: number, linesWithoutCost: number, total: { amount: string, currencyCode: string } | null } | null } | null } };

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { sessions: { nodes: Array<{ id: string, name: string, device: string | null, createdAt: string, lastUsedAt: string | null, current: boolean }> } | null };

export type EndSessionsMutationVariables = Exact<{
  input: EndSessionsInput;
  language?: AlertLanguage | null | undefined;
}>;


export type EndSessionsMutation = { endSessions:
    | { __typename: 'EndSessionsPayload', ended: number }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type WaitingQueryVariables = Exact<{ [key: string]: never; }>;


export type WaitingQuery = { toDecide: Array<{ kind: DecisionKind, count: number }> | null };

export type ShopQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopQuery = { shop: { timeZone: string } | null, viewer: { role: Role, name: string } };

export type CatalogueQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
  archived?: boolean | null | undefined;
}>;


export type CatalogueQuery = { products: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, sku: string, name: string, revision: number, archived: boolean, barcodes: Array<string>, imageUrl: string | null, category: string | null, description: string | null, inShop: boolean | null, lowStockThreshold: number | null, quantity: number, price: { amount: string, currencyCode: string } | null, costPrice: { amount: string, currencyCode: string } | null }> } };

export type EditProductMutationVariables = Exact<{
  input: UpdateProductInput;
  language?: AlertLanguage | null | undefined;
}>;


export type EditProductMutation = { updateProduct:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'UpdateProductPayload', product: { id: string, sku: string, name: string, revision: number, archived: boolean, barcodes: Array<string>, imageUrl: string | null, category: string | null, description: string | null, inShop: boolean | null, lowStockThreshold: number | null, price: { amount: string, currencyCode: string } | null, costPrice: { amount: string, currencyCode: string } | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type AddProductMutationVariables = Exact<{
  input: CreateProductInput;
  language?: AlertLanguage | null | undefined;
}>;


export type AddProductMutation = { createProduct:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'CreateProductPayload', lookAlikes: Array<string>, product: { id: string, sku: string } }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type UploadRowsMutationVariables = Exact<{
  input: BulkUpsertInput;
  language?: AlertLanguage | null | undefined;
}>;


export type UploadRowsMutation = { bulkUpsert:
    | { __typename: 'BulkUpsertPayload', applied: boolean, created: number, updated: number, unchanged: number, failed: number, unusual: Array<string>, results: Array<{ row: number, sku: string | null, outcome: BulkOutcome, changes: Array<{ field: string, before: string | null, after: string | null }>, errors: Array<{ field: string, message: string, value: string | null }> }> }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type CountsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CountsQuery = { stocktakes: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: number, name: string, status: StocktakeStatus, revision: number, createdAt: string, createdBy: string, endedAt: string | null, progress: { products: number, counted: number, notCounted: number, entries: number, questions: number } }> } | null };

export type CountSessionQueryVariables = Exact<{
  number: number;
}>;


export type CountSessionQuery = { stocktake: { id: string, number: number, name: string, status: StocktakeStatus, scope: StocktakeScope, search: string | null, revision: number, createdAt: string, createdBy: string, endedAt: string | null, endedBy: string | null, progress: { products: number, counted: number, notCounted: number, entries: number, questions: number } } | null };

export type FollowCountSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type FollowCountSubscription = { stocktakeUpdated: { id: string, revision: number, status: StocktakeStatus, name: string, endedAt: string | null, endedBy: string | null, progress: { products: number, counted: number, notCounted: number, entries: number, questions: number } } };

export type StartCountMutationVariables = Exact<{
  input: StartStocktakeInput;
  language?: AlertLanguage | null | undefined;
}>;


export type StartCountMutation = { startStocktake:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'StartStocktakePayload', stocktake: { id: string, number: number } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   | null };

export type NameCodeQueryVariables = Exact<{
  code: string;
}>;


export type NameCodeQuery = { byBarcode: { id: string, sku: string, name: string } | null, bySku: { id: string, sku: string, name: string } | null };

export type EnterCountMutationVariables = Exact<{
  input: CountInStocktakeInput;
  language?: AlertLanguage | null | undefined;
}>;


export type EnterCountMutation = { countInStocktake:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'CountInStocktakePayload', entry: { id: string, units: number, code: string | null, product: { id: string, sku: string, name: string } | null }, stocktake: { id: string, revision: number, progress: { products: number, counted: number, notCounted: number, entries: number, questions: number } } }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type CorrectCountMutationVariables = Exact<{
  input: CorrectStocktakeEntryInput;
  language?: AlertLanguage | null | undefined;
}>;


export type CorrectCountMutation = { correctStocktakeEntry:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'CorrectStocktakeEntryPayload', entry: { id: string, units: number, counts: boolean, product: { id: string, sku: string, name: string } | null }, stocktake: { id: string, revision: number, progress: { products: number, counted: number, notCounted: number, entries: number, questions: number } } }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type RemoveCountMutationVariables = Exact<{
  input: RemoveStocktakeEntryInput;
  language?: AlertLanguage | null | undefined;
}>;


export type RemoveCountMutation = { removeStocktakeEntry:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'RemoveStocktakeEntryPayload', entry: { id: string, counts: boolean, removedAt: string | null }, stocktake: { id: string, revision: number, progress: { products: number, counted: number, notCounted: number, entries: number, questions: number } } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type CountEntriesQueryVariables = Exact<{
  number: number;
  after?: string | null | undefined;
  unknown?: boolean | null | undefined;
}>;


export type CountEntriesQuery = { stocktake: { id: string, counters: Array<{ actor: string, entries: number, products: number }>, entries: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, units: number, mode: StocktakeMode, place: string | null, code: string | null, counts: boolean, assumed: boolean, countedAt: string, actor: string, product: { id: string, sku: string, name: string } | null }> } } | null };

export type NotCountedQueryVariables = Exact<{
  number: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type NotCountedQuery = { stocktake: { id: string, notCounted: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, sku: string, name: string, quantity: number, awaitingShipment: number | null }> } } | null };

export type CountDifferencesQueryVariables = Exact<{
  number: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  kind?: StocktakeLineKind | null | undefined;
}>;


export type CountDifferencesQuery = { viewer: { seesMoney: boolean }, stocktake: { id: string, revision: number, status: StocktakeStatus, progress: { products: number, counted: number, notCounted: number, entries: number, questions: number }, differences: { lines: number, different: number, doubtful: number, toBook: number, missingUnits: number, surplusUnits: number, withoutCost: number, missingCost: Array<{ amount: string, currencyCode: string }>, surplusCost: Array<{ amount: string, currencyCode: string }> }, lines: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ counted: number, expected: number, came: number, departed: number, difference: number, differenceLow: number, differenceHigh: number, toBook: number, booked: boolean, doubts: Array<StocktakeDoubt>, countedTo: string, product: { id: string, sku: string, name: string }, differenceCost: { amount: string, currencyCode: string } | null }> } } | null };

export type BookCountMutationVariables = Exact<{
  input: BookStocktakeInput;
  language?: AlertLanguage | null | undefined;
}>;


export type BookCountMutation = { bookStocktake:
    | { __typename: 'BookStocktakePayload', booked: number, moved: number, remaining: number, refused: Array<{ reason: StocktakeRefusal, product: { id: string, sku: string, name: string } }>, stocktake: { id: string, revision: number, status: StocktakeStatus, endedAt: string | null, endedBy: string | null } }
    | { __typename: 'ConflictError', currentRevision: number | null, code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type UndoCountMutationVariables = Exact<{
  input: UndoStocktakeInput;
  language?: AlertLanguage | null | undefined;
}>;


export type UndoCountMutation = { undoStocktake:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'UndoStocktakePayload', undone: number, remaining: number, refused: Array<{ reason: StocktakeRefusal, product: { id: string, sku: string, name: string } }>, stocktake: { id: string, revision: number, status: StocktakeStatus, endedAt: string | null, endedBy: string | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type CloseCountMutationVariables = Exact<{
  input: CloseStocktakeInput;
  language?: AlertLanguage | null | undefined;
}>;


export type CloseCountMutation = { closeStocktake:
    | { __typename: 'CloseStocktakePayload', stocktake: { id: string, revision: number, status: StocktakeStatus, endedAt: string | null, endedBy: string | null } }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type ReopenCountMutationVariables = Exact<{
  input: ReopenStocktakeInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ReopenCountMutation = { reopenStocktake:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ReopenStocktakePayload', stocktake: { id: string, revision: number, status: StocktakeStatus, endedAt: string | null, endedBy: string | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type DriftRowsQueryVariables = Exact<{
  filter: DriftFilter;
  after?: string | null | undefined;
}>;


export type DriftRowsQuery = { drifts: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, cause: DriftCause, figure: number, shown: number | null, marketplaceSku: string, foundAt: string, marketplace: { id: string, name: string }, product: { id: string, sku: string, name: string } }> } | null };

export type ToDecideQueryVariables = Exact<{
  days: number;
}>;


export type ToDecideQuery = { toDecide: Array<{ kind: DecisionKind, cause: string | null, count: number, since: string, example: string | null, marketplace: { id: string, code: string, name: string } }> | null };

export type DecisionEventsQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: ReceivedEventFilter | null | undefined;
  status?: WebhookStatus | null | undefined;
  eventType?: string | null | undefined;
  held?: boolean | null | undefined;
  since?: string | null | undefined;
}>;


export type DecisionEventsQuery = { webhooks: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string }> } };

export type UnlinkedEventsQueryVariables = Exact<{
  filter: ReceivedEventFilter;
}>;


export type UnlinkedEventsQuery = { webhooks: { totalCount: number | null, nodes: Array<{ id: string, payload: unknown, waitsFor: Array<string> | null }> } };

export type DecisionFiguresQueryVariables = Exact<{
  filter: MarketplaceProductFilter;
}>;


export type DecisionFiguresQuery = { marketplaceProducts: { totalCount: number | null, nodes: Array<{ id: string, revision: number, marketplaceSku: string, figure: number, marketplaceStock: number | null, pushStateReason: string | null, product: { id: string, sku: string, name: string } }> } | null };

export type DecisionDriftsQueryVariables = Exact<{
  filter: DriftFilter;
}>;


export type DecisionDriftsQuery = { drifts: { totalCount: number | null, nodes: Array<{ id: string, cause: DriftCause, figure: number, shown: number | null, marketplaceSku: string, marketplace: { id: string, name: string }, product: { id: string, sku: string, name: string } }> } | null };

export type ReplayEventsMutationVariables = Exact<{
  input: RetryWebhooksInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ReplayEventsMutation = { retryWebhooks:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'RetryWebhooksPayload', matched: number, held: number, queued: number }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type DismissEventsMutationVariables = Exact<{
  input: DismissWebhooksInput;
  language?: AlertLanguage | null | undefined;
}>;


export type DismissEventsMutation = { dismissWebhooks:
    | { __typename: 'DismissWebhooksPayload', dismissed: number }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   | null };

export type ReleaseFiguresMutationVariables = Exact<{
  input: ReleaseHeldPushesInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ReleaseFiguresMutation = { releaseHeldPushes:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ReleaseHeldPushesPayload', released: number }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   };

export type SendFiguresMutationVariables = Exact<{
  input: SyncMarketplaceInput;
  language?: AlertLanguage | null | undefined;
}>;


export type SendFiguresMutation = { syncMarketplace:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'MarketplaceRefusedError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'SyncMarketplacePayload', owed: number }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   };

export type LinkSoldMutationVariables = Exact<{
  input: LinkProductInput;
  language?: AlertLanguage | null | undefined;
}>;


export type LinkSoldMutation = { linkProduct:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'LinkProductPayload', marketplaceProduct: { id: string, product: { id: string, sku: string } } }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type EventsQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: ReceivedEventFilter | null | undefined;
  status?: WebhookStatus | null | undefined;
  eventType?: string | null | undefined;
  since?: string | null | undefined;
}>;


export type EventsQuery = { webhooks: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, eventType: string, status: WebhookStatus, held: boolean, cause: string | null, waitsFor: Array<string> | null, errorMessage: string | null, note: string | null, retryCount: number, nextAttemptAt: string | null, processedAt: string | null, createdAt: string, payload: unknown, marketplace: { id: string, code: string, name: string } }> } };

export type ExchangesQueryVariables = Exact<{
  after?: string | null | undefined;
  marketplace?: string | null | undefined;
  status?: SyncStatus | null | undefined;
}>;


export type ExchangesQuery = { syncLogs: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, syncType: SyncType, direction: SyncDirection, status: SyncStatus, items: number, calls: number, latencyMs: number | null, errorMessage: string | null, createdAt: string, marketplace: { id: string, code: string, name: string } }> } };

export type EventPlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type EventPlacesQuery = { marketplaces: Array<{ id: string, code: string, name: string, type: MarketplaceType }> };

export type FeesQueryVariables = Exact<{
  marketplace: string;
  after?: string | null | undefined;
}>;


export type FeesQuery = { marketplaceFees: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ validFrom: string, commissionPercent: string | null, commissionKept: boolean | null, logisticsKept: boolean | null, actor: string, product: { id: string, sku: string, name: string } | null, logisticsPerUnit: { amount: string, currencyCode: string } | null, packingPerUnit: { amount: string, currencyCode: string } | null }> } | null };

export type SetFeesMutationVariables = Exact<{
  input: SetMarketplaceFeesInput;
  language?: AlertLanguage | null | undefined;
}>;


export type SetFeesMutation = { setMarketplaceFees:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'SetMarketplaceFeesPayload', fees: Array<{ validFrom: string }> }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
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


export type MarketplaceSettingsQuery = { viewer: { role: Role }, marketplace: { id: string, revision: number | null, code: string, name: string, type: MarketplaceType, currency: string, adapter: string | null, paused: boolean | null, settings: unknown, stockBuffer: number | null, stockPercent: number | null, stockLimit: number | null, stockMinimum: number | null, selling: boolean | null, pollIntervalMinutes: number | null, orderPollSeconds: number | null, reconcileIntervalMinutes: number | null, shipWhenPacked: boolean | null } | null, adapters: Array<{ name: string, settingsSchema: unknown, credentialsSchema: unknown }> };

export type PauseMutationVariables = Exact<{
  input: PauseMarketplaceInput;
  language?: AlertLanguage | null | undefined;
}>;


export type PauseMutation = { pauseMarketplace:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'PauseMarketplacePayload', marketplace: { id: string, revision: number | null, paused: boolean | null, archived: boolean | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   };

export type ResumeMutationVariables = Exact<{
  input: ResumeMarketplaceInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ResumeMutation = { resumeMarketplace:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'MarketplaceRefusedError', httpStatus: number | null, code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ResumeMarketplacePayload', marketplace: { id: string, revision: number | null, paused: boolean | null, archived: boolean | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   };

export type UpdateSettingsMutationVariables = Exact<{
  input: UpdateMarketplaceInput;
  language?: AlertLanguage | null | undefined;
}>;


export type UpdateSettingsMutation = { updateMarketplace:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'MarketplaceRefusedError', httpStatus: number | null, code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'UpdateMarketplacePayload', marketplace: { id: string, revision: number | null, name: string, settings: unknown, stockBuffer: number | null, stockPercent: number | null, stockLimit: number | null, stockMinimum: number | null, selling: boolean | null, pollIntervalMinutes: number | null, orderPollSeconds: number | null, reconcileIntervalMinutes: number | null, shipWhenPacked: boolean | null, accountMissing: Array<string> | null, sync: { id: string, credentialExpiresAt: string | null } | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type AdaptersQueryVariables = Exact<{ [key: string]: never; }>;


export type AdaptersQuery = { adapters: Array<{ name: string, settingsSchema: unknown, credentialsSchema: unknown }> };

export type ConnectMutationVariables = Exact<{
  input: ConnectMarketplaceInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ConnectMutation = { connectMarketplace:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ConnectMarketplacePayload', marketplace: { id: string, revision: number | null, code: string, name: string, type: MarketplaceType, adapter: string | null, paused: boolean | null } }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'MarketplaceRefusedError', httpStatus: number | null, code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type WizardQueryVariables = Exact<{
  code: string;
}>;


export type WizardQuery = { marketplace: { id: string, revision: number | null, code: string, name: string, adapter: string | null, paused: boolean | null, sync: { id: string, owed: number, lastError: string | null, credentialExpiresAt: string | null } | null, listingCounts: Array<{ pushState: PushState, count: number }> | null } | null };

export type CheckMarketplaceMutationVariables = Exact<{
  input: CheckMarketplaceInput;
  language?: AlertLanguage | null | undefined;
}>;


export type CheckMarketplaceMutation = { checkMarketplace:
    | { __typename: 'CheckMarketplacePayload', parts: Array<{ part: AccountPart, outcome: AccountPartOutcome, message: string | null, httpStatus: number | null }>, marketplace: { id: string, revision: number | null, accountMissing: Array<string> | null, sync: { id: string, credentialExpiresAt: string | null } | null } }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type ImportCatalogMutationVariables = Exact<{
  input: ImportCatalogInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ImportCatalogMutation = { importCatalog:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ImportCatalogPayload', catalogImport: { id: string, dryRun: boolean, status: CatalogImportStatus, itemsRead: number } }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type FollowImportSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type FollowImportSubscription = { catalogImportUpdated: { id: string, dryRun: boolean, status: CatalogImportStatus, itemsRead: number, error: string | null, httpStatus: number | null, counts: { linked: number, created: number, linkedBefore: number, lookAlikes: number, ambiguous: number, unusable: number, openingProducts: number, openingUnits: number }, doubtful: Array<{ marketplaceProductId: string, marketplaceSku: string, name: string, outcome: CatalogImportOutcome, detail: string | null, settings: unknown }> } };

export type LinkMutationVariables = Exact<{
  input: LinkProductInput;
  language?: AlertLanguage | null | undefined;
}>;


export type LinkMutation = { linkProduct:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'LinkProductPayload', marketplaceProduct: { id: string, revision: number, marketplaceSku: string, product: { id: string, sku: string, name: string } } }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   };

export type ReadBaselineMutationVariables = Exact<{
  input: ReadBaselineInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ReadBaselineMutation = { readBaseline:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'MarketplaceRefusedError', httpStatus: number | null, code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ReadBaselinePayload', baseline: { listings: number, same: number, changed: number, toZero: number, unknown: number, calls: number, minutes: number, examples: Array<{ marketplaceSku: string, shown: number | null, figure: number }> } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   };

export type MoneyQueryVariables = Exact<{
  days: DateRange;
  before: DateRange;
  place?: string | null | undefined;
}>;


export type MoneyQuery = { shop: { baseCurrency: string } | null, now: { unitsSold: number, unitsReturned: number, unpricedUnits: number, unitsWithoutFee: number, missingRates: Array<string>, missingCosts: Array<string>, missingFeeRates: Array<string>, missingFees: Array<{ units: number, products: number, skus: Array<string>, marketplace: { id: string, code: string, name: string }, revenue: { amount: string, currencyCode: string } | null }>, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string, currencyCode: string } | null, fees: { amount: string, currencyCode: string } | null, profitAfterFees: { amount: string, currencyCode: string } | null, byDay: Array<{ date: string, unitsSold: number, unitsReturned: number, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string, currencyCode: string } | null, fees: { amount: string, currencyCode: string } | null, profitAfterFees: { amount: string, currencyCode: string } | null }>, byMarketplace: Array<{ unitsSold: number, unitsReturned: number, marketplace: { id: string, code: string, name: string }, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string, currencyCode: string } | null, fees: { amount: string, currencyCode: string } | null, profitAfterFees: { amount: string, currencyCode: string } | null }>, byCurrency: Array<{ currencyCode: string, unitsSold: number, unitsReturned: number, ownRevenueSold: { amount: string, currencyCode: string } | null, ownRevenueReturned: { amount: string, currencyCode: string } | null, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string, currencyCode: string } | null }> } | null, before: { unitsSold: number, unitsReturned: number, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string, currencyCode: string } | null, fees: { amount: string, currencyCode: string } | null, profitAfterFees: { amount: string, currencyCode: string } | null } | null, marketplaces: Array<{ id: string, code: string, name: string, type: MarketplaceType, archived: boolean | null }> };

export type MoneyProductsQueryVariables = Exact<{
  days: DateRange;
  place?: string | null | undefined;
  after?: string | null | undefined;
  sort: SalesSort;
}>;


export type MoneyProductsQuery = { sales: { byProduct: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ unitsSold: number, unitsReturned: number, product: { id: string, sku: string, name: string }, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string, currencyCode: string } | null, fees: { amount: string, currencyCode: string } | null, profitAfterFees: { amount: string, currencyCode: string } | null }> } } | null };

export type SetRateMutationVariables = Exact<{
  input: SetExchangeRatesInput;
  language?: AlertLanguage | null | undefined;
}>;


export type SetRateMutation = { setExchangeRates:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'SetExchangeRatesPayload', rates: Array<{ currency: string, date: string, rate: string }> }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type MoneyMonthsQueryVariables = Exact<{
  before?: string | null | undefined;
}>;


export type MoneyMonthsQuery = { salesMonths: Array<{ month: string, ended: boolean, closedAt: string | null, closedBy: string | null, unitsSold: number, unitsReturned: number, unitsWithoutPrice: number, unitsWithoutCost: number, unitsWithoutFee: number, revenue: { amount: string, currencyCode: string } | null, fees: { amount: string, currencyCode: string } | null, profit: { amount: string, currencyCode: string } | null, profitAfterFees: { amount: string, currencyCode: string } | null, corrections: Array<{ month: string, unitsSold: number, unitsReturned: number, revenue: { amount: string, currencyCode: string } | null, fees: { amount: string, currencyCode: string } | null, profit: { amount: string, currencyCode: string } | null, profitAfterFees: { amount: string, currencyCode: string } | null }> }> | null };

export type MoneyMonthLinesQueryVariables = Exact<{
  month: string;
  after?: string | null | undefined;
}>;


export type MoneyMonthLinesQuery = { monthLines: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ month: string, knownIn: string, knownAt: string, unitsSold: number, unitsReturned: number, marketplace: { id: string, code: string, name: string }, product: { id: string, sku: string, name: string }, revenue: { amount: string, currencyCode: string } | null, cost: { amount: string, currencyCode: string } | null, fees: { amount: string, currencyCode: string } | null, profit: { amount: string, currencyCode: string } | null, profitAfterFees: { amount: string, currencyCode: string } | null }> } | null };

export type CloseMonthMutationVariables = Exact<{
  input: CloseMonthInput;
  language?: AlertLanguage | null | undefined;
}>;


export type CloseMonthMutation = { closeMonth:
    | { __typename: 'CloseMonthPayload', month: { month: string, closedAt: string | null } }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   | null };

export type OrdersQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  sort?: OrderSort | null | undefined;
}>;


export type OrdersQuery = { orders: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: string, revision: number, marketplaceOrderId: string | null, status: OrderStatus, fulfilment: Fulfilment, shipBy: string | null, heldUntil: string | null, createdAt: string, updatedAt: string, customerName: string | null, allowedStatuses: Array<OrderStatus>, total: { amount: string, currencyCode: string }, marketplace: { id: string, code: string, name: string }, items: Array<{ id: string, sku: string, quantity: number, cancelledQuantity: number, returnedQuantity: number, returnExpected: number, product: { id: string, name: string } | null }> }> } };

export type OrderCountsQueryVariables = Exact<{
  filter?: OrderFilter | null | undefined;
  late?: OrderFilter | null | undefined;
}>;


export type OrderCountsQuery = { orders: { counts: Array<{ status: OrderStatus, count: number }> | null }, late: { totalCount: number | null }, marketplaces: Array<{ id: string, code: string, name: string, type: MarketplaceType }> };

export type OrderDetailQueryVariables = Exact<{
  number: string;
}>;


export type OrderDetailQuery = { order: { id: string, number: string, revision: number, marketplaceOrderId: string | null, status: OrderStatus, fulfilment: Fulfilment, shipBy: string | null, heldUntil: string | null, createdAt: string, updatedAt: string, customerName: string | null, customerPhone: string | null, note: string | null, allowedStatuses: Array<OrderStatus>, canCancel: boolean, delivery: { method: DeliveryMethod, address: string | null } | null, total: { amount: string, currencyCode: string }, marketplace: { id: string, code: string, name: string, type: MarketplaceType }, items: Array<{ id: string, sku: string, quantity: number, cancelledQuantity: number, returnExpected: number, returnedQuantity: number, unitPrice: { amount: string, currencyCode: string } | null, product: { id: string, name: string, quantity: number } | null }>, events: Array<{ at: string, kind: OrderEventKind, status: OrderStatus | null, units: number | null, actor: string | null, note: string | null }> | null, movements: { nodes: Array<{ id: string, movementType: MovementType, quantityChange: number, quantityBefore: number, quantityAfter: number, actor: string, note: string | null, occurredAt: string, recordedAt: string, marketplace: { id: string, name: string } | null, order: { id: string, number: string } | null, undoes: { id: string } | null, undoneBy: { id: string } | null, product: { id: string, sku: string } }> } | null } | null };

export type SetOrderStatusMutationVariables = Exact<{
  input: UpdateOrderStatusInput;
  language?: AlertLanguage | null | undefined;
}>;


export type SetOrderStatusMutation = { updateOrderStatus:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'UpdateOrderStatusPayload', order: { id: string, revision: number, status: OrderStatus, allowedStatuses: Array<OrderStatus>, canCancel: boolean, heldUntil: string | null, updatedAt: string } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   };

export type CancelItemsMutationVariables = Exact<{
  input: CancelOrderInput;
  language?: AlertLanguage | null | undefined;
}>;


export type CancelItemsMutation = { cancelOrder:
    | { __typename: 'CancelOrderPayload', order: { id: string, revision: number, status: OrderStatus, allowedStatuses: Array<OrderStatus>, canCancel: boolean, updatedAt: string, total: { amount: string, currencyCode: string }, items: Array<{ id: string, cancelledQuantity: number, returnExpected: number, returnedQuantity: number }> } }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type ReceiveGoodsMutationVariables = Exact<{
  input: ReceiveReturnInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ReceiveGoodsMutation = { receiveReturn:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ReceiveReturnPayload', order: { id: string, revision: number, status: OrderStatus, allowedStatuses: Array<OrderStatus>, canCancel: boolean, updatedAt: string, items: Array<{ id: string, cancelledQuantity: number, returnExpected: number, returnedQuantity: number }> } | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type EnterOrderMutationVariables = Exact<{
  input: CreateManualOrderInput;
  language?: AlertLanguage | null | undefined;
}>;


export type EnterOrderMutation = { createManualOrder:
    | { __typename: 'CreateManualOrderPayload', order: { id: string, number: string } }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'InsufficientStockError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type OrderPlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type OrderPlacesQuery = { marketplaces: Array<{ id: string, code: string, name: string, type: MarketplaceType, currency: string }> };

export type PickProductQueryVariables = Exact<{
  search: string;
}>;


export type PickProductQuery = { products: { nodes: Array<{ id: string, sku: string, name: string, quantity: number, price: { amount: string, currencyCode: string } | null }> } };

export type PickedProductsQueryVariables = Exact<{
  skus: Array<string> | string;
}>;


export type PickedProductsQuery = { products: { nodes: Array<{ id: string, sku: string, name: string, quantity: number }> } };

export type PackOrderQueryVariables = Exact<{
  number: string;
}>;


export type PackOrderQuery = { order: { id: string, number: string, revision: number, marketplaceOrderId: string | null, status: OrderStatus, fulfilment: Fulfilment, shipBy: string | null, heldUntil: string | null, packing: PackingState | null, allowedStatuses: Array<OrderStatus>, marketplace: { id: string, code: string, name: string, type: MarketplaceType }, items: Array<{ id: string, sku: string, quantity: number, unitsPerItem: number | null, packedUnits: number | null, unitsToPack: number | null, unitsToTakeOut: number | null, product: { id: string, name: string } | null }> } | null };

export type ToPackQueryVariables = Exact<{
  filter?: OrderFilter | null | undefined;
}>;


export type ToPackQuery = { orders: { totalCount: number | null, nodes: Array<{ id: string, number: string }> } };

export type PackingScanQueryVariables = Exact<{
  code: string;
}>;


export type PackingScanQuery = { packingScan: { orders: Array<{ id: string, number: string }>, products: Array<{ id: string, sku: string, name: string }>, nextOrder: { id: string, number: string } | null } | null };

export type PackItemMutationVariables = Exact<{
  input: PackItemInput;
  language?: AlertLanguage | null | undefined;
}>;


export type PackItemMutation = { packItem:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'PackItemPayload', shipped: boolean, item: { id: string, sku: string, packedUnits: number | null, unitsToPack: number | null, unitsToTakeOut: number | null, product: { id: string, name: string } | null }, order: { id: string, number: string, revision: number, status: OrderStatus, packing: PackingState | null, allowedStatuses: Array<OrderStatus>, items: Array<{ id: string, packedUnits: number | null, unitsToPack: number | null, unitsToTakeOut: number | null }> } }
    | { __typename: 'PackingRefusedError', reason: PackingRefusalReason, code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type UnpackItemMutationVariables = Exact<{
  input: UnpackItemInput;
  language?: AlertLanguage | null | undefined;
}>;


export type UnpackItemMutation = { unpackItem:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'PackingRefusedError', code: ErrorCode, message: string, said: string }
    | { __typename: 'UnpackItemPayload', shipped: boolean, order: { id: string, number: string, revision: number, status: OrderStatus, packing: PackingState | null, allowedStatuses: Array<OrderStatus>, items: Array<{ id: string, packedUnits: number | null, unitsToPack: number | null, unitsToTakeOut: number | null }> } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type ReceiptsQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
  statuses?: Array<ReceiptStatus> | ReceiptStatus | null | undefined;
}>;


export type ReceiptsQuery = { receipts: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: number, status: ReceiptStatus, revision: number, supplier: string | null, documentNumber: string | null, createdBy: string, createdAt: string, bookedAt: string | null, sums: { lines: number, units: number, openQuestions: number, total: { amount: string, currencyCode: string } | null } | null }> } | null };

export type ReceiptQueryVariables = Exact<{
  number: number;
}>;


export type ReceiptQuery = { viewer: { role: Role, seesMoney: boolean }, shop: { baseCurrency: string, receiptCost: ReceiptCost | null } | null, receipt: { id: string, number: number, status: ReceiptStatus, revision: number, supplier: string | null, documentNumber: string | null, note: string | null, createdBy: string, createdAt: string, bookedBy: string | null, bookedAt: string | null, undoneBy: string | null, undoneAt: string | null, sums: { lines: number, units: number, openQuestions: number, linesWithoutCost: number, total: { amount: string, currencyCode: string } | null } | null } | null };

export type ReceiptLinesQueryVariables = Exact<{
  number: number;
  after?: string | null | undefined;
  openOnly?: boolean | null | undefined;
  first?: number | null | undefined;
}>;


export type ReceiptLinesQuery = { receipt: { id: string, revision: number, lines: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string | null, name: string | null, quantity: number, fileLine: number | null, question: ReceiptLineQuestion | null, costRestored: boolean | null, unitCost: { amount: string, currencyCode: string } | null, costBefore: { amount: string, currencyCode: string } | null, costAfter: { amount: string, currencyCode: string } | null, product: { id: string, sku: string, name: string } | null, candidates: Array<{ id: string, sku: string, name: string }> }> } | null } | null };

export type BeginReceiptMutationVariables = Exact<{
  input: CreateReceiptInput;
  language?: AlertLanguage | null | undefined;
}>;


export type BeginReceiptMutation = { createReceipt:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'CreateReceiptPayload', receipt: { id: string, number: number } }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type ChangeReceiptMutationVariables = Exact<{
  input: UpdateReceiptInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ChangeReceiptMutation = { updateReceipt:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'UpdateReceiptPayload', receipt: { id: string, revision: number, supplier: string | null, documentNumber: string | null, note: string | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type ScanIntoReceiptMutationVariables = Exact<{
  input: AddReceiptLineInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ScanIntoReceiptMutation = { addReceiptLine:
    | { __typename: 'AddReceiptLinePayload', receipt: { id: string, revision: number, sums: { lines: number, units: number, openQuestions: number, linesWithoutCost: number, total: { amount: string, currencyCode: string } | null } | null }, line: { id: string, quantity: number, code: string | null, question: ReceiptLineQuestion | null, product: { id: string, sku: string, name: string } | null } | null }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type ChangeReceiptLineMutationVariables = Exact<{
  input: UpdateReceiptLineInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ChangeReceiptLineMutation = { updateReceiptLine:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'UpdateReceiptLinePayload', receipt: { id: string, revision: number, sums: { lines: number, units: number, openQuestions: number, linesWithoutCost: number, total: { amount: string, currencyCode: string } | null } | null }, line: { id: string, quantity: number, unitCost: { amount: string, currencyCode: string } | null, costAfter: { amount: string, currencyCode: string } | null } | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type RemoveFromReceiptMutationVariables = Exact<{
  input: RemoveReceiptLineInput;
  language?: AlertLanguage | null | undefined;
}>;


export type RemoveFromReceiptMutation = { removeReceiptLine:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'RemoveReceiptLinePayload', receipt: { id: string, revision: number } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type AnswerInReceiptMutationVariables = Exact<{
  input: AnswerReceiptLineInput;
  language?: AlertLanguage | null | undefined;
}>;


export type AnswerInReceiptMutation = { answerReceiptLine:
    | { __typename: 'AnswerReceiptLinePayload', receipt: { id: string, revision: number, sums: { lines: number, units: number, openQuestions: number, linesWithoutCost: number, total: { amount: string, currencyCode: string } | null } | null }, line: { id: string, question: ReceiptLineQuestion | null, product: { id: string, sku: string, name: string } | null } | null }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type ReadFileIntoReceiptMutationVariables = Exact<{
  input: ReadReceiptFileInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ReadFileIntoReceiptMutation = { readReceiptFile:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ReadReceiptFilePayload', rows: number, units: number, openQuestions: number, skippedRows: number, leftOutColumns: Array<string>, costsLeftOut: boolean, receipt: { id: string, revision: number } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   | null };

export type BookGoodsMutationVariables = Exact<{
  input: BookReceiptInput;
  language?: AlertLanguage | null | undefined;
}>;


export type BookGoodsMutation = { bookReceipt:
    | { __typename: 'BookReceiptPayload', receipt: { id: string, revision: number, status: ReceiptStatus, bookedBy: string | null, bookedAt: string | null } }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type UndoGoodsMutationVariables = Exact<{
  input: UndoReceiptInput;
  language?: AlertLanguage | null | undefined;
}>;


export type UndoGoodsMutation = { undoReceipt:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'InsufficientStockError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'UndoReceiptPayload', receipt: { id: string, revision: number, status: ReceiptStatus, undoneBy: string | null, undoneAt: string | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type DeleteDraftMutationVariables = Exact<{
  input: DeleteReceiptInput;
  language?: AlertLanguage | null | undefined;
}>;


export type DeleteDraftMutation = { deleteReceipt:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'DeleteReceiptPayload', number: number }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type ToBuyQueryVariables = Exact<{
  after?: string | null | undefined;
  targetDays?: number | null | undefined;
  language?: AlertLanguage | null | undefined;
}>;


export type ToBuyQuery = { toBuy: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ suggestedQuantity: number | null, reason: BuyReason, reasonText: string, product: { id: string, sku: string, name: string } }> } | null };

export type ReturnScanQueryVariables = Exact<{
  code: string;
}>;


export type ReturnScanQuery = { returnCandidates: Array<{ evidence: ReturnEvidence, sku: string, quantity: number, unitsPerItem: number, shippedAt: string | null, marketplace: { id: string, code: string, name: string }, order: { id: string, number: string, marketplaceOrderId: string | null, createdAt: string } | null }> | null, packingScan: { products: Array<{ id: string, sku: string, name: string }> } | null };

export type ReceivePieceMutationVariables = Exact<{
  input: ReceiveReturnInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ReceivePieceMutation = { receiveReturn:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ReceiveReturnPayload', alreadyInStock: number, order: { id: string, revision: number, status: OrderStatus, updatedAt: string } | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type LostGoodsQueryVariables = Exact<{
  days: number;
  after?: string | null | undefined;
}>;


export type LostGoodsQuery = { viewer: { seesMoney: boolean }, lostGoods: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ sku: string, units: number, shippedAt: string, marketplace: { id: string, name: string }, order: { id: string, number: string, marketplaceOrderId: string | null } | null }> } | null };

export type LostRowsQueryVariables = Exact<{
  days: number;
  after?: string | null | undefined;
  seesMoney: boolean;
}>;


export type LostRowsQuery = { lostGoods: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ sku: string, units: number, shippedAt: string, value?: { amount: string, currencyCode: string } | null, marketplace: { id: string, name: string }, order: { id: string, number: string, marketplaceOrderId: string | null, events: Array<{ at: string, kind: OrderEventKind, status: OrderStatus | null, units: number | null }> | null } | null }> } | null };

export type StaffKeysQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type StaffKeysQuery = { staffKeys: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, role: Role, seesMoney: boolean, seesBuyers: boolean, keyPrefix: string, telegramUserId: string | null, createdAt: string, lastUsedAt: string | null, expiresAt: string | null }> } | null };

export type MakeKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
  language?: AlertLanguage | null | undefined;
}>;


export type MakeKeyMutation = { createApiKey:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'CreateApiKeyPayload', key: string, apiKey: { id: string } }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type MakeLinkMutationVariables = Exact<{
  input: CreateSignInLinkInput;
  language?: AlertLanguage | null | undefined;
}>;


export type MakeLinkMutation = { createSignInLink:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'CreateSignInLinkPayload', url: string, expiresAt: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   | null };

export type RevokeKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
  language?: AlertLanguage | null | undefined;
}>;


export type RevokeKeyMutation = { revokeApiKey:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'RevokeApiKeyPayload', apiKey: { id: string, revokedAt: string | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   };

export type EndAccessMutationVariables = Exact<{
  input: EndAccessInput;
  language?: AlertLanguage | null | undefined;
}>;


export type EndAccessMutation = { endAccess:
    | { __typename: 'EndAccessPayload', endedSessions: number, revokedKeys: number }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   | null };

export type AlertHistoryQueryVariables = Exact<{
  after?: string | null | undefined;
  open?: boolean | null | undefined;
  language?: AlertLanguage | null | undefined;
}>;


export type AlertHistoryQuery = { alerts: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, revision: number, kind: AlertKind, text: string, raisedAt: string, resolvedAt: string | null }> } };

export type AuditLogQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: AuditLogFilter | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, at: string, actor: string, type: string, subject: string, subjectType: string, changes: Array<{ field: string, from: unknown, to: unknown }> }> } | null };

export type StockQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
  stock?: StockFilter | null | undefined;
}>;


export type StockQuery = { products: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, sku: string, name: string, imageUrl: string | null, version: number, revision: number, quantity: number, awaitingShipment: number | null, oversold: number | null, lowStockThreshold: number | null, marketplaceProducts: Array<{ id: string, revision: number, figure: number, marketplaceStock: number | null, pushState: PushState, stockBuffer: number, marketplace: { id: string, code: string, name: string, archived: boolean | null } }> | null }> }, differs: { totalCount: number | null } | null };

export type ScanQueryVariables = Exact<{
  code: string;
}>;


export type ScanQuery = { byBarcode: { id: string, sku: string } | null, bySku: { id: string, sku: string } | null, like: { nodes: Array<{ id: string, sku: string }> } };

export type AdjustMutationVariables = Exact<{
  input: AdjustStockInput;
  language?: AlertLanguage | null | undefined;
}>;


export type AdjustMutation = { adjustStock:
    | { __typename: 'AdjustStockPayload', movement: { id: string, quantityChange: number } | null, product: { id: string, version: number, revision: number, quantity: number, awaitingShipment: number | null, oversold: number | null } }
    | { __typename: 'ConflictError', currentVersion: number | null, code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'InsufficientStockError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   };

export type UndoMutationVariables = Exact<{
  input: UndoAdjustmentInput;
  language?: AlertLanguage | null | undefined;
}>;


export type UndoMutation = { undoAdjustment:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'InsufficientStockError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'UndoAdjustmentPayload', product: { id: string, version: number, revision: number, quantity: number, awaitingShipment: number | null, oversold: number | null } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
   };

export type SuppliesQueryVariables = Exact<{
  marketplace: string;
  after?: string | null | undefined;
}>;


export type SuppliesQuery = { marketplace: { id: string, code: string, name: string } | null, supplies: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, note: string | null, actor: string, createdAt: string, undone: boolean, movements: Array<{ id: string, quantityChange: number, product: { id: string, sku: string, name: string } }> }> } | null };

export type SupplyMarketplaceMutationVariables = Exact<{
  input: SupplyMarketplaceInput;
  language?: AlertLanguage | null | undefined;
}>;


export type SupplyMarketplaceMutation = { supplyMarketplace:
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'InsufficientStockError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'SupplyMarketplacePayload', supply: { id: string } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   | null };

export type UndoSupplyMutationVariables = Exact<{
  input: UndoSupplyInput;
  language?: AlertLanguage | null | undefined;
}>;


export type UndoSupplyMutation = { undoSupply:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'UndoSupplyPayload', supply: { id: string, undone: boolean } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
   | null };

export type TodayQueryVariables = Exact<{
  now: string;
  dayStart: string;
  dayEnd: string;
  weekAgo: string;
  weekAgoEnd: string;
  language?: AlertLanguage | null | undefined;
}>;


export type TodayQuery = { viewer: { seesMoney: boolean }, late: { totalCount: number | null }, toShip: { totalCount: number | null, nodes: Array<{ id: string, number: string, status: OrderStatus, shipBy: string | null, marketplace: { id: string, name: string }, items: Array<{ id: string, sku: string, quantity: number }> }> }, undated: { totalCount: number | null, nodes: Array<{ id: string, number: string, status: OrderStatus, shipBy: string | null, marketplace: { id: string, name: string }, items: Array<{ id: string, sku: string, quantity: number }> }> }, oversold: { totalCount: number | null, nodes: Array<{ id: string, sku: string, name: string, oversold: number | null, openOrders: { totalCount: number | null, nodes: Array<{ id: string, number: string, marketplace: { id: string, name: string } }> } | null }> }, alerts: { totalCount: number | null, nodes: Array<{ id: string, revision: number, kind: AlertKind, text: string, raisedAt: string }> }, sales: { unitsSold: number, revenue: { amount: string, currencyCode: string } | null, profit: { amount: string, currencyCode: string } | null }, salesAWeekAgo: { unitsSold: number, revenue: { amount: string } | null, profit: { amount: string } | null }, marketplaces: Array<{ id: string, code: string, name: string, type: MarketplaceType, paused: boolean | null, sync: { id: string, owed: number, oldestOwedAt: string | null, lastEventAt: string | null, lastError: string | null, callsLeftToday: number | null } | null, latency: { p95Ms: number } | null }> };

export type LedgerRowsQueryVariables = Exact<{
  sku: string;
  after?: string | null | undefined;
}>;


export type LedgerRowsQuery = { inventoryMovements: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, movementType: MovementType, quantityChange: number, quantityBefore: number, quantityAfter: number, actor: string, note: string | null, occurredAt: string, recordedAt: string, marketplace: { id: string, name: string } | null, order: { id: string, number: string } | null }> } };

export type WhyQueryVariables = Exact<{
  sku: string;
  language?: AlertLanguage | null | undefined;
}>;


export type WhyQuery = { product: { id: string, sku: string, name: string, imageUrl: string | null, version: number, revision: number, quantity: number, awaitingShipment: number | null, oversold: number | null, lowStockThreshold: number | null, marketplaceProducts: Array<{ id: string, revision: number, marketplaceSku: string, figure: number, marketplaceStock: number | null, pushState: PushState, pushStateReason: string | null, stockBuffer: number, stockLimit: number | null, stockPercent: number, stockMinimum: number, selling: boolean, unitsPerItem: number, stockLastSyncedAt: string | null, marketplace: { id: string, code: string, name: string, archived: boolean | null } }> | null, alerts: Array<{ id: string, revision: number, kind: AlertKind, text: string, raisedAt: string }> | null, drifts: Array<{ id: string, cause: DriftCause, figure: number, shown: number | null, marketplaceSku: string, marketplace: { id: string, name: string } }> | null, openOrders: { totalCount: number | null, nodes: Array<{ id: string, revision: number, number: string, status: OrderStatus, marketplace: { id: string, name: string } }> } | null, movements: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, movementType: MovementType, quantityChange: number, quantityBefore: number, quantityAfter: number, actor: string, note: string | null, occurredAt: string, recordedAt: string, marketplace: { id: string, name: string } | null, order: { id: string, number: string } | null, undoes: { id: string } | null, undoneBy: { id: string } | null }> } | null } | null };

export type AcceptDifferenceMutationVariables = Exact<{
  input: AcceptDriftInput;
  language?: AlertLanguage | null | undefined;
}>;


export type AcceptDifferenceMutation = { acceptDrift:
    | { __typename: 'AcceptDriftPayload', drift: { id: string, resolvedAt: string | null, product: { id: string, version: number, revision: number, quantity: number, oversold: number | null } } }
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string }
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
  language?: AlertLanguage | null | undefined;
}>;


export type UpdateListingMutation = { updateMarketplaceProduct:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, said: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, said: string }
    | { __typename: 'UpdateMarketplaceProductPayload', marketplaceProduct: { id: string, revision: number, figure: number, pushState: PushState, stockBuffer: number, stockLimit: number | null, stockPercent: number, stockMinimum: number, selling: boolean } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, said: string, issues: Array<{ path: Array<string>, message: string }> }
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


export const FollowStockDocument = {"__meta__":{"hash":"sha256:f32737fbdb889f3ee045a0a22b79efb78de5a66225e4f1214c5ef822a26093f2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowStock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockUpdated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FollowStockSubscription, FollowStockSubscriptionVariables>;
export const FollowListingsDocument = {"__meta__":{"hash":"sha256:9a6d60df3f0dccffd0404708efdb858f12371e310ea753fa065025f18e674cf3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowListings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProductUpdated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"pushStateReason"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"unlinking"}}]}}]}}]} as unknown as DocumentNode<FollowListingsSubscription, FollowListingsSubscriptionVariables>;
export const FollowOrdersDocument = {"__meta__":{"hash":"sha256:2788252696871b9eb4f707e1c339608fbc73dfe9f763f4aac63e1599ca4aa327"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderUpdated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"shipBy"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]} as unknown as DocumentNode<FollowOrdersSubscription, FollowOrdersSubscriptionVariables>;
export const FollowAlertsDocument = {"__meta__":{"hash":"sha256:a15a66c3d0da08df73f16e5bd758a278512dc33934ea114f585d621958adc733"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowAlerts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"alert"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}}]}}]}}]}}]} as unknown as DocumentNode<FollowAlertsSubscription, FollowAlertsSubscriptionVariables>;
export const FollowMarketplacesDocument = {"__meta__":{"hash":"sha256:c07530f77b411972c8b1f60109d3bee55ab3f0ade50ae2e8d20251a13b2075af"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowMarketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"syncStatusChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"accountMissing"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"oldestOwedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSuccessAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"lastEventAt"}},{"kind":"Field","name":{"kind":"Name","value":"callsToday"}},{"kind":"Field","name":{"kind":"Name","value":"callsLeftToday"}},{"kind":"Field","name":{"kind":"Name","value":"unlinkedProducts"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"orderIntervalSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"orderIntervalReason"}}]}}]}}]}}]} as unknown as DocumentNode<FollowMarketplacesSubscription, FollowMarketplacesSubscriptionVariables>;
export const FollowReceiptsDocument = {"__meta__":{"hash":"sha256:3015a72b90840c0366b6cc6f2b5c9d46e4d205fbbfbfec410a9f55719579182e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowReceipts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiptChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"sums"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"}},{"kind":"Field","name":{"kind":"Name","value":"linesWithoutCost"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FollowReceiptsSubscription, FollowReceiptsSubscriptionVariables>;
export const SessionsDocument = {"__meta__":{"hash":"sha256:0c3c8cc71c1dd986ac2011ef9fb03968bf1de94a477d3fde31fc72220f733e74"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"staff"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]}}]} as unknown as DocumentNode<SessionsQuery, SessionsQueryVariables>;
export const EndSessionsDocument = {"__meta__":{"hash":"sha256:7c8ccdbab94dfc32218eaf7f6b1f49fa99ac57228aae3547737bac9c2acab3ca"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndSessions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndSessionsInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endSessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EndSessionsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ended"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<EndSessionsMutation, EndSessionsMutationVariables>;
export const WaitingDocument = {"__meta__":{"hash":"sha256:26ed4630bbe26b368af623af3e39f34e1f2e097d9e402413ae1e1a1ced60038d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Waiting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toDecide"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<WaitingQuery, WaitingQueryVariables>;
export const ShopDocument = {"__meta__":{"hash":"sha256:ed0d7c423c558beff8f47b0976f6a08d2940d17c5566786bc1e61470a246927d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ShopQuery, ShopQueryVariables>;
export const CatalogueDocument = {"__meta__":{"hash":"sha256:b69fda5f382a97be4751baa60be0bcf191abe14aef56c3b10b760641d4ae3d67"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Catalogue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"archived"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"archived"},"value":{"kind":"Variable","name":{"kind":"Name","value":"archived"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"SKU"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"barcodes"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"inShop"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CatalogueQuery, CatalogueQueryVariables>;
export const EditProductDocument = {"__meta__":{"hash":"sha256:146689e633cb86d5905263d6e30bb0115fb4482ee290d4feb5eaa6ed18d4cec0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EditProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateProductInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"barcodes"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"inShop"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<EditProductMutation, EditProductMutationVariables>;
export const AddProductDocument = {"__meta__":{"hash":"sha256:0b358f9b9a7c7206b1f299ab5641e38296ca8777d15847efea57091c806f8008"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProductInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lookAlikes"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AddProductMutation, AddProductMutationVariables>;
export const UploadRowsDocument = {"__meta__":{"hash":"sha256:3baac9d8a67fbb42f346c34751af446413d1c301652a9cce049d30671c4a2481"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UploadRows"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BulkUpsertInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bulkUpsert"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BulkUpsertPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applied"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"unusual"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UploadRowsMutation, UploadRowsMutationVariables>;
export const CountsDocument = {"__meta__":{"hash":"sha256:9c2cf3542e2e5ee678e8f19f0db867d86bb08e555e4d05a32f8a1813f1553a1e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Counts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stocktakes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"counted"}},{"kind":"Field","name":{"kind":"Name","value":"notCounted"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}},{"kind":"Field","name":{"kind":"Name","value":"questions"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountsQuery, CountsQueryVariables>;
export const CountSessionDocument = {"__meta__":{"hash":"sha256:dc098b587d0101e4c5061e75699f46c718509abb187d768a795bc04c6d912177"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"search"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"counted"}},{"kind":"Field","name":{"kind":"Name","value":"notCounted"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}},{"kind":"Field","name":{"kind":"Name","value":"questions"}}]}}]}}]}}]} as unknown as DocumentNode<CountSessionQuery, CountSessionQueryVariables>;
export const FollowCountDocument = {"__meta__":{"hash":"sha256:88117c93248956c2cb4eeddcba6bf3ee092387c97a25f1711be4823b4d3e2bf2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stocktakeUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"counted"}},{"kind":"Field","name":{"kind":"Name","value":"notCounted"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}},{"kind":"Field","name":{"kind":"Name","value":"questions"}}]}}]}}]}}]} as unknown as DocumentNode<FollowCountSubscription, FollowCountSubscriptionVariables>;
export const StartCountDocument = {"__meta__":{"hash":"sha256:ccd7deec44043b18d62021e2a6e70e86d51f3af2cb4947e9632226fa02a4bb33"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartStocktakeInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startStocktake"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StartStocktakePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<StartCountMutation, StartCountMutationVariables>;
export const NameCodeDocument = {"__meta__":{"hash":"sha256:682173cae36c0c5e1bd5cfdd949e120ecd0ee54a0932d764cee9f8f8e9c31567"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NameCode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"byBarcode"},"name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"barcode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"bySku"},"name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<NameCodeQuery, NameCodeQueryVariables>;
export const EnterCountDocument = {"__meta__":{"hash":"sha256:ce131300fd842ed5386ae1b1e0a064347fb262fabe8559dfad56c79c71a167a5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EnterCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CountInStocktakeInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"countInStocktake"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CountInStocktakePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"counted"}},{"kind":"Field","name":{"kind":"Name","value":"notCounted"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}},{"kind":"Field","name":{"kind":"Name","value":"questions"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<EnterCountMutation, EnterCountMutationVariables>;
export const CorrectCountDocument = {"__meta__":{"hash":"sha256:7cf5836bf4d2c62a46a6ea13581419707b352c9eaccb9214a5f06941652b9ad5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CorrectCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectStocktakeEntryInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"correctStocktakeEntry"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectStocktakeEntryPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"counts"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"counted"}},{"kind":"Field","name":{"kind":"Name","value":"notCounted"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}},{"kind":"Field","name":{"kind":"Name","value":"questions"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CorrectCountMutation, CorrectCountMutationVariables>;
export const RemoveCountDocument = {"__meta__":{"hash":"sha256:060351b413e6a4ce14196cf15f3a534453e37c6699739d1d9c79020ccbcbfc20"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveStocktakeEntryInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeStocktakeEntry"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveStocktakeEntryPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"counts"}},{"kind":"Field","name":{"kind":"Name","value":"removedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"counted"}},{"kind":"Field","name":{"kind":"Name","value":"notCounted"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}},{"kind":"Field","name":{"kind":"Name","value":"questions"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveCountMutation, RemoveCountMutationVariables>;
export const CountEntriesDocument = {"__meta__":{"hash":"sha256:19f9f434bdc3181fdde2bad2629caf6816cfc40795d4ba9f8ecc902b89df8b7e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountEntries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"unknown"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"counters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}},{"kind":"Field","name":{"kind":"Name","value":"products"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"unknown"},"value":{"kind":"Variable","name":{"kind":"Name","value":"unknown"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"counts"}},{"kind":"Field","name":{"kind":"Name","value":"assumed"}},{"kind":"Field","name":{"kind":"Name","value":"countedAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountEntriesQuery, CountEntriesQueryVariables>;
export const NotCountedDocument = {"__meta__":{"hash":"sha256:f3885a135c19bb404a7a6a18db61ed024e1e6321dfd81950e5ee36036ddc4bf0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NotCounted"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"notCounted"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NotCountedQuery, NotCountedQueryVariables>;
export const CountDifferencesDocument = {"__meta__":{"hash":"sha256:5abc85d50bd667720761b78cb7cf961752eb3df473d41fabf5f62a12392ca86b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountDifferences"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StocktakeLineKind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seesMoney"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"counted"}},{"kind":"Field","name":{"kind":"Name","value":"notCounted"}},{"kind":"Field","name":{"kind":"Name","value":"entries"}},{"kind":"Field","name":{"kind":"Name","value":"questions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"different"}},{"kind":"Field","name":{"kind":"Name","value":"doubtful"}},{"kind":"Field","name":{"kind":"Name","value":"toBook"}},{"kind":"Field","name":{"kind":"Name","value":"missingUnits"}},{"kind":"Field","name":{"kind":"Name","value":"surplusUnits"}},{"kind":"Field","name":{"kind":"Name","value":"withoutCost"}},{"kind":"Field","name":{"kind":"Name","value":"missingCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"surplusCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"counted"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"came"}},{"kind":"Field","name":{"kind":"Name","value":"departed"}},{"kind":"Field","name":{"kind":"Name","value":"difference"}},{"kind":"Field","name":{"kind":"Name","value":"differenceLow"}},{"kind":"Field","name":{"kind":"Name","value":"differenceHigh"}},{"kind":"Field","name":{"kind":"Name","value":"toBook"}},{"kind":"Field","name":{"kind":"Name","value":"booked"}},{"kind":"Field","name":{"kind":"Name","value":"doubts"}},{"kind":"Field","name":{"kind":"Name","value":"countedTo"}},{"kind":"Field","name":{"kind":"Name","value":"differenceCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CountDifferencesQuery, CountDifferencesQueryVariables>;
export const BookCountDocument = {"__meta__":{"hash":"sha256:a3576931044abeac36a4cb8ab9c4f1bba71b044c7b0053f6c19f911e5fe2d51a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BookCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BookStocktakeInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookStocktake"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookStocktakePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"booked"}},{"kind":"Field","name":{"kind":"Name","value":"moved"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"refused"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<BookCountMutation, BookCountMutationVariables>;
export const UndoCountDocument = {"__meta__":{"hash":"sha256:67b3e1368b580703e1918cd3bc23a291425c93730a335bfd635112bef685e757"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UndoCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UndoStocktakeInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoStocktake"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UndoStocktakePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undone"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"refused"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UndoCountMutation, UndoCountMutationVariables>;
export const CloseCountDocument = {"__meta__":{"hash":"sha256:88a1cbd2fd47a72334f40892b739593b90cc09a22a03e974fa950993cbcea377"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CloseCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CloseStocktakeInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"closeStocktake"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CloseStocktakePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CloseCountMutation, CloseCountMutationVariables>;
export const ReopenCountDocument = {"__meta__":{"hash":"sha256:cbca0309cc3b3398fd37bf14ce58cc25b80be09cfc9d4e90880ec63d8efb0d86"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReopenCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReopenStocktakeInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reopenStocktake"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReopenStocktakePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stocktake"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReopenCountMutation, ReopenCountMutationVariables>;
export const DriftRowsDocument = {"__meta__":{"hash":"sha256:84c29e9aa32fc6ca8e1e15f9b2113c5f12e36a8c27c645e00d27738e74e67b9e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DriftRows"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DriftFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drifts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"shown"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"foundAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DriftRowsQuery, DriftRowsQueryVariables>;
export const ToDecideDocument = {"__meta__":{"hash":"sha256:78ff9975804bc8c76e53efacf8782bb2cfa2f5c67743860bd88e971480a3c34d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ToDecide"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toDecide"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"returnDays"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"example"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ToDecideQuery, ToDecideQueryVariables>;
export const DecisionEventsDocument = {"__meta__":{"hash":"sha256:8a29f895a611eba6f84a3aef4b7e1245c18a68c35c76df882eab1278846c0c89"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DecisionEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceivedEventFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookStatus"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"eventType"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"held"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}},{"kind":"Argument","name":{"kind":"Name","value":"eventType"},"value":{"kind":"Variable","name":{"kind":"Name","value":"eventType"}}},{"kind":"Argument","name":{"kind":"Name","value":"held"},"value":{"kind":"Variable","name":{"kind":"Name","value":"held"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<DecisionEventsQuery, DecisionEventsQueryVariables>;
export const UnlinkedEventsDocument = {"__meta__":{"hash":"sha256:7bf5b20e2b8bab63f7db5252b27df791c618c17b39f78e99266bc423ff69dd4e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UnlinkedEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceivedEventFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"payload"}},{"kind":"Field","name":{"kind":"Name","value":"waitsFor"}}]}}]}}]}}]} as unknown as DocumentNode<UnlinkedEventsQuery, UnlinkedEventsQueryVariables>;
export const DecisionFiguresDocument = {"__meta__":{"hash":"sha256:e963e52ae1ec2e8fecd2e92552153420ab21449260ad4d68720101095262ad67"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DecisionFigures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceProductFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProducts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushStateReason"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DecisionFiguresQuery, DecisionFiguresQueryVariables>;
export const DecisionDriftsDocument = {"__meta__":{"hash":"sha256:5b7943faff6ba73c820bc043dd5e246968208d84e8bd7b316f4fde19e34a4b42"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DecisionDrifts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DriftFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drifts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"open"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"shown"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DecisionDriftsQuery, DecisionDriftsQueryVariables>;
export const ReplayEventsDocument = {"__meta__":{"hash":"sha256:97b61e3041e889329b5bb51e62c160f84632c44e4a694be62b463cf09f529070"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReplayEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RetryWebhooksInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryWebhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetryWebhooksPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"matched"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"queued"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReplayEventsMutation, ReplayEventsMutationVariables>;
export const DismissEventsDocument = {"__meta__":{"hash":"sha256:60574caf50da75e616c17fc2bd9e1f562b68fc3449609f62f2d109b8d8aef9bf"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DismissEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DismissWebhooksInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dismissWebhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DismissWebhooksPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dismissed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DismissEventsMutation, DismissEventsMutationVariables>;
export const ReleaseFiguresDocument = {"__meta__":{"hash":"sha256:334febbab07bb2ebaa57426e4b3bbb70f087063c1253b28353df160c3a82c31e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReleaseFigures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReleaseHeldPushesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseHeldPushes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReleaseHeldPushesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"released"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReleaseFiguresMutation, ReleaseFiguresMutationVariables>;
export const SendFiguresDocument = {"__meta__":{"hash":"sha256:8101450090eacbb965f6e63ec9b3de444601a825695de1e19e35fb0cf96666d2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendFigures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SyncMarketplaceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"syncMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SyncMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"owed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SendFiguresMutation, SendFiguresMutationVariables>;
export const LinkSoldDocument = {"__meta__":{"hash":"sha256:4428e213bfb969ef171649046bd7c590f5bb9485451606de5164642224490491"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LinkSold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LinkProductInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linkProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProduct"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<LinkSoldMutation, LinkSoldMutationVariables>;
export const EventsDocument = {"__meta__":{"hash":"sha256:d574925e0d79160888302669388716482dc07f282aa9f229294f730052f740eb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Events"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceivedEventFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookStatus"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"eventType"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}},{"kind":"Argument","name":{"kind":"Name","value":"eventType"},"value":{"kind":"Variable","name":{"kind":"Name","value":"eventType"}}},{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"eventType"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"waitsFor"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"retryCount"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"processedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"payload"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<EventsQuery, EventsQueryVariables>;
export const ExchangesDocument = {"__meta__":{"hash":"sha256:f531f3e2e30940b8b10f993b0571d51f6c0eae9d893de3a5358f49870ff8dd87"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Exchanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SyncStatus"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"syncLogs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"syncType"}},{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"items"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExchangesQuery, ExchangesQueryVariables>;
export const EventPlacesDocument = {"__meta__":{"hash":"sha256:d55b0015c197a0dea5f18818bd654dd18c9e1cf3967445fe7d13814585612356"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EventPlaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"archived"},"value":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<EventPlacesQuery, EventPlacesQueryVariables>;
export const FeesDocument = {"__meta__":{"hash":"sha256:5e4175c8efdc034bf3d438d861a091d39fdfe255faca81ebceccfdf2f1368b1e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Fees"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceFees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"commissionPercent"}},{"kind":"Field","name":{"kind":"Name","value":"commissionKept"}},{"kind":"Field","name":{"kind":"Name","value":"logisticsKept"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"logisticsPerUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"packingPerUnit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FeesQuery, FeesQueryVariables>;
export const SetFeesDocument = {"__meta__":{"hash":"sha256:de373ce8a741c0912f76d86b151b3680cd0925d14cd6a2066bc3d090827f4dba"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetFees"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetMarketplaceFeesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setMarketplaceFees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetMarketplaceFeesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"validFrom"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SetFeesMutation, SetFeesMutationVariables>;
export const PreviewRulesDocument = {"__meta__":{"hash":"sha256:617d4479b204a2a2f74fe55490f81cb87bd37dc678623f7e44a8ef2c57ce87b8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviewRules"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplaceSku"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rule"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StockRuleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewRules"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}}},{"kind":"Argument","name":{"kind":"Name","value":"marketplaceSku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplaceSku"}}},{"kind":"Argument","name":{"kind":"Name","value":"rule"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rule"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listings"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"toZero"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]} as unknown as DocumentNode<PreviewRulesQuery, PreviewRulesQueryVariables>;
export const MarketplacesDocument = {"__meta__":{"hash":"sha256:bef536375f6dd5b7d9fd032785b9d7c9e2c0f050331206384d153f3e249ec820"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Marketplaces"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"adapter"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"accountMissing"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"oldestOwedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSuccessAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"lastEventAt"}},{"kind":"Field","name":{"kind":"Name","value":"callsToday"}},{"kind":"Field","name":{"kind":"Name","value":"callsLeftToday"}},{"kind":"Field","name":{"kind":"Name","value":"unlinkedProducts"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"orderIntervalSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"orderIntervalReason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pushes"}},{"kind":"Field","name":{"kind":"Name","value":"p50Ms"}},{"kind":"Field","name":{"kind":"Name","value":"p95Ms"}},{"kind":"Field","name":{"kind":"Name","value":"p99Ms"}}]}},{"kind":"Field","name":{"kind":"Name","value":"listingCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"syncSavings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byMarketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stockCalls"}},{"kind":"Field","name":{"kind":"Name","value":"orderCalls"}},{"kind":"Field","name":{"kind":"Name","value":"pollingCalls"}},{"kind":"Field","name":{"kind":"Name","value":"savedPercent"}}]}}]}}]}}]} as unknown as DocumentNode<MarketplacesQuery, MarketplacesQueryVariables>;
export const MarketplaceSettingsDocument = {"__meta__":{"hash":"sha256:cd7b1d8d54a4d931b9e2327e3a6e6547a258540beea382542cfc8e68fc294317"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MarketplaceSettings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"adapter"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"settings"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}},{"kind":"Field","name":{"kind":"Name","value":"pollIntervalMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"orderPollSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"reconcileIntervalMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"shipWhenPacked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"adapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"settingsSchema"}},{"kind":"Field","name":{"kind":"Name","value":"credentialsSchema"}}]}}]}}]} as unknown as DocumentNode<MarketplaceSettingsQuery, MarketplaceSettingsQueryVariables>;
export const PauseDocument = {"__meta__":{"hash":"sha256:3da92651e57a30a60433a8297f5f38d730fdfe01d8195aaf8d7f8720158e070e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Pause"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PauseMarketplaceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pauseMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PauseMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PauseMutation, PauseMutationVariables>;
export const ResumeDocument = {"__meta__":{"hash":"sha256:5a93f8b1b73b1eec6b8981e01957301853dbf93ba2573ecaa1068a57cddab209"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Resume"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResumeMarketplaceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resumeMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ResumeMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ResumeMutation, ResumeMutationVariables>;
export const UpdateSettingsDocument = {"__meta__":{"hash":"sha256:d5c8a49462456343ccae362bf0afb4d1b7af8272a67301aeef88416b17480f25"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateSettings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"settings"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}},{"kind":"Field","name":{"kind":"Name","value":"pollIntervalMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"orderPollSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"reconcileIntervalMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"shipWhenPacked"}},{"kind":"Field","name":{"kind":"Name","value":"accountMissing"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateSettingsMutation, UpdateSettingsMutationVariables>;
export const AdaptersDocument = {"__meta__":{"hash":"sha256:f5119627f52b4941f20dcb1cb3a1617f832e42a0967d15c4b3a4d233fef6c3c0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Adapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"settingsSchema"}},{"kind":"Field","name":{"kind":"Name","value":"credentialsSchema"}}]}}]}}]} as unknown as DocumentNode<AdaptersQuery, AdaptersQueryVariables>;
export const ConnectDocument = {"__meta__":{"hash":"sha256:567e29f5b8efbf1d084b57c0e50edccab57e484b21afb90bed9fc29b4a010d2d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Connect"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectMarketplaceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"connectMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConnectMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"adapter"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConnectMutation, ConnectMutationVariables>;
export const WizardDocument = {"__meta__":{"hash":"sha256:92529e62546b8d17d909619806b8216bdfe46622b82a9cbba7eddab88ef5ed56"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Wizard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"adapter"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"listingCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<WizardQuery, WizardQueryVariables>;
export const CheckMarketplaceDocument = {"__meta__":{"hash":"sha256:fc24f85f9f387d39df20b50a89120e29dc25fc807eeea18c5768a79335e86a8b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CheckMarketplace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CheckMarketplaceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CheckMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"part"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"accountMissing"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"credentialExpiresAt"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CheckMarketplaceMutation, CheckMarketplaceMutationVariables>;
export const ImportCatalogDocument = {"__meta__":{"hash":"sha256:9c754a93dfefa46bfd1c77c5d9b092c10c46f13dce9a110f227b79895846984e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportCatalog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportCatalogInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importCatalog"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImportCatalogPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"catalogImport"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"itemsRead"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ImportCatalogMutation, ImportCatalogMutationVariables>;
export const FollowImportDocument = {"__meta__":{"hash":"sha256:3ddc14b147678997a24eedbaa7a8d296898bbb2adbbbf5bbde7c6542fd808e44"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowImport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"catalogImportUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dryRun"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"itemsRead"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linked"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"linkedBefore"}},{"kind":"Field","name":{"kind":"Name","value":"lookAlikes"}},{"kind":"Field","name":{"kind":"Name","value":"ambiguous"}},{"kind":"Field","name":{"kind":"Name","value":"unusable"}},{"kind":"Field","name":{"kind":"Name","value":"openingProducts"}},{"kind":"Field","name":{"kind":"Name","value":"openingUnits"}}]}},{"kind":"Field","name":{"kind":"Name","value":"doubtful"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProductId"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"settings"}}]}}]}}]}}]} as unknown as DocumentNode<FollowImportSubscription, FollowImportSubscriptionVariables>;
export const LinkDocument = {"__meta__":{"hash":"sha256:111dfb302bcb1bf1b005d20710792f493589b7fb4d8a3167c60c239880ac67ec"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Link"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LinkProductInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linkProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProduct"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<LinkMutation, LinkMutationVariables>;
export const ReadBaselineDocument = {"__meta__":{"hash":"sha256:d4618db21fe060c27c9ccbd32eed504eb10f6eba415592538660d4b5aa87e43d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReadBaseline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReadBaselineInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"readBaseline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadBaselinePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listings"}},{"kind":"Field","name":{"kind":"Name","value":"same"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"toZero"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"calls"}},{"kind":"Field","name":{"kind":"Name","value":"minutes"}},{"kind":"Field","name":{"kind":"Name","value":"examples"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"shown"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReadBaselineMutation, ReadBaselineMutationVariables>;
export const MoneyDocument = {"__meta__":{"hash":"sha256:6a88ab5a3a020764ba1d8e40b6aae4deec29e4c38f94eb3328a950fd46a4d406"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Money"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateRange"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateRange"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"place"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseCurrency"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"now"},"name":{"kind":"Name","value":"sales"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}},{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"place"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"unpricedUnits"}},{"kind":"Field","name":{"kind":"Name","value":"unitsWithoutFee"}},{"kind":"Field","name":{"kind":"Name","value":"missingRates"}},{"kind":"Field","name":{"kind":"Name","value":"missingCosts"}},{"kind":"Field","name":{"kind":"Name","value":"missingFeeRates"}},{"kind":"Field","name":{"kind":"Name","value":"missingFees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"skus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profitAfterFees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byDay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profitAfterFees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"byMarketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profitAfterFees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"byCurrency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"ownRevenueSold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ownRevenueReturned"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"before"},"name":{"kind":"Name","value":"sales"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}},{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"place"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profitAfterFees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}}]}}]}}]} as unknown as DocumentNode<MoneyQuery, MoneyQueryVariables>;
export const MoneyProductsDocument = {"__meta__":{"hash":"sha256:f0195464d435638a7d909ec66d6449fd9d1e053d5bd9dcabe9c9556f315b0a27"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateRange"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"place"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SalesSort"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sales"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}},{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"place"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profitAfterFees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MoneyProductsQuery, MoneyProductsQueryVariables>;
export const SetRateDocument = {"__meta__":{"hash":"sha256:825545c57190ab7ee9292a985e4dbdad981f11f8f9dd1a0322e8d3a2cbb60c92"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetRate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetExchangeRatesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setExchangeRates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetExchangeRatesPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SetRateMutation, SetRateMutationVariables>;
export const MoneyMonthsDocument = {"__meta__":{"hash":"sha256:ad80b2cd1b2f8b8a01c9b4e9cd3b1a14844e6eedb3215ce602ba37866e5715ad"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyMonths"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"salesMonths"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"6"}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"ended"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedBy"}},{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"unitsWithoutPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitsWithoutCost"}},{"kind":"Field","name":{"kind":"Name","value":"unitsWithoutFee"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profitAfterFees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"corrections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profitAfterFees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MoneyMonthsQuery, MoneyMonthsQueryVariables>;
export const MoneyMonthLinesDocument = {"__meta__":{"hash":"sha256:e714fd47c2339761546c73f60bc1d2189e0b0f5eb863ec0e9a3d751d74ca739e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyMonthLines"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"month"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"monthLines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"month"},"value":{"kind":"Variable","name":{"kind":"Name","value":"month"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"knownIn"}},{"kind":"Field","name":{"kind":"Name","value":"knownAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profitAfterFees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MoneyMonthLinesQuery, MoneyMonthLinesQueryVariables>;
export const CloseMonthDocument = {"__meta__":{"hash":"sha256:4521c94f1219b0d94f5e87a850940449d8ccb48f6fab08b771b80c91bc36766c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CloseMonth"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CloseMonthInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"closeMonth"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CloseMonthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CloseMonthMutation, CloseMonthMutationVariables>;
export const OrdersDocument = {"__meta__":{"hash":"sha256:8e53bd0d08c4be3cfca11cb1ea805765a8c992f8a277dc641c0e0a840f979f0c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Orders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderSort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"fulfilment"}},{"kind":"Field","name":{"kind":"Name","value":"shipBy"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"customerName"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowedStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnedQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnExpected"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrdersQuery, OrdersQueryVariables>;
export const OrderCountsDocument = {"__meta__":{"hash":"sha256:9b98fb2ee47240e24a2056f765146e852d2a7589853dc82b82be8b2fbe57cdfa"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderCounts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"late"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"late"},"name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"late"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"archived"},"value":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<OrderCountsQuery, OrderCountsQueryVariables>;
export const OrderDetailDocument = {"__meta__":{"hash":"sha256:191d8353476d2fcc32254e91fbd563e14a4df668856ab48af2f585dff5280390"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderDetail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"fulfilment"}},{"kind":"Field","name":{"kind":"Name","value":"shipBy"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"customerName"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customerPhone"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allowedStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"canCancel"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnExpected"}},{"kind":"Field","name":{"kind":"Name","value":"returnedQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"movements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityBefore"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undoes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undoneBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrderDetailQuery, OrderDetailQueryVariables>;
export const SetOrderStatusDocument = {"__meta__":{"hash":"sha256:2361c116a821f586a8c84291eefa003be9d435d664ae6155e34942224e822d13"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetOrderStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOrderStatusInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateOrderStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOrderStatusPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"canCancel"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SetOrderStatusMutation, SetOrderStatusMutationVariables>;
export const CancelItemsDocument = {"__meta__":{"hash":"sha256:370ce72f53e9849c159ee6958b9b6dac80b3bde55be01cd3c3cbc8300c7f40ec"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelItems"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"canCancel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnExpected"}},{"kind":"Field","name":{"kind":"Name","value":"returnedQuantity"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CancelItemsMutation, CancelItemsMutationVariables>;
export const ReceiveGoodsDocument = {"__meta__":{"hash":"sha256:83024c8d531d4c5df1a01d9f38ca22eb90e93754072d583e3bf6f1bd3b5d1f1e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReceiveGoods"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiveReturnInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiveReturn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiveReturnPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"canCancel"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnExpected"}},{"kind":"Field","name":{"kind":"Name","value":"returnedQuantity"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReceiveGoodsMutation, ReceiveGoodsMutationVariables>;
export const EnterOrderDocument = {"__meta__":{"hash":"sha256:c156936350ca6af061e5fab063c70f330b1e39b17a7d5704ba1075b745b39785"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EnterOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateManualOrderInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createManualOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateManualOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<EnterOrderMutation, EnterOrderMutationVariables>;
export const OrderPlacesDocument = {"__meta__":{"hash":"sha256:eb0eab05b7a49b8409dc2dd8218d32e0b78bcb2eaec41cfb2af7a1c6adb67d0d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderPlaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"archived"},"value":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]} as unknown as DocumentNode<OrderPlacesQuery, OrderPlacesQueryVariables>;
export const PickProductDocument = {"__meta__":{"hash":"sha256:ed3f0347ecc252a4f70e71f2c5de49b7f97c2414efa44b8c282c9fa23d683acf"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PickProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PickProductQuery, PickProductQueryVariables>;
export const PickedProductsDocument = {"__meta__":{"hash":"sha256:554e765708e9db59c213c2bf9d1aa70a06cffb3d7a75b511bbbddfb265077d16"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PickedProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"skus"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"skus"},"value":{"kind":"Variable","name":{"kind":"Name","value":"skus"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}}]} as unknown as DocumentNode<PickedProductsQuery, PickedProductsQueryVariables>;
export const PackOrderDocument = {"__meta__":{"hash":"sha256:0f92eebf59e7575ece16de51097199323af7f4ec920ff5df3edc7e6108838628"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PackOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"fulfilment"}},{"kind":"Field","name":{"kind":"Name","value":"shipBy"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"packing"}},{"kind":"Field","name":{"kind":"Name","value":"allowedStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitsPerItem"}},{"kind":"Field","name":{"kind":"Name","value":"packedUnits"}},{"kind":"Field","name":{"kind":"Name","value":"unitsToPack"}},{"kind":"Field","name":{"kind":"Name","value":"unitsToTakeOut"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PackOrderQuery, PackOrderQueryVariables>;
export const ToPackDocument = {"__meta__":{"hash":"sha256:461ebe349d415df844680ac6f0943ea23d56f7a21b73fc834d46048e06fb5bc2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ToPack"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"SHIP_BY_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]} as unknown as DocumentNode<ToPackQuery, ToPackQueryVariables>;
export const PackingScanDocument = {"__meta__":{"hash":"sha256:8ae55b6db601020a36c2fd8bfd7bd6fde4e79eeffc719fe796bd5a8827869ba7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PackingScan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"packingScan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextOrder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]} as unknown as DocumentNode<PackingScanQuery, PackingScanQueryVariables>;
export const PackItemDocument = {"__meta__":{"hash":"sha256:fe9eb6b2fec68c0466dabdf6595f27b0695c91df9426ff3f81d947b0d42ab1df"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PackItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PackItemInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"packItem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackItemPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shipped"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"packedUnits"}},{"kind":"Field","name":{"kind":"Name","value":"unitsToPack"}},{"kind":"Field","name":{"kind":"Name","value":"unitsToTakeOut"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"packing"}},{"kind":"Field","name":{"kind":"Name","value":"allowedStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"packedUnits"}},{"kind":"Field","name":{"kind":"Name","value":"unitsToPack"}},{"kind":"Field","name":{"kind":"Name","value":"unitsToTakeOut"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackingRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PackItemMutation, PackItemMutationVariables>;
export const UnpackItemDocument = {"__meta__":{"hash":"sha256:89621dff90c72ea8786753381920332c6bf43b46513beb2c9f65f223309b9cbb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnpackItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnpackItemInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unpackItem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnpackItemPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shipped"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"packing"}},{"kind":"Field","name":{"kind":"Name","value":"allowedStatuses"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"packedUnits"}},{"kind":"Field","name":{"kind":"Name","value":"unitsToPack"}},{"kind":"Field","name":{"kind":"Name","value":"unitsToTakeOut"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UnpackItemMutation, UnpackItemMutationVariables>;
export const ReceiptsDocument = {"__meta__":{"hash":"sha256:7bb23da2c8e464eb571f4419f1f87b5e8c29b6fdb1c2dc45bbf604186c4e6a94"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Receipts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"statuses"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiptStatus"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receipts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"statuses"},"value":{"kind":"Variable","name":{"kind":"Name","value":"statuses"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"bookedAt"}},{"kind":"Field","name":{"kind":"Name","value":"sums"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReceiptsQuery, ReceiptsQueryVariables>;
export const ReceiptDocument = {"__meta__":{"hash":"sha256:952b47012cdd50fd06d30a57eea098cdb631282fbcdb69360a88df5cec868302"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Receipt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"seesMoney"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"receiptCost"}}]}},{"kind":"Field","name":{"kind":"Name","value":"receipt"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"bookedBy"}},{"kind":"Field","name":{"kind":"Name","value":"bookedAt"}},{"kind":"Field","name":{"kind":"Name","value":"undoneBy"}},{"kind":"Field","name":{"kind":"Name","value":"undoneAt"}},{"kind":"Field","name":{"kind":"Name","value":"sums"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"}},{"kind":"Field","name":{"kind":"Name","value":"linesWithoutCost"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReceiptQuery, ReceiptQueryVariables>;
export const ReceiptLinesDocument = {"__meta__":{"hash":"sha256:d0a2dee20285d3e04434afd6a3c6fccf886f8f1f0cf6cc99c960273ce723ebfa"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReceiptLines"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"openOnly"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receipt"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"openOnly"},"value":{"kind":"Variable","name":{"kind":"Name","value":"openOnly"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"fileLine"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"costRestored"}},{"kind":"Field","name":{"kind":"Name","value":"unitCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costBefore"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReceiptLinesQuery, ReceiptLinesQueryVariables>;
export const BeginReceiptDocument = {"__meta__":{"hash":"sha256:e3a453138c3d48c4d3728577481deb93e5baf4efe4b7b930bcd4bad307e76d10"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BeginReceipt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateReceiptInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createReceipt"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateReceiptPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<BeginReceiptMutation, BeginReceiptMutationVariables>;
export const ChangeReceiptDocument = {"__meta__":{"hash":"sha256:6ec80f20cb09741e4f24aa9349724e4087a511286b398716876c0e19033a7461"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeReceipt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateReceiptInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateReceipt"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateReceiptPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"}},{"kind":"Field","name":{"kind":"Name","value":"documentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeReceiptMutation, ChangeReceiptMutationVariables>;
export const ScanIntoReceiptDocument = {"__meta__":{"hash":"sha256:a02f6030915938139202c9319816543c0c1bf21970261de863ac7c669aa17ed8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScanIntoReceipt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddReceiptLineInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addReceiptLine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddReceiptLinePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"sums"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"}},{"kind":"Field","name":{"kind":"Name","value":"linesWithoutCost"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ScanIntoReceiptMutation, ScanIntoReceiptMutationVariables>;
export const ChangeReceiptLineDocument = {"__meta__":{"hash":"sha256:0d8154201be8f8f211e7402e603e68d0bb993b46c491fe40d181244e7a88ee2e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeReceiptLine"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateReceiptLineInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateReceiptLine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateReceiptLinePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"sums"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"}},{"kind":"Field","name":{"kind":"Name","value":"linesWithoutCost"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeReceiptLineMutation, ChangeReceiptLineMutationVariables>;
export const RemoveFromReceiptDocument = {"__meta__":{"hash":"sha256:ca75120b50fd919a6b936ad876a3fd4deaff29baa6a6a66042229fb3e1df4b26"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveFromReceipt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveReceiptLineInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeReceiptLine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveReceiptLinePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveFromReceiptMutation, RemoveFromReceiptMutationVariables>;
export const AnswerInReceiptDocument = {"__meta__":{"hash":"sha256:2ad630ff5f3b59649cc33c798f54d1aa3a93706e912996fdbdc1718a2f14ba09"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AnswerInReceipt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AnswerReceiptLineInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerReceiptLine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AnswerReceiptLinePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"sums"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"}},{"kind":"Field","name":{"kind":"Name","value":"linesWithoutCost"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AnswerInReceiptMutation, AnswerInReceiptMutationVariables>;
export const ReadFileIntoReceiptDocument = {"__meta__":{"hash":"sha256:a4972769917cd8705cf18ff70ca1f61fa16b5359ae837c53effae20ee36d0734"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReadFileIntoReceipt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReadReceiptFileInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"readReceiptFile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadReceiptFilePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"openQuestions"}},{"kind":"Field","name":{"kind":"Name","value":"skippedRows"}},{"kind":"Field","name":{"kind":"Name","value":"leftOutColumns"}},{"kind":"Field","name":{"kind":"Name","value":"costsLeftOut"}},{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReadFileIntoReceiptMutation, ReadFileIntoReceiptMutationVariables>;
export const BookGoodsDocument = {"__meta__":{"hash":"sha256:3963ffee2cd781e7801c515b3100ee4ffa4f1b2975a34b528c405b9eb711a010"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BookGoods"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BookReceiptInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bookReceipt"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookReceiptPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"bookedBy"}},{"kind":"Field","name":{"kind":"Name","value":"bookedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<BookGoodsMutation, BookGoodsMutationVariables>;
export const UndoGoodsDocument = {"__meta__":{"hash":"sha256:c4fa10d13391c28983686d5986c9bae39c85f8ab41267080d89a59afe7f6160a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UndoGoods"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UndoReceiptInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoReceipt"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UndoReceiptPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receipt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"undoneBy"}},{"kind":"Field","name":{"kind":"Name","value":"undoneAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UndoGoodsMutation, UndoGoodsMutationVariables>;
export const DeleteDraftDocument = {"__meta__":{"hash":"sha256:f8cb5683ffc6924371d17e2955b06ee2afb3693767563fadba12aa59bf81b089"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteDraft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteReceiptInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteReceipt"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteReceiptPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteDraftMutation, DeleteDraftMutationVariables>;
export const ToBuyDocument = {"__meta__":{"hash":"sha256:4b258064557cf86d9954c2b2a73e88174130d36ab7275907909729633a1c2a89"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ToBuy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"targetDays"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toBuy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"targetDays"},"value":{"kind":"Variable","name":{"kind":"Name","value":"targetDays"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suggestedQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"reasonText"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ToBuyQuery, ToBuyQueryVariables>;
export const ReturnScanDocument = {"__meta__":{"hash":"sha256:928638187fd96f11d0342faa7f2b10e067fd5bfb2452eac698339d1be485938f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReturnScan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnCandidates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitsPerItem"}},{"kind":"Field","name":{"kind":"Name","value":"shippedAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"packingScan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnScanQuery, ReturnScanQueryVariables>;
export const ReceivePieceDocument = {"__meta__":{"hash":"sha256:91e111cabb8a66fc7203b492074bde9a73e320d7691315b79f7ca65cc08e4c55"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReceivePiece"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiveReturnInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiveReturn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiveReturnPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alreadyInStock"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReceivePieceMutation, ReceivePieceMutationVariables>;
export const LostGoodsDocument = {"__meta__":{"hash":"sha256:d572479872df6bc44ed298dd63669a8f735600e60b1a5e8cd864addb9aa2fb08"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LostGoods"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seesMoney"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostGoods"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"25"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"shippedAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceOrderId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LostGoodsQuery, LostGoodsQueryVariables>;
export const LostRowsDocument = {"__meta__":{"hash":"sha256:5a1caf08e378b20a75e57233ab7f10b875c9f33426650165a68efb1b2045edb0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LostRows"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"seesMoney"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lostGoods"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"shippedAt"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"seesMoney"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"units"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LostRowsQuery, LostRowsQueryVariables>;
export const StaffKeysDocument = {"__meta__":{"hash":"sha256:b4d038cc03162c98cdd520721dc0470ab1988ae4d93ec3c54d7218f8d53a7b23"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StaffKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"staffKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"valid"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"seesMoney"}},{"kind":"Field","name":{"kind":"Name","value":"seesBuyers"}},{"kind":"Field","name":{"kind":"Name","value":"keyPrefix"}},{"kind":"Field","name":{"kind":"Name","value":"telegramUserId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}}]} as unknown as DocumentNode<StaffKeysQuery, StaffKeysQueryVariables>;
export const MakeKeyDocument = {"__meta__":{"hash":"sha256:794020e44560518c1d50e3c29c18dfc089ed4847f72f93a524b9f315ce946952"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MakeKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<MakeKeyMutation, MakeKeyMutationVariables>;
export const MakeLinkDocument = {"__meta__":{"hash":"sha256:71d06a37cb323174a22d5c4ce000a81773c0c03eae79740f3f1c86cb100a25fd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MakeLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSignInLinkInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSignInLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSignInLinkPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<MakeLinkMutation, MakeLinkMutationVariables>;
export const RevokeKeyDocument = {"__meta__":{"hash":"sha256:bda6fab337b0d14da7ad72facff576b6e582a6f823326d22ef21262c7d8c5b7d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeApiKeyInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeApiKeyPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeKeyMutation, RevokeKeyMutationVariables>;
export const EndAccessDocument = {"__meta__":{"hash":"sha256:9cea9e72425e2dda9d364f2e1e039cdb44a66d160329d9ab398476fb550f4609"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndAccess"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndAccessInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endAccess"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EndAccessPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endedSessions"}},{"kind":"Field","name":{"kind":"Name","value":"revokedKeys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<EndAccessMutation, EndAccessMutationVariables>;
export const AlertHistoryDocument = {"__meta__":{"hash":"sha256:a04c1cc20edc1d1395932cc72d538e3c4c45cf80ff95349697c2979e3384de49"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AlertHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"open"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"open"},"value":{"kind":"Variable","name":{"kind":"Name","value":"open"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}}]}}]}}]}}]} as unknown as DocumentNode<AlertHistoryQuery, AlertHistoryQueryVariables>;
export const AuditLogDocument = {"__meta__":{"hash":"sha256:4d0dede542aae2c40bb54e30bf9ad283eaeb74d559680abd21188166dcfacb77"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditLogFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditLog"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"subjectType"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AuditLogQuery, AuditLogQueryVariables>;
export const StockDocument = {"__meta__":{"hash":"sha256:337ae93bbf7283eb42d90e68cc537928f2b1dd34974a1f5e104e17a5b1f62793"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Stock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stock"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StockFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"stock"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stock"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"SKU"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProducts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}}]}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"differs"},"name":{"kind":"Name","value":"marketplaceProducts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"differs"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<StockQuery, StockQueryVariables>;
export const ScanDocument = {"__meta__":{"hash":"sha256:2996464441acfee1eb9fee631a9850af155e492b61367d35ebabdc8f011e4ecd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Scan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"byBarcode"},"name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"barcode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"bySku"},"name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"like"},"name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}}]} as unknown as DocumentNode<ScanQuery, ScanQueryVariables>;
export const AdjustDocument = {"__meta__":{"hash":"sha256:f9ecb3bcefbddac9e3169a5154b2e37070731c197067ba421c5bd0e3bf686855"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Adjust"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AdjustMutation, AdjustMutationVariables>;
export const UndoDocument = {"__meta__":{"hash":"sha256:3b857ff4c891efba548af167cf83868f7c874fa6d8c0a63d0363882f235f6cef"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Undo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UndoAdjustmentInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoAdjustment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UndoAdjustmentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UndoMutation, UndoMutationVariables>;
export const SuppliesDocument = {"__meta__":{"hash":"sha256:601d6eaaa74c14a94e35a46a343e1ef22795572d56fa749939a204a3e31e3024"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Supplies"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supplies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"marketplace"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"undone"}},{"kind":"Field","name":{"kind":"Name","value":"movements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SuppliesQuery, SuppliesQueryVariables>;
export const SupplyMarketplaceDocument = {"__meta__":{"hash":"sha256:82364f225efe4c532bc1f84b912e9adf4ce26240f3c96d6dcd8be6ae60dc3fbc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SupplyMarketplace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SupplyMarketplaceInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supplyMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupplyMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supply"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SupplyMarketplaceMutation, SupplyMarketplaceMutationVariables>;
export const UndoSupplyDocument = {"__meta__":{"hash":"sha256:bcd42cad0d64f8bddfbcdc0b59a3b6acfe161ba09eaa9503b1b3f13d25c1e034"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UndoSupply"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UndoSupplyInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoSupply"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UndoSupplyPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supply"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"undone"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UndoSupplyMutation, UndoSupplyMutationVariables>;
export const TodayDocument = {"__meta__":{"hash":"sha256:b5041230673a0f468b054784d7b9424e2c6ed7ff7bb516f9cdd70fe1279be418"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Today"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"now"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dayStart"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"weekAgo"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"weekAgoEnd"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seesMoney"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"late"},"name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"NEW"},{"kind":"EnumValue","value":"CONFIRMED"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"shipBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"now"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toShip"},"name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"NEW"},{"kind":"EnumValue","value":"CONFIRMED"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"shipBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"SHIP_BY_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"shipBy"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"undated"},"name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"NEW"},{"kind":"EnumValue","value":"CONFIRMED"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"hasShipBy"},"value":{"kind":"BooleanValue","value":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"fulfilment"},"value":{"kind":"EnumValue","value":"OWN"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"SHIP_BY_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"shipBy"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"oversold"},"name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"stock"},"value":{"kind":"EnumValue","value":"OVERSOLD"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"sales"},"name":{"kind":"Name","value":"salesAnalytics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayStart"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"salesAWeekAgo"},"name":{"kind":"Name","value":"salesAnalytics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weekAgo"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weekAgoEnd"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"archived"},"value":{"kind":"BooleanValue","value":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"oldestOwedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastEventAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"callsLeftToday"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"p95Ms"}}]}}]}}]}}]} as unknown as DocumentNode<TodayQuery, TodayQueryVariables>;
export const LedgerRowsDocument = {"__meta__":{"hash":"sha256:b1d0d88ac2bdf427e818d316c4322d471ffa61b56b19632802e057eb0d390dcc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LedgerRows"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inventoryMovements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityBefore"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LedgerRowsQuery, LedgerRowsQueryVariables>;
export const WhyDocument = {"__meta__":{"hash":"sha256:926ceca77e0faa5060b17ac9a20512850f7200a443f19e3eb2ab61b5ed3c3737"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Why"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProducts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"pushStateReason"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}},{"kind":"Field","name":{"kind":"Name","value":"unitsPerItem"}},{"kind":"Field","name":{"kind":"Name","value":"stockLastSyncedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"alerts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"drifts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"shown"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"movements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityBefore"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undoes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undoneBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhyQuery, WhyQueryVariables>;
export const AcceptDifferenceDocument = {"__meta__":{"hash":"sha256:d62125e9ca138227230cd027bc6d790b38cad6eeb840db931bfcf6c690228073"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptDifference"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptDriftInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptDrift"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptDriftPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptDifferenceMutation, AcceptDifferenceMutationVariables>;
export const PastDocument = {"__meta__":{"hash":"sha256:4a01a0f05b8ebf985649e67b0b4864d7d5a279e7a6c146488e352015595f179a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Past"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"told"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PastQuery, PastQueryVariables>;
export const HistoryDocument = {"__meta__":{"hash":"sha256:e043a6e3a1892a751c806b8b7205b0387b51dbf626ee2bc7e4a13926d53c3c2a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"History"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateRange"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stockByDay"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sales"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"byDay"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"unitsReturned"}}]}}]}}]}}]} as unknown as DocumentNode<HistoryQuery, HistoryQueryVariables>;
export const UpdateListingDocument = {"__meta__":{"hash":"sha256:e3f0f3b4c66b12681fba541fe0cee351698411d9602f9718717cb6cc66d80426"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateListing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceProductInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateMarketplaceProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProduct"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","alias":{"kind":"Name","value":"said"},"name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateListingMutation, UpdateListingMutationVariables>;
export const SignInDocument = {"__meta__":{"hash":"sha256:8ff6c7350ff23a2f84a48a72e533261e6836b0cd7667e488beac3f851c1fa0b8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = {"__meta__":{"hash":"sha256:95c1765a86c00d16e8e3e412cae9c51ffd3ce58e15f596f1cbe47377f8536f3e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SignOutMutation, SignOutMutationVariables>;
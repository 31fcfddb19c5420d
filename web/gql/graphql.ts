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

/** The adjustment to undo. */
export type UndoAdjustmentInput = {
  /** Key of your choice, at most 200 characters. If the answer is lost, send the same input with the same key again: nothing is done twice, and the first result is returned. It is kept for 30 days. */
  idempotencyKey?: string | null | undefined;
  /** Id of the movement that `adjustStock` returned (`InventoryMovement.id`). */
  movementId: string | number;
  /** Reason, as a remark for the ledger, at most 2,000 characters. */
  note?: string | null | undefined;
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

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { sessions: { nodes: Array<{ id: string, name: string, device: string | null, createdAt: string, lastUsedAt: string | null, current: boolean }> } };

export type EndSessionsMutationVariables = Exact<{
  input: EndSessionsInput;
}>;


export type EndSessionsMutation = { endSessions:
    | { __typename: 'EndSessionsPayload', ended: number }
    | { __typename: 'IdempotencyConflictError', message: string }
    | { __typename: 'ValidationError', message: string }
   | null };

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


export type WhyQuery = { product: { id: string, sku: string, name: string, imageUrl: string | null, version: number, revision: number, quantity: number, awaitingShipment: number | null, oversold: number | null, lowStockThreshold: number | null, marketplaceProducts: Array<{ id: string, revision: number, marketplaceSku: string, figure: number, marketplaceStock: number | null, pushState: PushState, pushStateReason: string | null, stockBuffer: number, stockLimit: number | null, stockPercent: number, stockMinimum: number, unitsPerItem: number, stockLastSyncedAt: string | null, marketplace: { id: string, code: string, name: string } }> | null, alerts: Array<{ id: string, revision: number, kind: AlertKind, text: string, raisedAt: string }> | null, drifts: Array<{ id: string, cause: DriftCause, figure: number, shown: number | null, marketplaceSku: string, marketplace: { id: string, name: string } }> | null, openOrders: { totalCount: number | null, nodes: Array<{ id: string, revision: number, number: string, status: OrderStatus, marketplace: { id: string, name: string } }> } | null, movements: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, movementType: MovementType, quantityChange: number, quantityBefore: number, quantityAfter: number, actor: string, note: string | null, occurredAt: string, marketplace: { id: string, name: string } | null, order: { id: string, number: string } | null, undoes: { id: string } | null, undoneBy: { id: string } | null }> } | null } | null };

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
export const SessionsDocument = {"__meta__":{"hash":"sha256:0c3c8cc71c1dd986ac2011ef9fb03968bf1de94a477d3fde31fc72220f733e74"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"staff"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]}}]}}]} as unknown as DocumentNode<SessionsQuery, SessionsQueryVariables>;
export const EndSessionsDocument = {"__meta__":{"hash":"sha256:1aee2d62a322f596ca89fbff43f913ee24b7bfa4afc026a7adb3f521a995e718"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndSessions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndSessionsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endSessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EndSessionsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ended"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<EndSessionsMutation, EndSessionsMutationVariables>;
export const StockDocument = {"__meta__":{"hash":"sha256:e3ba1d41aa79c8c62d530fdf3565ff11c4103fc6c6dd60018ef6820f93d45ec1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Stock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stock"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StockFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"stock"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stock"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"SKU"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProducts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"differs"},"name":{"kind":"Name","value":"marketplaceProducts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"differs"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<StockQuery, StockQueryVariables>;
export const ScanDocument = {"__meta__":{"hash":"sha256:2996464441acfee1eb9fee631a9850af155e492b61367d35ebabdc8f011e4ecd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Scan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"byBarcode"},"name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"barcode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"bySku"},"name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"like"},"name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}}]} as unknown as DocumentNode<ScanQuery, ScanQueryVariables>;
export const AdjustDocument = {"__meta__":{"hash":"sha256:0562062c234bdbccb2e96308e0a48101521c7a6353bb98a18d21f660588c8351"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Adjust"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AdjustMutation, AdjustMutationVariables>;
export const UndoDocument = {"__meta__":{"hash":"sha256:c2e308be81337667705c48cde8bc9327a9f7a3ee8e540de594a7ec072bed17a2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Undo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UndoAdjustmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoAdjustment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UndoAdjustmentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UndoMutation, UndoMutationVariables>;
export const TodayDocument = {"__meta__":{"hash":"sha256:3f454115b3f677010c508ff957000b1608739b3fe944ae5de58c14d2d077fc06"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Today"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"now"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dayStart"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"weekAgo"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"weekAgoEnd"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"late"},"name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"NEW"},{"kind":"EnumValue","value":"CONFIRMED"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"shipBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"now"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toShip"},"name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"NEW"},{"kind":"EnumValue","value":"CONFIRMED"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"shipBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"SHIP_BY_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"shipBy"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"oversold"},"name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"stock"},"value":{"kind":"EnumValue","value":"OVERSOLD"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"sales"},"name":{"kind":"Name","value":"salesAnalytics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayStart"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"salesAWeekAgo"},"name":{"kind":"Name","value":"salesAnalytics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weekAgo"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weekAgoEnd"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"oldestOwedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastEventAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"callsLeftToday"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"p95Ms"}}]}}]}}]}}]} as unknown as DocumentNode<TodayQuery, TodayQueryVariables>;
export const WhyDocument = {"__meta__":{"hash":"sha256:243de5a86b8c021c38af70f2ccf842af932955c41084e60e08865ce73825c729"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Why"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProducts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"pushStateReason"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"unitsPerItem"}},{"kind":"Field","name":{"kind":"Name","value":"stockLastSyncedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"alerts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"drifts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"shown"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"movements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityBefore"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undoes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undoneBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhyQuery, WhyQueryVariables>;
export const AcceptDifferenceDocument = {"__meta__":{"hash":"sha256:e392c600b2ec9a815b7b79857cd571fa94c7e458d3294daa9169f9e38db7138d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptDifference"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptDriftInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptDrift"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptDriftPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptDifferenceMutation, AcceptDifferenceMutationVariables>;
export const SignInDocument = {"__meta__":{"hash":"sha256:8ff6c7350ff23a2f84a48a72e533261e6836b0cd7667e488beac3f851c1fa0b8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = {"__meta__":{"hash":"sha256:95c1765a86c00d16e8e3e412cae9c51ffd3ce58e15f596f1cbe47377f8536f3e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SignOutMutation, SignOutMutationVariables>;
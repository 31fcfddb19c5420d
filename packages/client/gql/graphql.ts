/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** A quantity of one line of an order. */
export type ItemQuantityInput = {
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** Items to cancel, 1 to 1,000,000. */
  quantity: number;
  /** SKU of the line, as `OrderItem.sku`. */
  sku: string;
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

/** A line of an order in the Mini App shop. The price is the shop's; it cannot be sent. */
export type StoreOrderItemInput = {
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** Units to order, 1 to 1,000,000. */
  quantity: number;
  /** SKU of the product. */
  sku: string;
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

/** Rules that a field of an input can break. More values may be added. */
export type ValidationRule =
  /** The text has a character that cannot be stored. */
  | 'CHARACTERS'
  /** The text has another form than expected, such as an amount or a code. */
  | 'FORMAT'
  /** The number is above `limit`. */
  | 'MAX'
  /** The list has more items than `limit`. */
  | 'MAX_ITEMS'
  /** The text has more characters than `limit`. */
  | 'MAX_LENGTH'
  /** The number is below `limit`. */
  | 'MIN'
  /** The list has fewer items than `limit`. */
  | 'MIN_ITEMS'
  /** The text has fewer characters than `limit`. */
  | 'MIN_LENGTH'
  /** The caller may not set what they may not see: `Viewer.seesMoney`. */
  | 'NOT_SEEN'
  /** A line of a receipt cannot be undone, because a later count includes it; `value`: the SKU. */
  | 'NOT_UNDOABLE'
  /** Only the values in `limit` are allowed, separated by commas. */
  | 'ONE_OF'
  /** Any other rule: `message` says which. */
  | 'OTHER'
  /** The cost of a line of a receipt is in another currency, `value`, than its product, `limit`. */
  | 'OTHER_CURRENCY'
  /** A phone number is expected. */
  | 'PHONE'
  /** A value is required. */
  | 'REQUIRED'
  /** A spreadsheet has rewritten the code, so that digits are lost. */
  | 'REWRITTEN'
  /** The value has another type; `limit`: the expected one. */
  | 'TYPE'
  /** A line of a receipt has a code that names no product, or several: `value`. The last part of `path` is the line. */
  | 'UNANSWERED'
  /** The text consists of spaces only. */
  | 'VISIBLE'
  /** A whole number is expected. */
  | 'WHOLE_NUMBER';

type Refusal_ConflictError_Fragment = { __typename: 'ConflictError', currentVersion: number | null, currentRevision: number | null, code: ErrorCode, message: string, uz: string, ru: string, currentTotal: { amount: string, currencyCode: string } | null };

type Refusal_IdempotencyConflictError_Fragment = { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, uz: string, ru: string };

type Refusal_InsufficientStockError_Fragment = { __typename: 'InsufficientStockError', code: ErrorCode, message: string, uz: string, ru: string, items: Array<{ sku: string, requested: number, available: number }> };

type Refusal_MarketplaceRefusedError_Fragment = { __typename: 'MarketplaceRefusedError', code: ErrorCode, message: string, uz: string, ru: string };

type Refusal_NotFoundError_Fragment = { __typename: 'NotFoundError', code: ErrorCode, message: string, uz: string, ru: string };

type Refusal_PackingRefusedError_Fragment = { __typename: 'PackingRefusedError', code: ErrorCode, message: string, uz: string, ru: string };

type Refusal_SignInRefusedError_Fragment = { __typename: 'SignInRefusedError', code: ErrorCode, message: string, uz: string, ru: string };

type Refusal_ValidationError_Fragment = { __typename: 'ValidationError', code: ErrorCode, message: string, uz: string, ru: string, issues: Array<{ path: Array<string>, rule: ValidationRule, limit: string | null, value: string | null, message: string, uz: string, ru: string }> };

export type RefusalFragment =
  | Refusal_ConflictError_Fragment
  | Refusal_IdempotencyConflictError_Fragment
  | Refusal_InsufficientStockError_Fragment
  | Refusal_MarketplaceRefusedError_Fragment
  | Refusal_NotFoundError_Fragment
  | Refusal_PackingRefusedError_Fragment
  | Refusal_SignInRefusedError_Fragment
  | Refusal_ValidationError_Fragment
;

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'ConflictError', currentVersion: number | null, currentRevision: number | null, code: ErrorCode, message: string, uz: string, ru: string, currentTotal: { amount: string, currencyCode: string } | null }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, uz: string, ru: string }
    | { token: string, session: { id: string, name: string, role: Role, expiresAt: string } }
    | { __typename: 'SignInRefusedError', code: ErrorCode, message: string, uz: string, ru: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, uz: string, ru: string, issues: Array<{ path: Array<string>, rule: ValidationRule, limit: string | null, value: string | null, message: string, uz: string, ru: string }> }
   | null };

export type ShopQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopQuery = { shop: { baseCurrency: string, timeZone: string, today: string, holdMinutes: number, maxOpenOrders: number, maxOpenUnits: number, release: string } | null };

export type ProductsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type ProductsQuery = { products: { stockCursor: string, nodes: Array<{ id: string, sku: string, name: string, stock: number, archived: boolean, imageUrl: string | null, revision: number, price: { amount: string, currencyCode: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StockSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  skus?: Array<string> | string | null | undefined;
}>;


export type StockSubscription = { stockUpdated: { cursor: string, sku: string, stock: number, archived: boolean, revision: number, price: { amount: string, currencyCode: string } | null, product: { id: string, name: string, imageUrl: string | null } } };

export type OrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type OrdersQuery = { orders: { changesCursor: string, nodes: Array<{ id: string, number: string, status: OrderStatus, revision: number, createdAt: string, heldUntil: string | null, customerName: string | null, total: { amount: string, currencyCode: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrderChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OrderChangesSubscription = { orderChanged: { cursor: string, order: { id: string, number: string, status: OrderStatus, revision: number, createdAt: string, heldUntil: string | null, customerName: string | null, total: { amount: string, currencyCode: string } } } };

export type PlaceStoreOrderMutationVariables = Exact<{
  input: PlaceStoreOrderInput;
}>;


export type PlaceStoreOrderMutation = { placeStoreOrder:
    | { __typename: 'ConflictError', currentVersion: number | null, currentRevision: number | null, code: ErrorCode, message: string, uz: string, ru: string, currentTotal: { amount: string, currencyCode: string } | null }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, uz: string, ru: string }
    | { __typename: 'InsufficientStockError', code: ErrorCode, message: string, uz: string, ru: string, items: Array<{ sku: string, requested: number, available: number }> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, uz: string, ru: string }
    | { order: { id: string, number: string, status: OrderStatus, revision: number, heldUntil: string | null, total: { amount: string, currencyCode: string } } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, uz: string, ru: string, issues: Array<{ path: Array<string>, rule: ValidationRule, limit: string | null, value: string | null, message: string, uz: string, ru: string }> }
   };

export type CreateManualOrderMutationVariables = Exact<{
  input: CreateManualOrderInput;
}>;


export type CreateManualOrderMutation = { createManualOrder:
    | { order: { id: string, number: string, status: OrderStatus, revision: number, total: { amount: string, currencyCode: string } } }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, uz: string, ru: string }
    | { __typename: 'InsufficientStockError', code: ErrorCode, message: string, uz: string, ru: string, items: Array<{ sku: string, requested: number, available: number }> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, uz: string, ru: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, uz: string, ru: string, issues: Array<{ path: Array<string>, rule: ValidationRule, limit: string | null, value: string | null, message: string, uz: string, ru: string }> }
   };

export type UpdateOrderStatusMutationVariables = Exact<{
  input: UpdateOrderStatusInput;
}>;


export type UpdateOrderStatusMutation = { updateOrderStatus:
    | { __typename: 'ConflictError', currentVersion: number | null, currentRevision: number | null, code: ErrorCode, message: string, uz: string, ru: string, currentTotal: { amount: string, currencyCode: string } | null }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, uz: string, ru: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, uz: string, ru: string }
    | { order: { id: string, number: string, status: OrderStatus, revision: number } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, uz: string, ru: string, issues: Array<{ path: Array<string>, rule: ValidationRule, limit: string | null, value: string | null, message: string, uz: string, ru: string }> }
   };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder:
    | { order: { id: string, number: string, status: OrderStatus, revision: number } }
    | { __typename: 'ConflictError', currentVersion: number | null, currentRevision: number | null, code: ErrorCode, message: string, uz: string, ru: string, currentTotal: { amount: string, currencyCode: string } | null }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, uz: string, ru: string }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, uz: string, ru: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, uz: string, ru: string, issues: Array<{ path: Array<string>, rule: ValidationRule, limit: string | null, value: string | null, message: string, uz: string, ru: string }> }
   };

export type AdjustStockMutationVariables = Exact<{
  input: AdjustStockInput;
}>;


export type AdjustStockMutation = { adjustStock:
    | { product: { id: string, sku: string, quantity: number, stock: number, version: number, revision: number } }
    | { __typename: 'ConflictError', currentVersion: number | null, currentRevision: number | null, code: ErrorCode, message: string, uz: string, ru: string, currentTotal: { amount: string, currencyCode: string } | null }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string, uz: string, ru: string }
    | { __typename: 'InsufficientStockError', code: ErrorCode, message: string, uz: string, ru: string, items: Array<{ sku: string, requested: number, available: number }> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string, uz: string, ru: string }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, uz: string, ru: string, issues: Array<{ path: Array<string>, rule: ValidationRule, limit: string | null, value: string | null, message: string, uz: string, ru: string }> }
   };

export type AlertsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  language?: AlertLanguage | null | undefined;
}>;


export type AlertsQuery = { alerts: { changesCursor: string, nodes: Array<{ id: string, kind: AlertKind, raisedAt: string, resolvedAt: string | null, revision: number, text: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AlertChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  language?: AlertLanguage | null | undefined;
}>;


export type AlertChangesSubscription = { alertChanged: { cursor: string, alert: { id: string, kind: AlertKind, raisedAt: string, resolvedAt: string | null, revision: number, text: string } } };

export const RefusalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"currentTotal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]} as unknown as DocumentNode<RefusalFragment, unknown>;
export const SignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"currentTotal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const ShopDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"baseCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"today"}},{"kind":"Field","name":{"kind":"Name","value":"holdMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"maxOpenOrders"}},{"kind":"Field","name":{"kind":"Name","value":"maxOpenUnits"}},{"kind":"Field","name":{"kind":"Name","value":"release"}}]}}]}}]} as unknown as DocumentNode<ShopQuery, ShopQueryVariables>;
export const ProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Products"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"100"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockCursor"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ProductsQuery, ProductsQueryVariables>;
export const StockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Stock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"skus"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"skus"},"value":{"kind":"Variable","name":{"kind":"Name","value":"skus"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}}]}}]}}]}}]} as unknown as DocumentNode<StockSubscription, StockSubscriptionVariables>;
export const OrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Orders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changesCursor"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"customerName"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<OrdersQuery, OrdersQueryVariables>;
export const OrderChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OrderChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"customerName"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrderChangesSubscription, OrderChangesSubscriptionVariables>;
export const PlaceStoreOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlaceStoreOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeStoreOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"currentTotal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]} as unknown as DocumentNode<PlaceStoreOrderMutation, PlaceStoreOrderMutationVariables>;
export const CreateManualOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateManualOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateManualOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createManualOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateManualOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"currentTotal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]} as unknown as DocumentNode<CreateManualOrderMutation, CreateManualOrderMutationVariables>;
export const UpdateOrderStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateOrderStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOrderStatusInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateOrderStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOrderStatusPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"currentTotal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateOrderStatusMutation, UpdateOrderStatusMutationVariables>;
export const CancelOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"currentTotal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]} as unknown as DocumentNode<CancelOrderMutation, CancelOrderMutationVariables>;
export const AdjustStockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdjustStock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","alias":{"kind":"Name","value":"uz"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"UZ"}}]},{"kind":"Field","alias":{"kind":"Name","value":"ru"},"name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"EnumValue","value":"RU"}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"currentTotal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]} as unknown as DocumentNode<AdjustStockMutation, AdjustStockMutationVariables>;
export const AlertsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Alerts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}},"defaultValue":{"kind":"EnumValue","value":"UZ"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changesCursor"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<AlertsQuery, AlertsQueryVariables>;
export const AlertChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"AlertChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}},"defaultValue":{"kind":"EnumValue","value":"UZ"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"alert"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}}]}}]} as unknown as DocumentNode<AlertChangesSubscription, AlertChangesSubscriptionVariables>;
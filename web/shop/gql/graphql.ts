/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** Filter of products. An omitted field does not filter; an empty list finds nothing. */
export type ProductFilter = {
  /** Exactly this category, as in `Shop.categories`. */
  category?: string | null | undefined;
  /** true: products that the Mini App shop offers; false: the others. */
  inShop?: boolean | null | undefined;
  /** true: products that the Mini App shop can sell now (`Product.stock` above 0); false: the others. */
  inShopStock?: boolean | null | undefined;
  /** Ids of the products, at most 500. */
  productIds?: Array<string | number> | null | undefined;
  /** SKUs of the products, at most 500. */
  skus?: Array<string> | null | undefined;
  /** Part of the SKU or of the name, or a whole barcode. Empty: all products. */
  text?: string | null | undefined;
};

/** Limits of one buyer in the Mini App shop, and of receipts. More values may be added. */
export type ShopLimit =
  /** Orders that wait for confirmation. */
  | 'OPEN_ORDERS'
  /** Drafts of receipts at the same time. */
  | 'OPEN_RECEIPTS'
  /** Units in orders that wait for confirmation. */
  | 'OPEN_UNITS'
  /** Orders placed in the last hour. */
  | 'ORDERS_PER_HOUR'
  /** Lines of one receipt. */
  | 'RECEIPT_LINES';

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

/** A line of an order in the Mini App shop. The price is the shop's; it cannot be sent. */
export type StoreOrderItemInput = {
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** Units to order, 1 to 1,000,000. */
  quantity: number;
  /** SKU of the product. */
  sku: string;
};

export type ShopSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type ShopSignInMutation = { signIn:
    | { __typename: 'ConflictError' }
    | { __typename: 'IdempotencyConflictError' }
    | { __typename: 'SignInPayload', token: string }
    | { __typename: 'SignInRefusedError', reason: SignInRefusalReason }
    | { __typename: 'ValidationError' }
   | null };

export type ShopPlaceOrderMutationVariables = Exact<{
  input: PlaceStoreOrderInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ShopPlaceOrderMutation = { placeStoreOrder:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, currentTotal: { amount: string, currencyCode: string } | null, reached: { rule: ShopLimit, limit: number, used: number } | null }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'InsufficientStockError', code: ErrorCode, message: string, items: Array<{ sku: string, requested: number, available: number }> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'PlaceStoreOrderPayload', order: { id: string, number: string, status: OrderStatus, revision: number, createdAt: string, heldUntil: string | null, canCancel: boolean, note: string | null, customerPhone: string | null, delivery: { method: DeliveryMethod, address: string | null } | null, total: { amount: string, currencyCode: string }, items: Array<{ id: string, sku: string, quantity: number, cancelledQuantity: number, unitPrice: { amount: string, currencyCode: string } | null, product: { id: string, name: string } | null }> } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, issues: Array<{ path: Array<string>, message: string }> }
   };

export type ShopOrdersQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ShopOrdersQuery = { orders: { changesCursor: string, nodes: Array<{ id: string, number: string, status: OrderStatus, revision: number, createdAt: string, heldUntil: string | null, canCancel: boolean, note: string | null, customerPhone: string | null, delivery: { method: DeliveryMethod, address: string | null } | null, total: { amount: string, currencyCode: string }, items: Array<{ id: string, sku: string, quantity: number, cancelledQuantity: number, unitPrice: { amount: string, currencyCode: string } | null, product: { id: string, name: string } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ShopOrderFragment = { id: string, number: string, status: OrderStatus, revision: number, createdAt: string, heldUntil: string | null, canCancel: boolean, note: string | null, customerPhone: string | null, delivery: { method: DeliveryMethod, address: string | null } | null, total: { amount: string, currencyCode: string }, items: Array<{ id: string, sku: string, quantity: number, cancelledQuantity: number, unitPrice: { amount: string, currencyCode: string } | null, product: { id: string, name: string } | null }> };

export type ShopOrderChangesSubscriptionVariables = Exact<{
  after: string;
}>;


export type ShopOrderChangesSubscription = { orderChanged: { cursor: string, order: { id: string, number: string, status: OrderStatus, revision: number, createdAt: string, heldUntil: string | null, canCancel: boolean, note: string | null, customerPhone: string | null, delivery: { method: DeliveryMethod, address: string | null } | null, total: { amount: string, currencyCode: string }, items: Array<{ id: string, sku: string, quantity: number, cancelledQuantity: number, unitPrice: { amount: string, currencyCode: string } | null, product: { id: string, name: string } | null }> } } };

export type ShopCancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
  language?: AlertLanguage | null | undefined;
}>;


export type ShopCancelOrderMutation = { cancelOrder:
    | { __typename: 'CancelOrderPayload', order: { id: string, number: string, status: OrderStatus, revision: number, createdAt: string, heldUntil: string | null, canCancel: boolean, note: string | null, customerPhone: string | null, delivery: { method: DeliveryMethod, address: string | null } | null, total: { amount: string, currencyCode: string }, items: Array<{ id: string, sku: string, quantity: number, cancelledQuantity: number, unitPrice: { amount: string, currencyCode: string } | null, product: { id: string, name: string } | null }> } }
    | { __typename: 'ConflictError', message: string }
    | { __typename: 'IdempotencyConflictError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string }
   };

export type ShopProductsQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
}>;


export type ShopProductsQuery = { products: { stockCursor: string, nodes: Array<{ id: string, sku: string, name: string, description: string | null, picture: string | null, stock: number, archived: boolean, inShop: boolean | null, revision: number, price: { amount: string, currencyCode: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ShopProductFragment = { id: string, sku: string, name: string, description: string | null, picture: string | null, stock: number, archived: boolean, inShop: boolean | null, revision: number, price: { amount: string, currencyCode: string } | null };

export type ShopCartQueryVariables = Exact<{
  skus?: Array<string> | string | null | undefined;
}>;


export type ShopCartQuery = { products: { nodes: Array<{ id: string, sku: string, name: string, description: string | null, picture: string | null, stock: number, archived: boolean, inShop: boolean | null, revision: number, price: { amount: string, currencyCode: string } | null }> } };

export type ShopStockSubscriptionVariables = Exact<{
  after: string;
}>;


export type ShopStockSubscription = { stockUpdated: { cursor: string, product: { id: string, sku: string, name: string, description: string | null, picture: string | null, stock: number, archived: boolean, inShop: boolean | null, revision: number, price: { amount: string, currencyCode: string } | null } } };

export type ShopSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopSettingsQuery = { shop: { timeZone: string, categories: Array<string> | null, notifiesBuyers: boolean } | null, marketplace: { id: string, name: string } | null };

export const ShopOrderFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShopOrder"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"canCancel"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"customerPhone"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ShopOrderFragment, unknown>;
export const ShopProductFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShopProduct"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"picture"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"inShop"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]} as unknown as DocumentNode<ShopProductFragment, unknown>;
export const ShopSignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShopSignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]} as unknown as DocumentNode<ShopSignInMutation, ShopSignInMutationVariables>;
export const ShopPlaceOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShopPlaceOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeStoreOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShopOrder"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentTotal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reached"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"used"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShopOrder"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"canCancel"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"customerPhone"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ShopPlaceOrderMutation, ShopPlaceOrderMutationVariables>;
export const ShopOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShopOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"marketplace"},"value":{"kind":"StringValue","value":"amazing_store","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changesCursor"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShopOrder"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShopOrder"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"canCancel"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"customerPhone"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ShopOrdersQuery, ShopOrdersQueryVariables>;
export const ShopOrderChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ShopOrderChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShopOrder"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShopOrder"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"canCancel"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"customerPhone"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ShopOrderChangesSubscription, ShopOrderChangesSubscriptionVariables>;
export const ShopCancelOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShopCancelOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShopOrder"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShopOrder"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"canCancel"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"customerPhone"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"address"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ShopCancelOrderMutation, ShopCancelOrderMutationVariables>;
export const ShopProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShopProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockCursor"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShopProduct"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShopProduct"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"picture"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"inShop"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]} as unknown as DocumentNode<ShopProductsQuery, ShopProductsQueryVariables>;
export const ShopCartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShopCart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"skus"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"archived"},"value":{"kind":"NullValue"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"skus"},"value":{"kind":"Variable","name":{"kind":"Name","value":"skus"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShopProduct"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShopProduct"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"picture"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"inShop"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]} as unknown as DocumentNode<ShopCartQuery, ShopCartQueryVariables>;
export const ShopStockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ShopStock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ShopProduct"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ShopProduct"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"picture"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"inShop"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]} as unknown as DocumentNode<ShopStockSubscription, ShopStockSubscriptionVariables>;
export const ShopSettingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShopSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"categories"}},{"kind":"Field","name":{"kind":"Name","value":"notifiesBuyers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"StringValue","value":"amazing_store","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ShopSettingsQuery, ShopSettingsQueryVariables>;
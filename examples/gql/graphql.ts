/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** A line of an order in the Mini App shop. The price is the shop's; it cannot be sent. */
export type StoreOrderItemInput = {
  /** Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product. */
  productId?: string | number | null | undefined;
  /** Units to order, 1 to 1,000,000. */
  quantity: number;
  /** SKU of the product. */
  sku: string;
};

export type ShopProductsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ShopProductsQuery = { products: { stockCursor: string, edges: Array<{ node: { id: string, sku: string, name: string, stock: number, archived: boolean, revision: number, price: { amount: string, currencyCode: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ShopStockSubscriptionVariables = Exact<{
  after: string;
}>;


export type ShopStockSubscription = { stockUpdated: { sku: string, stock: number, archived: boolean, revision: number, cursor: string, price: { amount: string, currencyCode: string } | null, product: { id: string, name: string } } };

export type ShopOrderMutationVariables = Exact<{
  input: PlaceStoreOrderInput;
}>;


export type ShopOrderMutation = { placeStoreOrder:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, currentTotal: { amount: string, currencyCode: string } | null }
    | { __typename: 'IdempotencyConflictError', code: ErrorCode, message: string }
    | { __typename: 'InsufficientStockError', message: string, code: ErrorCode, items: Array<{ sku: string, requested: number, available: number }> }
    | { __typename: 'NotFoundError', code: ErrorCode, message: string }
    | { __typename: 'PlaceStoreOrderPayload', order: { number: string, heldUntil: string | null, total: { amount: string, currencyCode: string } } }
    | { __typename: 'ValidationError', code: ErrorCode, message: string }
   };

export type ShopOrdersSubscriptionVariables = Exact<{
  after: string;
}>;


export type ShopOrdersSubscription = { orderChanged: { cursor: string, order: { id: string, number: string, status: OrderStatus, heldUntil: string | null, revision: number } } };

export type OwnOrdersQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnOrdersQuery = { orders: { changesCursor: string, edges: Array<{ node: { id: string, number: string, status: OrderStatus, heldUntil: string | null, revision: number } }> } };


export const ShopProductsDocument = {"__meta__":{"hash":"sha256:662fa92ac9a5311a23abb42b541289dfb76cc8b705d33d9f04f749b09d2128a6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShopProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockCursor"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ShopProductsQuery, ShopProductsQueryVariables>;
export const ShopStockDocument = {"__meta__":{"hash":"sha256:5bd138d1d2af9e63553bcef3be00df6206a58750369931184ac21e8b5c1cf1ef"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ShopStock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ShopStockSubscription, ShopStockSubscriptionVariables>;
export const ShopOrderDocument = {"__meta__":{"hash":"sha256:18ed6b76deb7bd276ca35b4957769c358e693af1b3f700b52ddaa4fbaaeb6df8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ShopOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeStoreOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentTotal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ShopOrderMutation, ShopOrderMutationVariables>;
export const ShopOrdersDocument = {"__meta__":{"hash":"sha256:cce5fdd16373d88b069befcf278fa0d8d3d67aeef92016e3b1df1c317156195b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ShopOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}}]}}]} as unknown as DocumentNode<ShopOrdersSubscription, ShopOrdersSubscriptionVariables>;
export const OwnOrdersDocument = {"__meta__":{"hash":"sha256:0972faa01cf876117b5a4473014829de912513ad00332f3d2f5bde263d25961d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changesCursor"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OwnOrdersQuery, OwnOrdersQueryVariables>;
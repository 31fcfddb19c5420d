/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A difference that was real. */
export type AcceptDriftInput = {
  /** Which one. */
  driftId: string | number;
  /** A repeated call with it gets the first one's result, and changes nothing again. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** What it was. */
  meaning: DriftMeaning;
  /** A remark for the ledger. */
  note?: string | null | undefined;
};

/** Why a person changes stock. */
export type AdjustReason =
  /** A mistake is mended. */
  | 'CORRECTION'
  /** Goods came in. */
  | 'RECEIPT'
  /** Somebody counted. */
  | 'STOCKTAKE'
  /** Goods went to or came from another warehouse. */
  | 'TRANSFER'
  /** Goods were lost or broken. */
  | 'WRITE_OFF';

/** What a person says of the stock of a product: one of quantityChange and countedQuantity. */
export type AdjustStockInput = {
  /** When it was counted; absent: now. What was sold, shipped or received since stays as it is; a count older than one that stands already is refused. */
  countedAt?: string | null | undefined;
  /** Units counted on the shelf, those sold but not shipped included. */
  countedQuantity?: number | null | undefined;
  /** Refuse when the product has another version. */
  expectedVersion?: number | null | undefined;
  /** A repeated call with it gets the first one's result, and changes nothing again. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** A remark. */
  note?: string | null | undefined;
  /** Units: negative out, positive in. */
  quantityChange?: number | null | undefined;
  /** Why. */
  reason: AdjustReason;
  /** Which product. */
  sku: string;
  /** Code of the warehouse; absent: the default one. */
  warehouse?: string | null | undefined;
};

/** What a person should know of; more may be added. */
export type AlertKind =
  /** A credential ends soon. */
  | 'CREDENTIAL_EXPIRES'
  /** A marketplace shows another figure than it should. */
  | 'DRIFT'
  /** An event, or a part of it, could not be read or applied: replay or dismiss it. */
  | 'EVENT_FAILED'
  /** An event is not applied, because only a person can say what it means: replay it by its id if it is true. */
  | 'EVENT_WAITS'
  /** A marketplace refuses figures and shows more than there is: it can sell what is not there. */
  | 'FIGURE_REFUSED'
  /** An unusual change is held until a person confirms it. */
  | 'GUARD_HELD'
  /** A product is at or below its threshold. */
  | 'LOW_STOCK'
  /** A marketplace does not take stock figures, cannot be read, or refuses the credentials. */
  | 'MARKETPLACE_FAILING'
  /** More was sold than there was; names the orders. */
  | 'OVERSOLD'
  /** The database was restored or copied: no marketplace is called until a person runs ombor resume-after-restore. */
  | 'RESTORED'
  /** A marketplace has told nothing for longer than usual. */
  | 'SILENCE'
  /** A product was sold that is linked to none of ours. */
  | 'UNLINKED_SALE';

/** A language that alerts can be told in. */
export type AlertLanguage =
  /** English. */
  | 'EN'
  /** Russian. */
  | 'RU'
  /** Uzbek. */
  | 'UZ';

/** What best explains that a marketplace shows something else; more may be added. */
export type DriftCause =
  /** It shows an earlier figure of ours again: an older push landed late. */
  | 'GHOST_WRITE'
  /** It shows more than it confirmed: most likely an edit there. */
  | 'MANUAL_EDIT'
  /** Units went without an event: most likely a sale that nobody told. */
  | 'MISSED_EVENT'
  /** It does not list the product. */
  | 'NOT_LISTED'
  /** It refused our figure. */
  | 'REJECTED_PUSH'
  /** What it showed before is not known. */
  | 'UNKNOWN';

/** What a person says a difference was. */
export type DriftMeaning =
  /** The stock itself is different: corrected, no sale. */
  | 'CORRECTION'
  /** Units were sold there: counted as a sale of that marketplace. */
  | 'SALE';

/** Names a refusal; more may be added. */
export type ErrorCode =
  /** There is one of that name already. */
  | 'ALREADY_EXISTS'
  /** The idempotency key was used before with another input. */
  | 'IDEMPOTENCY_CONFLICT'
  /** There is less than was asked for. */
  | 'INSUFFICIENT_STOCK'
  /** It does not fit the present state. */
  | 'INVALID_STATE'
  /** A limit does not allow it. */
  | 'LIMIT_REACHED'
  /** The marketplace itself refused. */
  | 'MARKETPLACE_REFUSED'
  /** Something that the input names does not exist. */
  | 'NOT_FOUND'
  /** The order comes to another total than expected; nothing was ordered. */
  | 'PRICE_CHANGED'
  /** It was changed since it was read. */
  | 'STALE_VERSION'
  /** The input is not usable. */
  | 'VALIDATION';

/** What kind of place of sale it is; more may be added. */
export type MarketplaceType =
  /** A marketplace that Ombor calls over HTTP. */
  | 'API'
  /** The own Mini App shop. */
  | 'INTERNAL'
  /** Orders are typed in by staff. */
  | 'MANUAL';

/** Why a stock figure moved; more may be added. */
export type MovementType =
  /** One of our own orders was cancelled, or not confirmed in time. */
  | 'CANCELLATION'
  /** A mistake was corrected. */
  | 'CORRECTION'
  /** Set aside for an order that is not confirmed; never written. */
  | 'HOLD'
  /** A hold was given up; never written. */
  | 'HOLD_RELEASE'
  /** A marketplace order was cancelled. */
  | 'MARKETPLACE_CANCELLATION'
  /** Goods of a marketplace order came back. */
  | 'MARKETPLACE_RETURN'
  /** A sale on a marketplace. */
  | 'MARKETPLACE_SALE'
  /** What was there when the product was entered. */
  | 'OPENING'
  /** Goods came in. */
  | 'RECEIPT'
  /** Goods of one of our own orders came back. */
  | 'RETURN'
  /** A store order or an order typed in. */
  | 'SALE'
  /** Somebody counted. */
  | 'STOCKTAKE'
  /** Goods went to or came from another warehouse. */
  | 'TRANSFER'
  /** Goods were lost or broken. */
  | 'WRITE_OFF';

/** Where an order stands; more may be added. */
export type OrderStatus =
  /** Cancelled as a whole. */
  | 'CANCELLED'
  /** Confirmed by the seller. */
  | 'CONFIRMED'
  /** With the customer. */
  | 'DELIVERED'
  /** It was not confirmed in time; its units were given back. */
  | 'EXPIRED'
  /** Its units are set aside until it is confirmed. */
  | 'HELD'
  /** Placed. */
  | 'NEW'
  /** Came back. */
  | 'RETURNED'
  /** Handed over. */
  | 'SHIPPED';

/** How far the figure of a listing has come; more may be added. */
export type PushState =
  /** The marketplace has confirmed the present figure. */
  | 'CONFIRMED'
  /** A guard holds it until a person confirms. */
  | 'HELD_BY_GUARD'
  /** It is being sent. */
  | 'IN_FLIGHT'
  /** The marketplace has not been told a figure yet. */
  | 'NEVER_PUSHED'
  /** A newer figure waits to be sent. */
  | 'OWED'
  /** The marketplace is paused and a figure is owed. */
  | 'PAUSED'
  /** The marketplace refused it; pushStateReason says why. */
  | 'REFUSED';

/** What the caller may do; more may be added. */
export type Role =
  /** A Telegram user: public product fields, own orders, live stock. */
  | 'BUYER'
  /** Products, orders, stock. */
  | 'OPERATOR'
  /** Everything: settings, secrets, keys. */
  | 'OWNER'
  /** Reads everything, changes nothing. */
  | 'VIEWER';

/** Which products, by their stock: for staff by `Product.quantity`, for buyers by `Product.stock`, which is what the shop sells. */
export type StockFilter =
  /** Staff: with free units. Buyers: that can be ordered now. */
  | 'IN'
  /** At or below their low-stock threshold. Staff only. */
  | 'LOW'
  /** Staff: without free units. Buyers: that cannot be ordered now. */
  | 'OUT'
  /** Sold beyond what there was. Staff only. */
  | 'OVERSOLD';

/** Which adjustment to take back. */
export type UndoAdjustmentInput = {
  /** A repeated call with it gets the first one's result, and changes nothing again. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The movement that adjustStock made. */
  movementId: string | number;
  /** Why. */
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


export const ShopDocument = {"__meta__":{"hash":"sha256:ed0d7c423c558beff8f47b0976f6a08d2940d17c5566786bc1e61470a246927d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ShopQuery, ShopQueryVariables>;
export const FollowStockDocument = {"__meta__":{"hash":"sha256:f32737fbdb889f3ee045a0a22b79efb78de5a66225e4f1214c5ef822a26093f2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowStock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockUpdated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FollowStockSubscription, FollowStockSubscriptionVariables>;
export const FollowListingsDocument = {"__meta__":{"hash":"sha256:9a6d60df3f0dccffd0404708efdb858f12371e310ea753fa065025f18e674cf3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowListings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProductUpdated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"pushStateReason"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"unlinking"}}]}}]}}]} as unknown as DocumentNode<FollowListingsSubscription, FollowListingsSubscriptionVariables>;
export const FollowOrdersDocument = {"__meta__":{"hash":"sha256:2788252696871b9eb4f707e1c339608fbc73dfe9f763f4aac63e1599ca4aa327"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderUpdated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"shipBy"}},{"kind":"Field","name":{"kind":"Name","value":"heldUntil"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]} as unknown as DocumentNode<FollowOrdersSubscription, FollowOrdersSubscriptionVariables>;
export const FollowAlertsDocument = {"__meta__":{"hash":"sha256:a15a66c3d0da08df73f16e5bd758a278512dc33934ea114f585d621958adc733"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowAlerts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alertChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"alert"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}}]}}]}}]}}]} as unknown as DocumentNode<FollowAlertsSubscription, FollowAlertsSubscriptionVariables>;
export const StockDocument = {"__meta__":{"hash":"sha256:e3ba1d41aa79c8c62d530fdf3565ff11c4103fc6c6dd60018ef6820f93d45ec1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Stock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stock"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StockFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"stock"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stock"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"SKU"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProducts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"differs"},"name":{"kind":"Name","value":"marketplaceProducts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"differs"},"value":{"kind":"BooleanValue","value":true}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<StockQuery, StockQueryVariables>;
export const ScanDocument = {"__meta__":{"hash":"sha256:2996464441acfee1eb9fee631a9850af155e492b61367d35ebabdc8f011e4ecd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Scan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"byBarcode"},"name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"barcode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"bySku"},"name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"like"},"name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}}]} as unknown as DocumentNode<ScanQuery, ScanQueryVariables>;
export const AdjustDocument = {"__meta__":{"hash":"sha256:0562062c234bdbccb2e96308e0a48101521c7a6353bb98a18d21f660588c8351"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Adjust"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AdjustMutation, AdjustMutationVariables>;
export const UndoDocument = {"__meta__":{"hash":"sha256:c2e308be81337667705c48cde8bc9327a9f7a3ee8e540de594a7ec072bed17a2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Undo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UndoAdjustmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"undoAdjustment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UndoAdjustmentPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UndoMutation, UndoMutationVariables>;
export const TodayDocument = {"__meta__":{"hash":"sha256:3f454115b3f677010c508ff957000b1608739b3fe944ae5de58c14d2d077fc06"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Today"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"now"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dayStart"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"weekAgo"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"weekAgoEnd"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"late"},"name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"NEW"},{"kind":"EnumValue","value":"CONFIRMED"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"shipBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"now"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toShip"},"name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"statuses"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"NEW"},{"kind":"EnumValue","value":"CONFIRMED"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"shipBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"EnumValue","value":"SHIP_BY_ASC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"shipBy"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"oversold"},"name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"stock"},"value":{"kind":"EnumValue","value":"OVERSOLD"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"sales"},"name":{"kind":"Name","value":"salesAnalytics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayStart"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dayEnd"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","alias":{"kind":"Name","value":"salesAWeekAgo"},"name":{"kind":"Name","value":"salesAnalytics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weekAgo"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"weekAgoEnd"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unitsSold"}},{"kind":"Field","name":{"kind":"Name","value":"revenue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"profit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"sync"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"owed"}},{"kind":"Field","name":{"kind":"Name","value":"oldestOwedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastEventAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"callsLeftToday"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latency"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"p95Ms"}}]}}]}}]}}]} as unknown as DocumentNode<TodayQuery, TodayQueryVariables>;
export const WhyDocument = {"__meta__":{"hash":"sha256:243de5a86b8c021c38af70f2ccf842af932955c41084e60e08865ce73825c729"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Why"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertLanguage"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"awaitingShipment"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProducts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"pushStateReason"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"unitsPerItem"}},{"kind":"Field","name":{"kind":"Name","value":"stockLastSyncedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"alerts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}]},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"drifts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"shown"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"movements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityBefore"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undoes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"undoneBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhyQuery, WhyQueryVariables>;
export const AcceptDifferenceDocument = {"__meta__":{"hash":"sha256:e392c600b2ec9a815b7b79857cd571fa94c7e458d3294daa9169f9e38db7138d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptDifference"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptDriftInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptDrift"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptDriftPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"drift"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resolvedAt"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptDifferenceMutation, AcceptDifferenceMutationVariables>;
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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
  /** When it was counted; absent: now. */
  countedAt?: string | null | undefined;
  /** Units counted on the shelf, those sold but not shipped included. */
  countedQuantity?: number | null | undefined;
  /** Refuse when the product has another version. */
  expectedVersion?: number | null | undefined;
  /** A repeated call with it gets the first one's result. */
  idempotencyKey?: string | null | undefined;
  /** A remark. */
  note?: string | null | undefined;
  /** Units: negative out, positive in. */
  quantityChange?: number | null | undefined;
  /** Why. */
  reason: AdjustReason;
  /** Which product. */
  sku: string;
};

/** What a faulty row means for the others. */
export type BulkMode =
  /** Nothing is written. */
  | 'REJECT_ALL'
  /** The good ones are written. */
  | 'SKIP_BAD_ROWS';

/** What became of a row. */
export type BulkOutcome =
  /** It entered a product or a listing. */
  | 'CREATED'
  /** It has an error. */
  | 'ERROR'
  /** It said what was so already. */
  | 'UNCHANGED'
  /** It changed something. */
  | 'UPDATED';

/** A product, and with `marketplace` a listing of it; several rows may name one product. A field that is absent stays; null clears it. */
export type BulkRowInput = {
  /** Barcodes as text, all of them. */
  barcodes?: Array<string> | null | undefined;
  /** What one unit costs the seller, in the base currency. */
  costPrice?: string | null | undefined;
  /** Address of a picture. */
  imageUrl?: string | null | undefined;
  /** At or below this it counts as low. */
  lowStockThreshold?: number | null | undefined;
  /** Code of the marketplace where it is offered. */
  marketplace?: string | null | undefined;
  /** Price of one item there, in the marketplace's currency. */
  marketplacePrice?: string | null | undefined;
  /** The marketplace's id of it; needed for a new listing. */
  marketplaceProductId?: string | null | undefined;
  /** The article number there: which listing. Absent: the SKU. */
  marketplaceSku?: string | null | undefined;
  /** Name; needed for a new product. */
  name?: string | null | undefined;
  /** Price in the Mini App shop, in the base currency. */
  price?: string | null | undefined;
  /** Free units that there shall be, as `Product.quantity` shows them: units sold but not shipped are not among them. What differs becomes a stocktake, of a new product its opening. */
  quantity?: number | null | undefined;
  /** false: it shows 0. */
  selling?: boolean | null | undefined;
  /** In the shape of the adapter's linkSchema; replaces all of it. */
  settings?: unknown;
  /** Which product; one that does not exist is entered. */
  sku: string;
  /** Units held back from it. */
  stockBuffer?: number | null | undefined;
  /** The most units that it may show. */
  stockLimit?: number | null | undefined;
  /** With fewer units than this free it shows 0. */
  stockMinimum?: number | null | undefined;
  /** Share of the quantity that it may show, in percent. */
  stockPercent?: number | null | undefined;
  /** Units in one item there (3: packs of three). */
  unitsPerItem?: number | null | undefined;
};

/** Rows to enter or change. */
export type BulkUpsertInput = {
  /** true: nothing is written, only the outcome told. */
  dryRun?: boolean | null | undefined;
  /** A repeated call with it gets the first one's result. */
  idempotencyKey?: string | null | undefined;
  /** What a faulty row means for the rest. */
  mode?: BulkMode | null | undefined;
  /** At most 1,000. */
  rows: Array<BulkRowInput>;
};

/** What to cancel of an order. */
export type CancelOrderInput = {
  /** Absent: all that is left. */
  items?: Array<ItemQuantityInput> | null | undefined;
  /** Which order. */
  orderId: string | number;
  /** Why. */
  reason?: string | null | undefined;
  /** false: the units do not go back to stock. Absent: they do, before the order is shipped. */
  restock?: boolean | null | undefined;
};

/** An order that came by phone or from a place without an API. Lines with the same SKU are merged. */
export type CreateManualOrderInput = {
  /** Who ordered. */
  customerName: string;
  /** Phone with + and country code. */
  customerPhone?: string | null | undefined;
  /** A repeated call with it gets the first one's result. */
  idempotencyKey?: string | null | undefined;
  /** What was ordered. */
  items: Array<OrderItemInput>;
  /** Code of a place of type MANUAL, such as olx. */
  marketplace: string;
  /** A remark. */
  note?: string | null | undefined;
};

/** A product to be entered. */
export type CreateProductInput = {
  /** Barcodes as text. */
  barcodes?: Array<string> | null | undefined;
  /** What one unit costs the seller, in the base currency. */
  costPrice?: string | null | undefined;
  /** Address of a picture. */
  imageUrl?: string | null | undefined;
  /** At or below this it counts as low. */
  lowStockThreshold?: number | null | undefined;
  /** Its name. */
  name: string;
  /** Price in the Mini App shop, in the base currency. */
  price?: string | null | undefined;
  /** Units that are there now; absent: 0. */
  quantity?: number | null | undefined;
  /** Its article number; kept exactly as given. */
  sku: string;
};

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
  /** It was changed since it was read. */
  | 'STALE_VERSION'
  /** The input is not usable. */
  | 'VALIDATION';

/** So many of one line. */
export type ItemQuantityInput = {
  /** How many. */
  quantity: number;
  /** Which line. */
  sku: string;
};

/** A product to be offered on a marketplace. */
export type LinkProductInput = {
  /** Code of the marketplace. */
  marketplace: string;
  /** The marketplace's id of the product. */
  marketplaceProductId: string;
  /** The article number there. */
  marketplaceSku: string;
  /** Price of one item there, in the marketplace's currency. */
  price?: string | null | undefined;
  /** false: it shows 0. */
  selling?: boolean | null | undefined;
  /** In the shape of the adapter's linkSchema. */
  settings?: unknown;
  /** SKU of the product. */
  sku: string;
  /** Units held back from it. */
  stockBuffer?: number | null | undefined;
  /** The most units that it may show. */
  stockLimit?: number | null | undefined;
  /** With fewer units than this free it shows 0: the last ones are for other places. Absent: 0. */
  stockMinimum?: number | null | undefined;
  /** Share of the quantity that it may show, in percent. */
  stockPercent?: number | null | undefined;
  /** Units in one item (3: packs of three). */
  unitsPerItem?: number | null | undefined;
};

/** Why a stock figure moved. */
export type MovementType =
  /** One of our own orders was cancelled. */
  | 'CANCELLATION'
  /** A mistake was mended. */
  | 'CORRECTION'
  /** Set aside for an order that is not confirmed. */
  | 'HOLD'
  /** A hold was given up. */
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

/** A line of an order that staff type in. */
export type OrderItemInput = {
  /** How many units. */
  quantity: number;
  /** Which product. */
  sku: string;
  /** Price of one; absent: the listing's, then the product's, then none. */
  unitPrice?: string | null | undefined;
};

/** Where an order stands. */
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

/** An order in the Mini App shop. Lines with the same SKU are merged. */
export type PlaceStoreOrderInput = {
  /** Who orders. */
  customerName?: string | null | undefined;
  /** Phone with + and country code. */
  customerPhone?: string | null | undefined;
  /** A repeated call with it gets the first one's result. */
  idempotencyKey: string;
  /** What is ordered. */
  items: Array<StoreOrderItemInput>;
  /** A remark. */
  note?: string | null | undefined;
};

/** How far the figure of a listing has come. */
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

/** Who sells the last units. */
export type ReserveLastUnitsInput = {
  /** With fewer free units than this only the chosen places sell; 0: all do. */
  below: number;
  /** Codes of the chosen places; at least one. */
  marketplaces: Array<string>;
  /** One product, by the rules of its listings; absent: all, by the rules of the places. */
  sku?: string | null | undefined;
};

/** Another secret for the webhooks of a marketplace. */
export type RotateWebhookSecretInput = {
  /** How long the one before is still accepted, at most 720. */
  keepOldForHours?: number | null | undefined;
  /** Its code. */
  marketplace: string;
  /** Absent: made. */
  newSecret?: string | null | undefined;
};

/** The one signal of a marketplace that moves stock for its sales. */
export type SaleSignal =
  /** Its orders. */
  | 'ORDERS'
  /** Changed stock figures with their cause. */
  | 'STOCK';

/** A line of a store order; the price is never taken from the buyer. */
export type StoreOrderItemInput = {
  /** How many units. */
  quantity: number;
  /** Which product. */
  sku: string;
};

/** A listing to be taken off a marketplace. */
export type UnlinkProductInput = {
  /** Code of the marketplace. */
  marketplace: string;
  /** The article number there. */
  marketplaceSku: string;
  /** true: the marketplace is told 0, and the listing goes some seconds after it has confirmed that; its sales count until then. false: it goes at once, and the marketplace keeps what it shows. */
  showZero?: boolean | null | undefined;
};

/** What to change of a place of sale. A field that is absent stays; null: the adapter's default, or none. */
export type UpdateMarketplaceInput = {
  /** In the shape of its credentialsSchema; tried before they are stored, never given out again. */
  credentials?: unknown;
  /** Its code. */
  marketplace: string;
  /** Name for people; cannot be cleared. */
  name?: string | null | undefined;
  /** Seconds between polls of its orders. */
  orderPollSeconds?: number | null | undefined;
  /** Minutes between fallback stock polls. */
  pollIntervalMinutes?: number | null | undefined;
  /** The one signal that moves stock for its sales. */
  saleSignal?: SaleSignal | null | undefined;
  /** false: every listing there shows 0. */
  selling?: boolean | null | undefined;
  /** In the shape of the adapter's settingsSchema; replaces all of it. */
  settings?: unknown;
  /** Units held back from every listing there. */
  stockBuffer?: number | null | undefined;
  /** The most units that any listing there may show. */
  stockLimit?: number | null | undefined;
  /** With fewer units than this free every listing there shows 0: the last ones are for other places. */
  stockMinimum?: number | null | undefined;
  /** Share of the quantity that any listing there may show, in percent. */
  stockPercent?: number | null | undefined;
  /** Whether it can send webhooks at all. */
  supportsWebhooks?: boolean | null | undefined;
  /** Whether its webhooks are taken. */
  webhookEnabled?: boolean | null | undefined;
};

/** What to change of a listing. A field that is absent stays; null: no such price or restriction. */
export type UpdateMarketplaceProductInput = {
  /** Code of the marketplace. */
  marketplace: string;
  /** The marketplace's id of the product; cannot be cleared. */
  marketplaceProductId?: string | null | undefined;
  /** The article number there: which listing. */
  marketplaceSku: string;
  /** Price of one item there, in the marketplace's currency. */
  price?: string | null | undefined;
  /** false: it shows 0. */
  selling?: boolean | null | undefined;
  /** In the shape of the adapter's linkSchema; replaces all of it. */
  settings?: unknown;
  /** Units held back from it. */
  stockBuffer?: number | null | undefined;
  /** The most units that it may show. */
  stockLimit?: number | null | undefined;
  /** With fewer units than this free it shows 0. */
  stockMinimum?: number | null | undefined;
  /** Share of the quantity that it may show, in percent. */
  stockPercent?: number | null | undefined;
  /** Units in one item (3: packs of three). */
  unitsPerItem?: number | null | undefined;
};

/** What to change of a product. A field that is absent stays; null clears it. */
export type UpdateProductInput = {
  /** true: it shows 0 everywhere at once and sells no more; false: on sale again. */
  archived?: boolean | null | undefined;
  /** Barcodes as text, all of them; null: none. */
  barcodes?: Array<string> | null | undefined;
  /** What one unit costs the seller from now on; sales until now keep theirs. */
  costPrice?: string | null | undefined;
  /** Address of a picture. */
  imageUrl?: string | null | undefined;
  /** At or below this it counts as low. */
  lowStockThreshold?: number | null | undefined;
  /** Its name; cannot be cleared. */
  name?: string | null | undefined;
  /** Price in the Mini App shop, in the base currency. */
  price?: string | null | undefined;
  /** Which product; a SKU is never changed. */
  sku: string;
};

export type UpdateProductMutationVariables = Exact<{
  input: UpdateProductInput;
}>;


export type UpdateProductMutation = { updateProduct:
    | { __typename: 'ConflictError' }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'UpdateProductPayload', product: { sku: string, name: string, archived: boolean, stock: number, quantity: number, version: number, barcodes: Array<string>, imageUrl: string | null, lowStockThreshold: number | null, price: { amount: string } | null, costPrice: { amount: string } | null } }
    | { __typename: 'ValidationError', message: string, path: Array<string>, issues: Array<{ path: Array<string>, message: string, value: string | null }> }
   };

export type LinkProductMutationVariables = Exact<{
  input: LinkProductInput;
}>;


export type LinkProductMutation = { linkProduct:
    | { __typename: 'ConflictError', message: string, code: ErrorCode }
    | { __typename: 'LinkProductPayload', marketplaceProduct: { id: string, figure: number, figureInWords: string, pushState: PushState, product: { sku: string } } }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type UpdateMarketplaceProductMutationVariables = Exact<{
  input: UpdateMarketplaceProductInput;
}>;


export type UpdateMarketplaceProductMutation = { updateMarketplaceProduct:
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'UpdateMarketplaceProductPayload', marketplaceProduct: { figure: number, figureInWords: string, marketplaceProductId: string, stockBuffer: number, stockPercent: number, stockLimit: number | null, stockMinimum: number, selling: boolean, unitsPerItem: number, marketplacePrice: { amount: string } | null } }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type UnlinkProductMutationVariables = Exact<{
  input: UnlinkProductInput;
}>;


export type UnlinkProductMutation = { unlinkProduct:
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'UnlinkProductPayload', marketplace: { code: string } }
   };

export type UpdateMarketplaceMutationVariables = Exact<{
  input: UpdateMarketplaceInput;
}>;


export type UpdateMarketplaceMutation = { updateMarketplace:
    | { __typename: 'MarketplaceRefusedError', message: string, httpStatus: number | null, marketplaceCode: string | null }
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'UpdateMarketplacePayload', marketplace: { code: string, name: string, saleSignal: SaleSignal | null, supportsWebhooks: boolean | null, webhookEnabled: boolean | null, pollIntervalMinutes: number | null, orderPollSeconds: number | null, stockBuffer: number | null, stockPercent: number | null, stockLimit: number | null, stockMinimum: number | null, selling: boolean | null } }
    | { __typename: 'ValidationError', message: string, path: Array<string>, issues: Array<{ path: Array<string>, message: string, value: string | null }> }
   };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret:
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
    | { __typename: 'BulkUpsertPayload', applied: boolean, created: number, updated: number, unchanged: number, failed: number, results: Array<{ row: number, sku: string | null, outcome: BulkOutcome, missingSettings: Array<string>, changes: Array<{ field: string, before: string | null, after: string | null }>, errors: Array<{ field: string, message: string, value: string | null }> }> }
    | { __typename: 'ConflictError', message: string, code: ErrorCode }
    | { __typename: 'IdempotencyConflictError', idempotencyKey: string }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type ReserveLastUnitsMutationVariables = Exact<{
  input: ReserveLastUnitsInput;
}>;


export type ReserveLastUnitsMutation = { reserveLastUnits:
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'ReserveLastUnitsPayload', marketplaces: Array<{ code: string, stockMinimum: number | null }> }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct:
    | { __typename: 'ConflictError', message: string, code: ErrorCode }
    | { __typename: 'CreateProductPayload', product: { id: string, sku: string, name: string, quantity: number, version: number, stock: number, price: { amount: string, currencyCode: string } | null, costPrice: { amount: string } | null } }
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
    | { __typename: 'NotFoundError', message: string, path: Array<string>, keys: Array<string> }
    | { __typename: 'ValidationError', message: string, path: Array<string> }
   };


export const UpdateProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"barcodes"}},{"kind":"Field","name":{"kind":"Name","value":"imageUrl"}},{"kind":"Field","name":{"kind":"Name","value":"lowStockThreshold"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateProductMutation, UpdateProductMutationVariables>;
export const LinkProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LinkProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LinkProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linkProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProduct"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"figureInWords"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<LinkProductMutation, LinkProductMutationVariables>;
export const UpdateMarketplaceProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateMarketplaceProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateMarketplaceProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaceProduct"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"figureInWords"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProductId"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}},{"kind":"Field","name":{"kind":"Name","value":"unitsPerItem"}},{"kind":"Field","name":{"kind":"Name","value":"marketplacePrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateMarketplaceProductMutation, UpdateMarketplaceProductMutationVariables>;
export const UnlinkProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnlinkProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnlinkProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unlinkProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnlinkProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<UnlinkProductMutation, UnlinkProductMutationVariables>;
export const UpdateMarketplaceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateMarketplace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateMarketplace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMarketplacePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"saleSignal"}},{"kind":"Field","name":{"kind":"Name","value":"supportsWebhooks"}},{"kind":"Field","name":{"kind":"Name","value":"webhookEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"pollIntervalMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"orderPollSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"stockBuffer"}},{"kind":"Field","name":{"kind":"Name","value":"stockPercent"}},{"kind":"Field","name":{"kind":"Name","value":"stockLimit"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}},{"kind":"Field","name":{"kind":"Name","value":"selling"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketplaceRefusedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceCode"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateMarketplaceMutation, UpdateMarketplaceMutationVariables>;
export const RotateWebhookSecretDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateWebhookSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RotateWebhookSecretInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateWebhookSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RotateWebhookSecretPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"webhookSecret"}},{"kind":"Field","name":{"kind":"Name","value":"oldValidUntil"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const ListingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Listings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceProducts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceSku"}},{"kind":"Field","name":{"kind":"Name","value":"figure"}},{"kind":"Field","name":{"kind":"Name","value":"figureInWords"}},{"kind":"Field","name":{"kind":"Name","value":"marketplaceStock"}},{"kind":"Field","name":{"kind":"Name","value":"pushState"}},{"kind":"Field","name":{"kind":"Name","value":"unlinking"}}]}}]}}]}}]} as unknown as DocumentNode<ListingsQuery, ListingsQueryVariables>;
export const BulkUpsertDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BulkUpsert"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BulkUpsertInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bulkUpsert"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BulkUpsertPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applied"}},{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"updated"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missingSettings"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]}}]} as unknown as DocumentNode<BulkUpsertMutation, BulkUpsertMutationVariables>;
export const ReserveLastUnitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReserveLastUnits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReserveLastUnitsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reserveLastUnits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReserveLastUnitsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketplaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"stockMinimum"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}}]}}]}}]} as unknown as DocumentNode<ReserveLastUnitsMutation, ReserveLastUnitsMutationVariables>;
export const CreateProductDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProductPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"stock"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"costPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<CreateProductMutation, CreateProductMutationVariables>;
export const AdjustStockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdjustStock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustStockPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"oversold"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"movement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movementType"}},{"kind":"Field","name":{"kind":"Name","value":"quantityChange"}},{"kind":"Field","name":{"kind":"Name","value":"quantityBefore"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]}}]} as unknown as DocumentNode<AdjustStockMutation, AdjustStockMutationVariables>;
export const CreateManualOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateManualOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateManualOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createManualOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateManualOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"customerPhone"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"idempotencyKey"}}]}}]}}]}}]} as unknown as DocumentNode<CreateManualOrderMutation, CreateManualOrderMutationVariables>;
export const PlaceStoreOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlaceStoreOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeStoreOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceStoreOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"requested"}},{"kind":"Field","name":{"kind":"Name","value":"available"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PlaceStoreOrderMutation, PlaceStoreOrderMutationVariables>;
export const CancelOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledQuantity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"keys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<CancelOrderMutation, CancelOrderMutationVariables>;
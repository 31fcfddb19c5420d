/** Who may read a field. nobody: without credentials nothing at all is answered. */
export const audiences = {
  everybody: ['owner', 'operator', 'viewer', 'buyer'],
  /** Whoever may place orders, and the refusals that buyers can cause. */
  ordering: ['owner', 'operator', 'buyer'],
  staff: ['owner', 'operator', 'viewer'],
  operator: ['owner', 'operator'],
  owner: ['owner'],
} as const;

export type Audience = keyof typeof audiences;

/** The same for every field of every type, by name. A field without a rule, and a rule without its field, fail the role walk. */
export const fieldRules: Record<string, Partial<Record<Audience, string>>> = {
  Adapter: { staff: 'credentialsSchema defaultSaleSignal linkSchema live name settingsSchema' },
  AdjustStockPayload: { operator: 'movement product' },
  ApiKey: { owner: 'createdAt createdBy expiresAt id keyPrefix lastUsedAt name revokedAt role telegramUserId' },
  CancelOrderPayload: { ordering: 'order' },
  ConflictError: { ordering: 'code currentVersion message' },
  ConnectMarketplacePayload: { owner: 'marketplace webhookSecret' },
  CreateApiKeyPayload: { owner: 'apiKey key' },
  CreateManualOrderPayload: { operator: 'order' },
  CreateProductPayload: { operator: 'product' },
  IdempotencyConflictError: { ordering: 'code idempotencyKey message' },
  InsufficientStockError: { ordering: 'available code items message requested sku' },
  InventoryMovement: {
    staff:
      'actor id marketplace movementType note occurredAt order product quantityAfter quantityBefore quantityChange recordedAt referenceId referenceType unitCost unitPrice version',
  },
  InventoryMovementConnection: { staff: 'edges pageInfo totalCount' },
  InventoryMovementEdge: { staff: 'cursor node' },
  LinkProductPayload: { operator: 'marketplaceProduct' },
  Marketplace: {
    staff: 'adapter orderPollSeconds paused pollIntervalMinutes saleSignal supportsWebhooks webhookEnabled webhookUrl',
    everybody: 'code currency id name type',
  },
  MarketplaceProduct: {
    staff:
      'figure figureInWords id marketplace marketplacePrice marketplaceProductId marketplaceSku marketplaceStock nextPushAt previousStock product pushState pushStateReason selling stockBuffer stockLastSyncedAt stockLimit stockPercent unitsPerItem',
  },
  MarketplaceRefusedError: { owner: 'code httpStatus marketplaceCode message' },
  MarketplaceWebhook: {
    staff: 'createdAt errorMessage eventType id marketplace nextAttemptAt payload processedAt retryCount status',
  },
  MarketplaceWebhookConnection: { staff: 'edges pageInfo totalCount' },
  MarketplaceWebhookEdge: { staff: 'cursor node' },
  Money: { everybody: 'amount currencyCode' },
  Mutation: {
    operator: 'adjustStock createManualOrder createProduct linkProduct',
    ordering: 'cancelOrder placeStoreOrder',
    owner: 'connectMarketplace createApiKey pauseMarketplace resumeMarketplace revokeApiKey',
  },
  NotFoundError: { ordering: 'code keys message path' },
  Order: {
    everybody:
      'createdAt customerName customerPhone fulfilment heldUntil id items marketplace marketplaceOrderId note number shipBy status total updatedAt',
  },
  OrderConnection: { everybody: 'edges pageInfo totalCount' },
  OrderEdge: { everybody: 'cursor node' },
  OrderItem: { everybody: 'cancelledQuantity id product quantity returnExpected returnedQuantity sku unitPrice' },
  PageInfo: { everybody: 'endCursor hasNextPage hasPreviousPage startCursor' },
  PauseMarketplacePayload: { owner: 'marketplace' },
  PlaceStoreOrderPayload: { ordering: 'order' },
  Product: {
    everybody: 'archived barcodes id imageUrl name price quantity sku stock version',
    staff: 'awaitingShipment costPrice lowStockThreshold marketplaceProducts movements oversold',
  },
  ProductConnection: { everybody: 'edges pageInfo stockCursor totalCount' },
  ProductEdge: { everybody: 'cursor node' },
  Query: {
    staff: 'adapters inventoryMovements salesAnalytics syncLogs webhooks',
    owner: 'apiKeys',
    everybody: 'marketplace marketplaces node nodes order orders product products viewer',
  },
  ResumeMarketplacePayload: { owner: 'marketplace' },
  RevokeApiKeyPayload: { owner: 'apiKey' },
  SalesAnalytics: {
    staff:
      'byDay byMarketplace byProduct missingCosts missingRates profit revenue revenueByCurrency unitsReturned unitsSold unpricedUnits',
  },
  SalesByDay: { staff: 'date profit revenue unitsSold' },
  SalesByMarketplace: { staff: 'marketplace profit revenue unitsSold' },
  SalesByProduct: { staff: 'product profit revenue unitsSold' },
  SalesByProductConnection: { staff: 'edges pageInfo totalCount' },
  SalesByProductEdge: { staff: 'cursor node' },
  ShortItem: { ordering: 'available requested sku' },
  StockUpdate: { everybody: 'archived cursor product quantity sku stock updatedAt version' },
  Subscription: { everybody: 'stockUpdated' },
  SyncLog: {
    staff: 'calls createdAt direction errorMessage id items latencyMs marketplace status syncType triggerType',
  },
  SyncLogConnection: { staff: 'edges pageInfo totalCount' },
  SyncLogEdge: { staff: 'cursor node' },
  ValidationError: { ordering: 'code issues message path' },
  ValidationIssue: { ordering: 'message path value' },
  Viewer: { everybody: 'expiresAt name role telegramUserId' },
};

/** What `node(id:)` and `nodes(ids:)` give to whom, and the table whose keys its ids hold. */
export const nodeRules: Record<string, { audience: Audience; table: string }> = {
  Product: { audience: 'everybody', table: 'products' },
  Marketplace: { audience: 'everybody', table: 'marketplaces' },
  // A buyer: own ones only, which has tests of its own.
  Order: { audience: 'staff', table: 'orders' },
  MarketplaceProduct: { audience: 'staff', table: 'marketplace_products' },
  InventoryMovement: { audience: 'staff', table: 'inventory_movements' },
  MarketplaceWebhook: { audience: 'staff', table: 'marketplace_webhooks' },
  SyncLog: { audience: 'staff', table: 'sync_logs' },
};

/** Who may read a field. Without credentials nothing is answered but what signs in. */
export const audiences = {
  /** Those without credentials too. */
  anybody: ['owner', 'operator', 'viewer', 'buyer', 'nobody'],
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
  AcceptDriftPayload: { owner: 'drift movement' },
  Adapter: { staff: 'credentialsSchema defaultSaleSignal linkSchema live name settingsSchema' },
  AccountPartCheck: { owner: 'httpStatus message outcome part' },
  AddReceiptLinePayload: { operator: 'line receipt' },
  AdjustStockPayload: { operator: 'movement product' },
  Alert: { staff: 'id kind marketplace orders product raisedAt resolvedAt revision text updatedAt' },
  AlertChange: { staff: 'alert cursor' },
  AlertConnection: { staff: 'changesCursor edges nodes pageInfo totalCount' },
  AlertEdge: { staff: 'cursor node' },
  AnswerReceiptLinePayload: { operator: 'line receipt' },
  ApiKey: {
    owner:
      'by createdAt createdBy expiresAt id keyPrefix lastUsedAt name revokedAt role seesBuyers seesMoney telegramUserId',
  },
  ApiKeyConnection: { owner: 'edges nodes pageInfo totalCount' },
  ApiKeyEdge: { owner: 'cursor node' },
  AuditChange: { owner: 'field from to' },
  AuditEntry: { owner: 'actor at changes id subject subjectType type' },
  AuditEntryConnection: { owner: 'edges nodes pageInfo totalCount' },
  AuditEntryEdge: { owner: 'cursor node' },
  Baseline: { owner: 'calls changed examples listings minutes same toZero unknown' },
  BaselineChange: { owner: 'figure marketplaceSku shown' },
  BookReceiptPayload: { operator: 'receipt' },
  BookStocktakePayload: { operator: 'booked moved refused remaining stocktake' },
  BulkChange: { operator: 'after before field' },
  BulkRowError: { operator: 'field message value' },
  BulkRowResult: { operator: 'changes errors missingSettings outcome row sku' },
  BulkUpsertPayload: { operator: 'applied created failed results unchanged updated unusual' },
  BuyerActor: { staff: 'label telegramUserId' },
  CancelOrderPayload: { ordering: 'order' },
  CatalogImport: {
    staff:
      'counts createLookAlikes created createdAt doubtful dryRun endedAt error httpStatus id itemsRead marketplace status takeStock',
  },
  CatalogImportCounts: {
    staff: 'ambiguous created linked linkedBefore lookAlikes openingProducts openingUnits unusable',
  },
  CatalogImportItem: { staff: 'detail marketplaceProductId marketplaceSku name openingUnits outcome settings sku' },
  CheckMarketplacePayload: { owner: 'marketplace parts' },
  CloseStocktakePayload: { operator: 'stocktake' },
  ConflictError: { anybody: 'code currentRevision currentTotal currentVersion message reached' },
  ConnectMarketplacePayload: { owner: 'checked marketplace notChecked webhookSecret' },
  CorrectStocktakeEntryPayload: { operator: 'entry stocktake' },
  CountInStocktakePayload: { operator: 'entry stocktake' },
  CreateApiKeyPayload: { owner: 'apiKey key' },
  CreateManualOrderPayload: { operator: 'order' },
  CreateReceiptPayload: { operator: 'receipt' },
  CreateSignInLinkPayload: { owner: 'expiresAt url' },
  CreateProductPayload: { operator: 'lookAlikes product' },
  DeleteReceiptPayload: { operator: 'number' },
  DismissWebhooksPayload: { operator: 'dismissed' },
  Decision: { staff: 'cause count example kind marketplace since' },
  EndAccessPayload: { owner: 'endedSessions revokedKeys' },
  EndSessionsPayload: { everybody: 'ended' },
  Delivery: { everybody: 'address method' },
  Drift: {
    staff:
      'acceptedAt arithmetic cause figure foundAt id marketplace marketplaceSku product resolution resolvedAt shown told toldAt',
  },
  DriftConnection: { staff: 'edges nodes pageInfo totalCount' },
  DriftEdge: { staff: 'cursor node' },
  ExchangeRate: { staff: 'actor by baseCurrency currency date rate updatedAt' },
  ExchangeRateConnection: { staff: 'edges nodes pageInfo totalCount' },
  ExchangeRateEdge: { staff: 'cursor node' },
  FirstPush: { staff: 'minutesLeft sent total' },
  ImportCatalogPayload: { owner: 'catalogImport' },
  IdempotencyConflictError: { anybody: 'code idempotencyKey message' },
  InsufficientStockError: { ordering: 'available code items message requested sku' },
  InventoryMovement: {
    staff:
      'actor by cause id marketplace movementType note occurredAt order product quantityAfter quantityBefore quantityChange receipt recordedAt referenceId referenceType undoes undoneBy unitCost unitPrice version warehouse stocktake',
  },
  InventoryMovementConnection: { staff: 'edges nodes pageInfo totalCount' },
  InventoryMovementEdge: { staff: 'cursor node' },
  KeyActor: { staff: 'label', owner: 'apiKey' },
  LinkProductPayload: { operator: 'marketplaceProduct' },
  LostGoods: { staff: 'marketplace order shippedAt sku units value' },
  LostGoodsConnection: { staff: 'edges nodes pageInfo totalCount' },
  LostGoodsEdge: { staff: 'cursor node' },
  Marketplace: {
    staff:
      'accountMissing adapter archived catalogImport createdAt latency listingCounts orderPollSeconds paused pollIntervalMinutes reconcileIntervalMinutes revision saleSignal selling shipWhenPacked stockBuffer stockLimit stockMinimum stockPercent supportsWebhooks sync updatedAt webhookEnabled webhookUrl',
    owner: 'settings webhookSecrets',
    everybody: 'code currency id name type',
  },
  MarketplaceActor: { staff: 'label marketplace' },
  MarketplaceProduct: {
    staff:
      'createdAt figure figureInWords id marketplace marketplacePrice marketplaceProductId marketplaceSku marketplaceStock nextPushAt previousStock product pushState pushStateReason revision selling stockBuffer stockLastSyncedAt stockLimit stockMinimum stockPercent unitsPerItem unlinking updatedAt',
  },
  MarketplaceProductConnection: { staff: 'edges nodes pageInfo totalCount' },
  MarketplaceProductEdge: { staff: 'cursor node' },
  MarketplaceRefusedError: { operator: 'code httpStatus marketplaceCode message' },
  MarketplaceSavings: { staff: 'listings marketplace orderCalls otherCalls pollingCalls savedPercent stockCalls' },
  MarketplaceWebhook: {
    staff:
      'createdAt errorMessage eventType held id marketplace nextAttemptAt note payload processedAt retryCount status cause waitsFor',
  },
  MarketplaceWebhookConnection: { staff: 'edges nodes pageInfo totalCount' },
  MarketplaceWebhookEdge: { staff: 'cursor node' },
  Money: { anybody: 'amount currencyCode' },
  Mutation: {
    anybody: 'signIn',
    everybody: 'endSessions signOut',
    operator:
      'adjustStock releaseHeldPushes bulkUpsert createManualOrder createProduct dismissWebhooks linkProduct receiveReturn retryWebhooks setExchangeRates undoAdjustment updateOrderStatus syncMarketplace unlinkProduct updateMarketplaceProduct updateProduct addReceiptLine answerReceiptLine bookReceipt createReceipt deleteReceipt readReceiptFile removeReceiptLine undoReceipt updateReceipt updateReceiptLine bookStocktake closeStocktake correctStocktakeEntry countInStocktake removeStocktakeEntry reopenStocktake startStocktake undoStocktake supplyMarketplace undoSupply packItem unpackItem',
    ordering: 'cancelOrder placeStoreOrder',
    owner:
      'acceptDrift checkMarketplace connectMarketplace createApiKey createSignInLink endAccess importCatalog readBaseline pauseMarketplace removeMarketplace reserveLastUnits resumeMarketplace revokeApiKey rotateWebhookSecret setReceiptCost updateMarketplace closeMonth setMarketplaceFees',
  },
  NeededItem: { operator: 'itemId name sku units' },
  NotFoundError: { ordering: 'code keys message path' },
  Order: {
    everybody:
      'createdAt customerName customerPhone fulfilment heldUntil id items marketplace marketplaceOrderId note number revision shipBy status total updatedAt allowedStatuses canCancel delivery events',
    staff: 'telegramUserId movements packing packings',
  },
  OrderChange: { everybody: 'cursor order' },
  OrderConnection: { everybody: 'changesCursor edges nodes pageInfo totalCount counts' },
  OrderEdge: { everybody: 'cursor node' },
  OrderEvent: { everybody: 'at kind status units', staff: 'actor by note' },
  OrderItem: {
    everybody: 'cancelledQuantity id product quantity returnExpected returnedQuantity sku unitPrice',
    staff: 'packedQuantity packedUnits unitsPerItem unitsToPack unitsToTakeOut',
  },
  OrderStatusCount: { everybody: 'count status' },
  PackItemPayload: { operator: 'item order shipped units' },
  Packing: { staff: 'actor at itemId sku units' },
  PackingRefusedError: { operator: 'code message productName reason scanned sku stillNeeded' },
  PackingScan: { staff: 'code nextOrder orders products' },
  PageInfo: { everybody: 'endCursor hasNextPage hasPreviousPage startCursor' },
  PauseMarketplacePayload: { owner: 'marketplace' },
  PlaceStoreOrderPayload: { ordering: 'order' },
  Product: {
    everybody:
      'archived barcodes category createdAt description id imageUrl inShop name picture price quantity revision sku stock updatedAt version',
    staff:
      'awaitingShipment costPrice cover explanation lowStockThreshold marketplaceProducts movements oversold alerts drifts openOrders stockByDay stockLevels',
  },
  PreviewedListing: { staff: 'after before marketplaceSku product' },
  ProductConnection: { everybody: 'edges nodes pageInfo stockCursor totalCount' },
  ProductEdge: { everybody: 'cursor node' },
  Query: {
    staff:
      'adapters alerts drifts exchangeRates inventoryMovements marketplaceProducts previewRules receipt receipts sales salesAnalytics syncLogs syncSavings toBuy webhooks toDecide stocktake stocktakes marketplaceFees monthLines salesMonths supplies lostGoods packingScan returnCandidates',
    owner: 'apiKeys auditLog staffKeys',
    everybody: 'marketplace marketplaces node nodes order orders product products sessions shop viewer',
  },
  PushStateCount: { staff: 'count pushState' },
  PushLatency: { staff: 'p50Ms p95Ms p99Ms pushes' },
  ReachedLimit: { anybody: 'limit requested rule used' },
  ReadBaselinePayload: { owner: 'baseline marketplace' },
  ReadReceiptFilePayload: {
    operator: 'costsLeftOut leftOutColumns openQuestions receipt rows skippedRows units',
  },
  Receipt: {
    staff:
      'bookedAt bookedBy createdAt createdBy documentNumber id lines note number revision status sums supplier undoneAt undoneBy updatedAt',
  },
  ReceiptConnection: { staff: 'edges nodes pageInfo totalCount' },
  ReceiptEdge: { staff: 'cursor node' },
  ReceiptLine: {
    staff:
      'candidates code costAfter costBefore costRestored fileLine id movement name product quantity question receipt unitCost',
  },
  ReceiptLineConnection: { staff: 'edges nodes pageInfo totalCount' },
  ReceiptLineEdge: { staff: 'cursor node' },
  ReceiptSums: { staff: 'lines linesWithoutCost openQuestions total units' },
  ReceiptUpdate: { staff: 'number receipt' },
  ReceiveReturnPayload: { operator: 'alreadyInStock movements order' },
  ReleaseHeldPushesPayload: { operator: 'marketplace released' },
  RemoveReceiptLinePayload: { operator: 'receipt' },
  RemoveMarketplacePayload: { owner: 'marketplace removed' },
  ReserveLastUnitsPayload: { owner: 'marketplaces' },
  ResumeMarketplacePayload: { owner: 'marketplace' },
  RetryWebhooksPayload: { operator: 'held matched queued' },
  RevokeApiKeyPayload: { owner: 'apiKey' },
  RotateWebhookSecretPayload: { owner: 'marketplace oldValidUntil webhookSecret' },
  RulesPreview: { staff: 'changed listings rows toZero' },
  SalesAnalytics: {
    staff:
      'byCurrency byDay byMarketplace byProduct fees missingCosts missingFeeRates missingFees missingRates profit profitAfterFees revenue revenueByCurrency revenueReturned revenueSold unitsReturned unitsSold unitsWithoutFee unpricedUnits',
  },
  SalesByCurrency: {
    staff:
      'currencyCode fees ownRevenueReturned ownRevenueSold profit profitAfterFees revenue revenueReturned revenueSold unitsReturned unitsSold unitsWithoutFee unpricedUnits',
  },
  SalesByDay: {
    staff:
      'date fees profit profitAfterFees revenue revenueReturned revenueSold unitsReturned unitsSold unitsWithoutFee unpricedUnits',
  },
  SalesByMarketplace: {
    staff:
      'marketplace fees profit profitAfterFees revenue revenueReturned revenueSold unitsReturned unitsSold unitsWithoutFee unpricedUnits',
  },
  SalesByProduct: {
    staff:
      'product fees profit profitAfterFees revenue revenueReturned revenueSold unitsReturned unitsSold unitsWithoutFee unpricedUnits',
  },
  SalesByProductConnection: { staff: 'edges nodes pageInfo totalCount' },
  SalesByProductEdge: { staff: 'cursor node' },
  SalesWithoutFee: { staff: 'marketplace products revenue skus units' },
  MarketplaceFee: {
    staff:
      'actor commissionKept commissionPercent logisticsKept logisticsPerUnit marketplace packingPerUnit product updatedAt validFrom',
  },
  MarketplaceFeeConnection: { staff: 'edges nodes pageInfo totalCount' },
  MarketplaceFeeEdge: { staff: 'cursor node' },
  SetMarketplaceFeesPayload: { owner: 'fees' },
  SalesMonth: {
    staff:
      'closedAt closedBy corrections cost ended fees laterCorrections month profit profitAfterFees revenue unitsReturned unitsSold unitsWithoutCost unitsWithoutFee unitsWithoutPrice',
  },
  MonthCorrection: {
    staff:
      'cost fees knownIn month profit profitAfterFees revenue unitsReturned unitsSold unitsWithoutCost unitsWithoutFee unitsWithoutPrice',
  },
  MonthLine: {
    staff:
      'cost fees knownAt knownIn marketplace month product profit profitAfterFees revenue unitsReturned unitsSold unitsWithoutCost unitsWithoutFee unitsWithoutPrice',
  },
  MonthLineConnection: { staff: 'edges nodes pageInfo totalCount' },
  MonthLineEdge: { staff: 'cursor node' },
  CloseMonthPayload: { owner: 'month' },
  SalesUpdate: { staff: 'analytics date' },
  SetExchangeRatesPayload: { operator: 'rates' },
  Session: { anybody: 'createdAt current device expiresAt id lastUsedAt method name role telegramUserId' },
  SessionConnection: { everybody: 'edges nodes pageInfo totalCount' },
  SessionEdge: { everybody: 'cursor node' },
  SetReceiptCostPayload: { owner: 'receiptCost' },
  SignInPayload: { anybody: 'session token' },
  ReturnCandidate: { staff: 'evidence marketplace order quantity shippedAt sku unitsPerItem' },
  SignInRefusedError: { anybody: 'code message reason' },
  SignOutPayload: { everybody: 'ended' },
  Shop: {
    everybody: 'baseCurrency categories holdMinutes maxOpenOrders maxOpenUnits notifiesBuyers release timeZone today',
    staff: 'receiptCost',
  },
  ShortItem: { ordering: 'available requested sku' },
  StockCover: { staff: 'daysOfCover daysWithStock sold state' },
  StockExplanation: {
    staff: 'at earlierMovements movements openingQuantity oversold quantity sku text told unlinkedEvents version',
  },
  RefusedStocktakeLine: { operator: 'product reason' },
  RemoveStocktakeEntryPayload: { operator: 'entry stocktake' },
  ReopenStocktakePayload: { operator: 'stocktake' },
  StartStocktakePayload: { operator: 'stocktake' },
  Stocktake: {
    staff:
      'by counters createdAt createdBy differences endedAt endedBy entries id lines name notCounted number progress revision scope search status updatedAt',
  },
  StocktakeConnection: { staff: 'edges nodes pageInfo totalCount' },
  StocktakeCounter: { staff: 'actor by entries lastAt products' },
  StocktakeDifferences: {
    staff: 'different doubtful lines missingCost missingUnits surplusCost surplusUnits toBook withoutCost',
  },
  StocktakeEdge: { staff: 'cursor node' },
  StocktakeEntry: {
    staff: 'actor assumed by code countedAt counts id mode place product recordedAt removedAt units',
  },
  StocktakeEntryConnection: { staff: 'edges nodes pageInfo totalCount' },
  StocktakeEntryEdge: { staff: 'cursor node' },
  StocktakeLine: {
    staff:
      'booked bookedAt came counted countedFrom countedTo departed difference differenceCost differenceHigh differenceLow doubts entries expected inScope laterCount product toBook',
  },
  StocktakeLineConnection: { staff: 'edges nodes pageInfo totalCount' },
  StocktakeLineEdge: { staff: 'cursor node' },
  StocktakeNotCountedConnection: { staff: 'edges nodes pageInfo totalCount' },
  StocktakeNotCountedEdge: { staff: 'cursor node' },
  StocktakeProgress: { staff: 'counted entries notCounted products questions' },
  StockLevel: { staff: 'awaitingShipment quantity warehouse' },
  StockOfDay: { staff: 'day oversold quantity' },
  StockUpdate: { everybody: 'archived cursor price product productId quantity revision sku stock updatedAt version' },
  Subscription: {
    everybody: 'orderChanged orderUpdated stockUpdated',
    staff:
      'alertChanged alertRaised catalogImportUpdated marketplaceProductUpdated receiptChanged salesChanged salesUpdated syncStatusChanged stocktakeUpdated',
  },
  Supply: { staff: 'actor createdAt id marketplace movements note undone' },
  SupplyConnection: { staff: 'edges nodes pageInfo totalCount' },
  SupplyEdge: { staff: 'cursor node' },
  SupplyMarketplacePayload: { operator: 'supply' },
  UndoSupplyPayload: { operator: 'supply' },
  SyncLog: {
    staff: 'calls cause createdAt direction errorMessage id items latencyMs marketplace status syncType triggerType',
  },
  SyncLogConnection: { staff: 'edges nodes pageInfo totalCount' },
  SyncLogEdge: { staff: 'cursor node' },
  SyncMarketplacePayload: { operator: 'marketplace owed' },
  SyncSavings: {
    staff:
      'breakEvenChangesPerDay byMarketplace formula from orderCalls otherCalls pollingCalls pollingCallsAtEqualFreshness savedPercent stockCalls to',
  },
  SyncState: {
    staff:
      'callsLeftToday callsToday credentialExpiresAt firstPush id lastError lastEventAt lastSuccessAt nextOrderPollAt oldestOwedAt orderIntervalReason orderIntervalSeconds owed unlinkedProducts',
  },
  SystemActor: { staff: 'label' },
  ToBuy: {
    staff: 'daysOfCover daysWithStock onItsWay oversold product quantity reason reasonText sold suggestedQuantity',
  },
  ToBuyConnection: { staff: 'edges nodes pageInfo totalCount' },
  ToBuyEdge: { staff: 'cursor node' },
  ToldFigure: { staff: 'acknowledgedAt figure marketplace marketplaceSku readAt reason sentAt shown' },
  UndoAdjustmentPayload: { operator: 'movement product' },
  UndoReceiptPayload: { operator: 'receipt' },
  UndoStocktakePayload: { operator: 'refused remaining stocktake undone' },
  UnlinkProductPayload: { operator: 'marketplace' },
  UnpackItemPayload: { operator: 'item order shipped units' },
  UpdateMarketplacePayload: { owner: 'marketplace' },
  UpdateMarketplaceProductPayload: { operator: 'marketplaceProduct' },
  UpdateOrderStatusPayload: { operator: 'order' },
  UpdateProductPayload: { operator: 'product' },
  UpdateReceiptLinePayload: { operator: 'line receipt' },
  UpdateReceiptPayload: { operator: 'receipt' },
  ValidationError: { anybody: 'code issues message path' },
  ValidationIssue: { anybody: 'limit message path rule value' },
  Viewer: { everybody: 'expiresAt name role seesBuyers seesMoney telegramUserId openOrders openUnits' },
  Warehouse: { staff: 'code id name' },
  WebhookSecret: { owner: 'lastUsedAt prefix validFrom validUntil' },
};

/** What only callers with a right see: without it these are null or empty, whatever the role. */
export const hiddenFields: Record<'seesMoney' | 'seesBuyers', Record<string, string>> = {
  seesMoney: {
    InventoryMovement: 'unitCost',
    LostGoods: 'value',
    MarketplaceFee: 'commissionPercent logisticsPerUnit packingPerUnit',
    MonthCorrection: 'cost fees profit profitAfterFees revenue',
    MonthLine: 'cost fees profit profitAfterFees revenue',
    Product: 'costPrice',
    ReceiptLine: 'costAfter costBefore unitCost',
    ReceiptSums: 'total',
    SalesAnalytics: 'fees profit profitAfterFees revenue revenueByCurrency revenueReturned revenueSold',
    SalesByCurrency:
      'ownRevenueReturned ownRevenueSold fees profit profitAfterFees revenue revenueReturned revenueSold',
    SalesByDay: 'fees profit profitAfterFees revenue revenueReturned revenueSold',
    SalesByMarketplace: 'fees profit profitAfterFees revenue revenueReturned revenueSold',
    SalesByProduct: 'fees profit profitAfterFees revenue revenueReturned revenueSold',
    SalesMonth: 'cost fees profit profitAfterFees revenue',
    SalesWithoutFee: 'revenue',
    StocktakeDifferences: 'missingCost surplusCost',
    StocktakeLine: 'differenceCost',
  },
  seesBuyers: {
    BuyerActor: 'telegramUserId',
    Delivery: 'address',
    MarketplaceWebhook: 'payload',
    Order: 'customerName customerPhone note telegramUserId',
    OrderEvent: 'note',
  },
};

/** What `node(id:)` and `nodes(ids:)` give to whom, and the table whose keys its ids hold. */
export const nodeRules: Record<string, { audience: Audience; table: string }> = {
  Product: { audience: 'everybody', table: 'products' },
  Marketplace: { audience: 'everybody', table: 'marketplaces' },
  // A buyer: own ones only, which has tests of its own.
  Order: { audience: 'staff', table: 'orders' },
  OrderItem: { audience: 'staff', table: 'order_items' },
  MarketplaceProduct: { audience: 'staff', table: 'marketplace_products' },
  InventoryMovement: { audience: 'staff', table: 'inventory_movements' },
  MarketplaceWebhook: { audience: 'staff', table: 'marketplace_webhooks' },
  SyncLog: { audience: 'staff', table: 'sync_logs' },
  SyncState: { audience: 'staff', table: 'marketplaces' },
  CatalogImport: { audience: 'staff', table: 'catalog_imports' },
  Alert: { audience: 'staff', table: 'alerts' },
  Stocktake: { audience: 'staff', table: 'stocktakes' },
  StocktakeEntry: { audience: 'staff', table: 'stocktake_entries' },
  Drift: { audience: 'staff', table: 'drifts' },
  Warehouse: { audience: 'staff', table: 'warehouses' },
  Receipt: { audience: 'staff', table: 'receipts' },
  ReceiptLine: { audience: 'staff', table: 'receipt_lines' },
  Supply: { audience: 'staff', table: 'supplies' },
  ApiKey: { audience: 'owner', table: 'api_keys' },
  AuditEntry: { audience: 'owner', table: 'audit_log' },
  // Others: their own, which has tests of its own.
  Session: { audience: 'owner', table: 'sessions' },
};

// What an adapter is made of. Everything here is what the adapters of Ombor use themselves.
export type {
  AccountCheck,
  AdapterDefinition,
  AdapterLimits,
  CallBucket,
  CallsLeft,
  CatalogItem,
  CatalogPage,
  ItemRef,
  ItemResult,
  MarketplaceAccount,
  MarketplaceAdapter,
  NotificationRequest,
  NotificationResult,
  Notifications,
  ObservedStock,
  OrderQuery,
  OrderReading,
  PushAnswer,
  SaleSignal,
  StockFigure,
  UnreadableOrder,
} from '../../src/marketplaces/adapter.ts';
export { bindAccount } from '../../src/marketplaces/bind-account.ts';
export type { MarketplaceEvent, OrderLine } from '../../src/marketplaces/event.ts';
export { eventSchema } from '../../src/marketplaces/event-schema.ts';
export {
  createMarketplaceHttp,
  type MarketplaceHttp,
  type MarketplaceHttpOptions,
  type MarketplaceRequest,
  type MarketplaceResponse,
  retryAfterMs,
} from '../../src/marketplaces/http.ts';
export type { ApiDescription, ApiMethod } from '../../src/marketplaces/methods.ts';
export { isAboutContent, Rejected, RetryLater, Unauthorized } from '../../src/marketplaces/refusals.ts';
export {
  afterSet,
  baseUrlSetting,
  idAnswer,
  idNumber,
  idSetting,
  inGroups,
  readAnswer,
  readBody,
  readCount,
  readJson,
  refusal,
  tokenSetting,
  withLinks,
} from '../../src/marketplaces/wire.ts';

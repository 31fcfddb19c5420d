import type { GraphQLSchema } from 'graphql';
import { builder } from './base/builder.ts';
import './base/errors.ts';
import './access/viewer.ts';
import './access/api-key.ts';
import './marketplaces/marketplace.ts';
import './catalog/product.ts';
import './catalog/marketplace-product.ts';
import './stock/movement.ts';
import './stock/stock-explanation.ts';
import './stock/warehouse.ts';
import './orders/order.ts';
import './sync/webhook.ts';
import './sync/sync-log.ts';
import './sync/alert.ts';
import './sales/analytics.ts';
import './sales/exchange-rate.ts';
import './sales/sales-update.ts';
import './stock/stock-update.ts';
import './catalog/product-mutations.ts';
import './stock/stock-mutations.ts';
import './orders/order-mutations.ts';
import './orders/order-changes.ts';
import './stock/return-mutations.ts';
import './orders/order-updates.ts';
import './marketplaces/marketplace-mutations.ts';
import './marketplaces/baseline.ts';
import './sync/drift.ts';
import './sync/drift-mutations.ts';
import './catalog/marketplace-product-mutations.ts';
import './marketplaces/marketplace-settings.ts';
import './marketplaces/webhook-secrets.ts';
import './sync/webhook-mutations.ts';
import './sync/sync-state.ts';
import './sync/sync-savings.ts';
import './sync/sync-mutations.ts';
import './catalog/bulk-upsert.ts';
import './catalog/last-units.ts';

/** Builds the schema; opens no connection and needs nothing else. */
export function createSchema(): GraphQLSchema {
  return builder.toSchema();
}

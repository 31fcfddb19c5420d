import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import './errors.ts';
import './viewer.ts';
import './api-key.ts';
import './marketplace.ts';
import './product.ts';
import './marketplace-product.ts';
import './movement.ts';
import './stock-explanation.ts';
import './order.ts';
import './webhook.ts';
import './sync-log.ts';
import './alert.ts';
import './analytics.ts';
import './exchange-rate.ts';
import './sales-update.ts';
import './stock-update.ts';
import './product-mutations.ts';
import './stock-mutations.ts';
import './undo-adjustment.ts';
import './order-mutations.ts';
import './order-changes.ts';
import './return-mutations.ts';
import './order-updates.ts';
import './marketplace-mutations.ts';
import './baseline.ts';
import './drift.ts';
import './drift-mutations.ts';
import './marketplace-product-mutations.ts';
import './marketplace-settings.ts';
import './webhook-mutations.ts';
import './sync-state.ts';
import './sync-savings.ts';
import './sync-mutations.ts';
import './bulk-upsert.ts';
import './last-units.ts';

/** Builds the schema from the nouns; no connection is opened, nothing else is needed. */
export function createSchema(): GraphQLSchema {
  return builder.toSchema();
}

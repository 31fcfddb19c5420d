import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import './errors.ts';
import './viewer.ts';
import './marketplace.ts';
import './product.ts';
import './marketplace-product.ts';
import './movement.ts';
import './order.ts';
import './webhook.ts';
import './sync-log.ts';
import './analytics.ts';
import './stock-update.ts';
import './product-mutations.ts';
import './stock-mutations.ts';
import './order-mutations.ts';
import './marketplace-mutations.ts';
import './marketplace-product-mutations.ts';
import './marketplace-settings.ts';
import './bulk-upsert.ts';
import './last-units.ts';

/** Builds the schema from the nouns; no connection is opened, nothing else is needed. */
export function createSchema(): GraphQLSchema {
  return builder.toSchema();
}

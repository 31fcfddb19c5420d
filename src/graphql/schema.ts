import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import './viewer.ts';

/** Builds the schema from the nouns; no connection is opened, nothing else is needed. */
export function createSchema(): GraphQLSchema {
  return builder.toSchema();
}

import { buildSchema, findSchemaChanges } from 'graphql';

/**
 * Changes that break clients of the released schema, as sentences without duplicates; both schemas as SDL. A changed default counts
 * too: graphql-js calls it only dangerous, but clients that leave the argument out get another result.
 */
export function listBreakingChanges(released: string, current: string): string[] {
  const changes = findSchemaChanges(buildSchema(released), buildSchema(current));
  const breaking = changes.filter(({ type }) => type in breakingTypes);
  return [...new Set(breaking.map(({ type, description }) => `${description} (${breakingTypes[type]})`))];
}

/** By graphql-js's names of changes. Any other change is safe, or is one that clients must expect: new enum values, new union members. */
const breakingTypes: Record<string, string> = {
  TYPE_REMOVED: 'documents that name it are rejected',
  TYPE_CHANGED_KIND: 'documents that use it are rejected',
  TYPE_REMOVED_FROM_UNION: 'documents that select it are rejected',
  VALUE_REMOVED_FROM_ENUM: 'inputs with it are rejected',
  REQUIRED_INPUT_FIELD_ADDED: 'inputs without it are rejected',
  IMPLEMENTED_INTERFACE_REMOVED: 'fragments on the interface are rejected',
  FIELD_REMOVED: 'documents with it are rejected',
  FIELD_CHANGED_KIND: 'results have another form',
  REQUIRED_ARG_ADDED: 'documents without it are rejected',
  ARG_REMOVED: 'documents with it are rejected',
  ARG_CHANGED_KIND: 'values of the old form are rejected',
  DIRECTIVE_REMOVED: 'documents with it are rejected',
  DIRECTIVE_ARG_REMOVED: 'documents with it are rejected',
  REQUIRED_DIRECTIVE_ARG_ADDED: 'documents without it are rejected',
  DIRECTIVE_REPEATABLE_REMOVED: 'documents that repeat it are rejected',
  DIRECTIVE_LOCATION_REMOVED: 'documents with it there are rejected',
  ARG_DEFAULT_VALUE_CHANGE: 'leaving it out means something else',
  INPUT_FIELD_DEFAULT_VALUE_CHANGE: 'leaving it out means something else',
};

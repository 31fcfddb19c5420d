import { buildSchema, findSchemaChanges } from 'graphql';

/**
 * What clients written against the released schema would stumble over in the present one, in words, each once; both as SDL.
 * Beside what GraphQL calls breaking: an argument or input field whose default changed does something else for those that leave it out.
 */
export function listBreakingChanges(released: string, present: string): string[] {
  const changes = findSchemaChanges(buildSchema(released), buildSchema(present));
  const breaking = changes.filter(({ type }) => type in breakingTypes);
  return [...new Set(breaking.map(({ type, description }) => `${description} (${breakingTypes[type]})`))];
}

/** By graphql-js's names of changes; what is not here is safe, or more of what clients must expect: values of enums, members of unions. */
const breakingTypes: Record<string, string> = {
  TYPE_REMOVED: 'documents that name it are refused',
  TYPE_CHANGED_KIND: 'documents that use it are refused',
  TYPE_REMOVED_FROM_UNION: 'documents that ask for it are refused',
  VALUE_REMOVED_FROM_ENUM: 'inputs with it are refused',
  REQUIRED_INPUT_FIELD_ADDED: 'inputs without it are refused',
  IMPLEMENTED_INTERFACE_REMOVED: 'fragments on the interface are refused',
  FIELD_REMOVED: 'documents with it are refused',
  FIELD_CHANGED_KIND: 'answers have another form',
  REQUIRED_ARG_ADDED: 'documents without it are refused',
  ARG_REMOVED: 'documents with it are refused',
  ARG_CHANGED_KIND: 'values of the old form are refused',
  DIRECTIVE_REMOVED: 'documents with it are refused',
  DIRECTIVE_ARG_REMOVED: 'documents with it are refused',
  REQUIRED_DIRECTIVE_ARG_ADDED: 'documents without it are refused',
  DIRECTIVE_REPEATABLE_REMOVED: 'documents that repeat it are refused',
  DIRECTIVE_LOCATION_REMOVED: 'documents with it there are refused',
  ARG_DEFAULT_VALUE_CHANGE: 'leaving it out means something else',
  INPUT_FIELD_DEFAULT_VALUE_CHANGE: 'leaving it out means something else',
};

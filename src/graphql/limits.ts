import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  type Source,
  specifiedRules,
  validate,
} from 'graphql';
import type { GraphQLContext } from './context.ts';

/** The largest page that may be asked for. */
export const maxPageSize = 250;

/** The page size when none is asked for. */
export const defaultPageSize = 20;

const maxTokens = 2_000;
const maxDepth = 15;
// Page sizes multiply: 250 products with some ten fields and their listings cost about 35,000.
const maxCost = 50_000;

/** Parses a document. Throws GraphQLError for bad syntax and for more than 2,000 tokens. */
export function parseDocument(source: string | Source): DocumentNode {
  return parse(source, { maxTokens });
}

/** What is wrong with a document, without suggestions; a buyer may not introspect the schema. */
export function validateDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  context: Pick<GraphQLContext, 'viewer'>,
): readonly GraphQLError[] {
  const rules =
    context.viewer.role === 'buyer' ? [...specifiedRules, NoSchemaIntrospectionCustomRule] : [...specifiedRules];
  return validate(schema, document, rules, { hideSuggestions: true, maxErrors: 20 });
}

/** The operation to be executed. */
export interface Operation {
  schema: GraphQLSchema;
  /** Validated. */
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/**
 * The error QUERY_TOO_COSTLY when the operation is nested deeper than 15 fields or costs more than 50,000 (a field costs 1,
 * a list multiplies what stands below it), else undefined. Faulty variables are left for the execution to report.
 */
export function findCostError(operation: Operation, context: GraphQLContext): GraphQLError | undefined {
  const chosen = getOperationAST(operation.document, operation.operationName);
  if (!chosen) return undefined;
  const fragments = operation.document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  let cost: { complexity: number; depth: number };
  try {
    cost = complexityFromQuery(
      { kind: Kind.DOCUMENT, definitions: [chosen, ...fragments] },
      { schema: operation.schema, ctx: context, variables: operation.variables ?? {} },
    );
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
  if (cost.depth <= maxDepth && cost.complexity <= maxCost) return undefined;
  const message =
    cost.depth > maxDepth
      ? `The operation is nested ${cost.depth} fields deep, at most ${maxDepth} are allowed`
      : `The operation costs ${cost.complexity}, at most ${maxCost} is allowed: ask for smaller pages or fewer fields`;
  return new GraphQLError(message, { nodes: [chosen], extensions: { code: 'QUERY_TOO_COSTLY' } });
}

import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  type Source,
  specifiedRules,
  validate,
} from 'graphql';
import type { GraphQLContext } from './context.ts';
import { findShapeFault } from './shape.ts';

/** The largest page that may be asked for. */
export const maxPageSize = 250;

/** The page size when none is asked for. */
export const defaultPageSize = 20;

const maxTokens = 2_000;
const maxCharacters = 64 * 1024;
const maxDepth = 15;
// Page sizes multiply: 250 products with some ten fields and their listings cost about 35,000.
const maxCost = 50_000;

/** Parses a document. Throws GraphQLError for bad syntax, for more than 2,000 tokens and for more than 64 Ki characters. */
export function parseDocument(source: string | Source): DocumentNode {
  const { length } = typeof source === 'string' ? source : source.body;
  if (length > maxCharacters) {
    throw new GraphQLError(`The document has ${length} characters, at most ${maxCharacters} are allowed`);
  }
  return parse(source, { maxTokens });
}

const buyerRules = [...specifiedRules, NoSchemaIntrospectionCustomRule];

/** What is wrong with a document; for a buyer the schema is closed: no introspection, and no suggestions of what it has. */
export function validateDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  audience: 'staff' | 'buyer',
): readonly GraphQLError[] {
  const hideSuggestions = audience === 'buyer';
  const rules = audience === 'buyer' ? buyerRules : specifiedRules;
  return validate(schema, document, rules, { hideSuggestions, maxErrors: 20 });
}

/** Whose rules hold for somebody. */
export function getAudience({ viewer }: Pick<GraphQLContext, 'viewer'>): 'staff' | 'buyer' {
  return viewer.role === 'buyer' ? 'buyer' : 'staff';
}

/** The operation to be executed. */
export interface Operation {
  schema: GraphQLSchema;
  /** Validated. */
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** What an operation costs, or why it costs too much. */
export interface Weight {
  /** In points: a field costs 1, a list multiplies what stands below it. */
  cost: number;
  /** QUERY_TOO_COSTLY: deeper than 15 fields, more than 50,000 points, or too many aliases or mutations. */
  error?: GraphQLError;
}

/** Weighs an operation before its first field runs. Faulty variables are left for the execution to report. */
export function weighOperation(operation: Operation, context: GraphQLContext): Weight {
  const chosen = getOperationAST(operation.document, operation.operationName);
  if (!chosen) return { cost: 0 };
  const fault = findShapeFault(operation.document, chosen);
  if (fault) return { cost: 0, error: tooCostly(fault, chosen) };
  const weight = calculate(operation, chosen, context);
  if (!weight) return { cost: 0 };
  const { complexity: cost, depth } = weight;
  if (depth > maxDepth) {
    const message = `The operation is nested ${depth} fields deep, at most ${maxDepth} are allowed`;
    return { cost, error: tooCostly(message, chosen) };
  }
  if (cost > maxCost) {
    const message = `The operation costs ${cost}, at most ${maxCost} is allowed: ask for smaller pages or fewer fields`;
    return { cost, error: tooCostly(message, chosen) };
  }
  return { cost };
}

function calculate(
  { schema, document, variables }: Operation,
  chosen: OperationDefinitionNode,
  context: GraphQLContext,
): { complexity: number; depth: number } | undefined {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  try {
    return complexityFromQuery(
      { kind: Kind.DOCUMENT, definitions: [chosen, ...fragments] },
      { schema, ctx: context, variables: variables ?? {} },
    );
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

function tooCostly(message: string, node: OperationDefinitionNode): GraphQLError {
  return new GraphQLError(message, { nodes: [node], extensions: { code: 'QUERY_TOO_COSTLY' } });
}

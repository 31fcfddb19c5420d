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
import { getVariableValues } from 'graphql/execution/values.js';
import { isStaff } from '../base/identity.ts';
import { maxCost, tooCostly } from '../base/refusal.ts';
import type { GraphQLContext } from '../context.ts';
import { countTokens } from '../quotas/document-size.ts';
import { type CountedOperation, countForbidden } from '../quotas/forbidden-fields.ts';
import { KnownCosts } from '../quotas/known-costs.ts';
import type { Turns } from '../quotas/turns.ts';
import type { RateLimits } from './rate-limits.ts';
import { countValues, findRepeatedField, findShapeFault } from './shape.ts';

const maxTokens = 2_000;
/** graphql-js does not count comments, and keeps them. */
const maxTokensWithComments = 2 * maxTokens;
const maxCharacters = 64 * 1024;
/** For each place that an error names, graphql-js counts the lines before it: behind 60,000 of them twenty errors took half a second. */
const maxLines = 4_000;
const maxDepth = 15;
/** Fields that the caller may not read, in one answer. */
const maxForbidden = 100;
// 1,000 rows of 20 fields.
const maxValues = 20_000;

/** Parses a document. Throws GraphQLError for bad syntax, for more than 2,000 tokens, 4,000 lines or 64 Ki characters. */
export function parseDocument(source: string | Source): DocumentNode {
  const text = typeof source === 'string' ? source : source.body;
  if (text.length > maxCharacters) {
    throw new GraphQLError(`The document has ${text.length} characters, at most ${maxCharacters} are allowed`);
  }
  const lines = text.split(/\r\n|[\n\r]/).length;
  if (lines > maxLines) throw new GraphQLError(`The document has ${lines} lines, at most ${maxLines} are allowed`);
  const document = parse(source, { maxTokens });
  const count = countTokens(document);
  if (count <= maxTokensWithComments) return document;
  throw new GraphQLError(`The document has ${count} tokens and comments, at most ${maxTokensWithComments} are allowed`);
}

const buyerRules = [...specifiedRules, NoSchemaIntrospectionCustomRule];

type Audience = 'staff' | 'buyer';

/** What is invalid in a document. Buyers may not learn the schema: no introspection, and no suggestions. */
export function validateDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  audience: Audience,
): readonly GraphQLError[] {
  const repeated = findRepeatedField(document);
  if (repeated) return [new GraphQLError('A selection has the same field too often', { nodes: [repeated] })];
  const hideSuggestions = audience === 'buyer';
  const rules = audience === 'buyer' ? buyerRules : specifiedRules;
  return validate(schema, document, rules, { hideSuggestions, maxErrors: 20 });
}

/** Which rules apply to a viewer. */
export function getAudience({ viewer }: Pick<GraphQLContext, 'viewer'>): Audience {
  return isStaff(viewer) ? 'staff' : 'buyer';
}

/** An operation to be executed. */
export interface Operation {
  schema: GraphQLSchema;
  /** Validated. */
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** What an operation costs, or why it is refused. */
interface OperationCost {
  /** In points: a field costs 1, a list multiplies what is below it. */
  cost: number;
  /** QUERY_TOO_COSTLY, or the invalid values: an operation whose cost is unknown is not executed. */
  errors?: readonly GraphQLError[];
}

/**
 * Takes the points of an operation before its first field runs, and returns how many they were; errors if it costs too much (at most 15 fields deep,
 * 50,000 points, 200 aliases, 20 mutations), has invalid values, or the viewer has too few points left.
 */
export async function chargeOperation(
  operation: Operation,
  context: Pick<GraphQLContext, 'viewer' | 'spending'>,
  { rateLimits, turns }: { rateLimits: RateLimits; turns: Turns },
): Promise<{ cost: number } | { errors: readonly GraphQLError[] }> {
  const { viewer, spending } = context;
  const { cost, errors } = await turns.run(viewer.caller, () => findCost(operation, context));
  if (errors) return { errors };
  spending.cost = cost;
  spending.charge = (points) => rateLimits.takePoints(viewer, points, spending);
  const rateLimited = await spending.charge(cost);
  return rateLimited ? { errors: [rateLimited] } : { cost };
}

const knownCosts = new KnownCosts();

/** The cost of an operation, remembered if it is not refused. What depends on the caller is in the key. */
function findCost(operation: Operation, context: Pick<GraphQLContext, 'viewer'>): OperationCost {
  let refused: OperationCost | undefined;
  const { document, operationName, variables } = operation;
  const cost = knownCosts.find(document, [operationName, getAudience(context), variables], () => {
    const calculated = calculateCost(operation, context);
    if (!calculated.errors) return calculated.cost;
    refused = calculated;
    return undefined;
  });
  return cost === undefined ? refused! : { cost };
}

/** Of invalid values only the first few are reported: listing all of 20,000 took four seconds. */
function calculateCost(operation: Operation, context: Pick<GraphQLContext, 'viewer'>): OperationCost {
  const chosen = getOperationAST(operation.document, operation.operationName);
  if (!chosen) return { cost: 0 };
  const fault = findShapeFault(operation.document, chosen);
  if (fault) return refuse(0, fault, chosen);
  const { schema, variables } = operation;
  if (countValues(variables, maxValues) > maxValues) {
    return refuse(0, `The variables have more than ${maxValues} values: send several operations`, chosen);
  }
  const values = getVariableValues(schema, chosen.variableDefinitions ?? [], variables ?? {}, {
    maxErrors: 10,
    hideSuggestions: getAudience(context) === 'buyer',
  });
  if (values.errors) return { cost: 0, errors: values.errors };
  try {
    const { complexity, depth } = measure(operation, chosen, context);
    if (depth > maxDepth) {
      return refuse(complexity, `The operation is ${depth} fields deep, at most ${maxDepth} are allowed`, chosen);
    }
    if (complexity > maxCost) {
      return { cost: complexity, errors: [tooCostly(complexity, 'request smaller pages or fewer fields', chosen)] };
    }
    const forbidden =
      complexity > maxForbidden ? refuseForbidden(operation, chosen, values.variableValues, context) : undefined;
    return { cost: complexity, ...(forbidden && { errors: [forbidden] }) };
  } catch (error) {
    // An argument that the schema cannot read, such as an id of another server.
    if (error instanceof GraphQLError) return { cost: 0, errors: [error] };
    throw error;
  }
}

/** Nobody asks for so many fields that they may not read, but to have the process make errors. */
function refuseForbidden(
  { schema, document }: Operation,
  chosen: OperationDefinitionNode,
  variableValues: CountedOperation['variableValues'],
  context: Pick<GraphQLContext, 'viewer'>,
): GraphQLError | undefined {
  const type = schema.getRootType(chosen.operation);
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const operation = { schema, context, fragments, variableValues, known: new Map() };
  const count = type ? countForbidden(chosen.selectionSet, type, operation) : 0;
  if (count <= maxForbidden) return undefined;
  const message = `The operation asks for ${count} fields that are not allowed for the role ${context.viewer.role}`;
  return new GraphQLError(message, { nodes: [chosen], extensions: { code: 'FORBIDDEN' } });
}

function measure(
  { schema, document, variables }: Operation,
  chosen: OperationDefinitionNode,
  context: Pick<GraphQLContext, 'viewer'>,
): { complexity: number; depth: number } {
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return complexityFromQuery(
    { kind: Kind.DOCUMENT, definitions: [chosen, ...fragments] },
    { schema, ctx: context, variables: variables ?? {} },
  );
}

function refuse(cost: number, message: string, node: OperationDefinitionNode): OperationCost {
  return { cost, errors: [new GraphQLError(message, { nodes: [node], extensions: { code: 'QUERY_TOO_COSTLY' } })] };
}

import {
  type ExecutionArgs,
  type ExecutionResult,
  executeRootSelectionSet,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionSetNode,
  type ValidatedExecutionArgs,
  validateExecutionArgs,
} from 'graphql';
import { forbidden, grants } from '../base/identity.ts';
import type { GraphQLContext } from '../context.ts';
import { readScopes } from '../descriptions/requires.ts';
import { startReading } from '../reading/start.ts';

/**
 * graphql-js's `execute`, with two rules for mutations, because the fields of one operation are not one transaction. Nothing is done
 * if the caller may not run one of them. And every error says in `extensions.completed` which of them are done all the same.
 * Every answer says in `extensions.cost` what it took.
 */
export async function execute(args: ExecutionArgs): Promise<ExecutionResult> {
  const validated = validateExecutionArgs(args);
  if (!('schema' in validated)) return { errors: validated };
  const context = validated.contextValue as GraphQLContext;
  const isMutation = validated.operation.operation === 'mutation';
  startReading(validated.operation, definitionsOf(validated), context);
  const result = await (isMutation ? executeMutations(validated, context) : executeRootSelectionSet(validated));
  const { requested, remaining, resetAt } = context.spending;
  return resetAt
    ? { ...result, extensions: { cost: { requested, remaining, resetAt: resetAt.toISOString() } } }
    : result;
}

const definitionsOf = ({ fragments }: ValidatedExecutionArgs): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(Object.entries(fragments).map(([name, { definition }]) => [name, definition]));

async function executeMutations(validated: ValidatedExecutionArgs, context: GraphQLContext): Promise<ExecutionResult> {
  const refused = findForbidden(validated, context);
  if (refused.length > 0) return { data: null, errors: refused };
  const result = await executeRootSelectionSet(validated);
  const { completed } = context;
  if (!result.errors || completed.length === 0) return result;
  return { ...result, errors: result.errors.map((error) => withCompleted(error, completed)) };
}

function findForbidden(validated: ValidatedExecutionArgs, { viewer }: GraphQLContext): GraphQLError[] {
  const type = validated.schema.getMutationType();
  const fields = type?.getFields() ?? {};
  return listRootFields(validated, validated.operation.selectionSet).flatMap((node) => {
    const { name, alias } = node;
    const field = fields[name.value];
    const scopes = field && readScopes(field);
    if (!type || !scopes || grants(viewer, scopes)) return [];
    const { message, extensions } = forbidden(type.name, name.value, viewer);
    return [new GraphQLError(message, { nodes: [node], path: [(alias ?? name).value], extensions })];
  });
}

/** The fields at the root that will be executed: without those that a directive leaves out. */
function listRootFields(validated: ValidatedExecutionArgs, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection) => {
    const { variableValues, fragments } = validated;
    if (getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.if === true) return [];
    if (getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.if === false) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]?.definition;
    return fragment ? listRootFields(validated, fragment.selectionSet) : [];
  });
}

function withCompleted(error: GraphQLError, completed: readonly string[]): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    originalError: originalError ?? null,
    extensions: { ...extensions, completed: [...completed] },
  });
}

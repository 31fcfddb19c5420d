import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { grants } from '../base/identity.ts';
import type { GraphQLContext } from '../context.ts';
import { readScopes } from '../descriptions/requires.ts';
import { weigh } from './real-rows.ts';

/** What an operation is counted with. */
export interface CountedOperation {
  schema: GraphQLSchema;
  context: Pick<GraphQLContext, 'viewer'>;
  fragments: ReadonlyMap<string, { typeCondition: { name: { value: string } }; selectionSet: SelectionSetNode }>;
  variableValues: Parameters<typeof getArgumentValues>[2];
  /** What was counted already: fragments that double at each step are counted once each. */
  known: Map<SelectionSetNode, number>;
}

/**
 * How many fields of an operation the caller may not read, each as often as its lists may have rows. Each of them is an error with a
 * path of its own: 40,000 take the processor for seconds. The operation must be valid and weighed.
 */
export function countForbidden(
  selectionSet: SelectionSetNode,
  type: GraphQLNamedType,
  operation: CountedOperation,
): number {
  const known = operation.known.get(selectionSet);
  if (known !== undefined) return known;
  const count = countIn(selectionSet, type, operation);
  operation.known.set(selectionSet, count);
  return count;
}

function countIn({ selections }: SelectionSetNode, type: GraphQLNamedType, operation: CountedOperation): number {
  const { schema, context, fragments, variableValues } = operation;
  let sum = 0;
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
      if (fragment) sum += countForbidden(fragment.selectionSet, condition ?? type, operation);
      continue;
    }
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
    if (!field) continue;
    const scopes = readScopes(field) ?? readScopes(type);
    if (scopes && !grants(context.viewer, scopes)) sum += 1;
    else if (selection.selectionSet) {
      const below = countForbidden(selection.selectionSet, getNamedType(field.type), operation);
      if (below === 0) continue;
      const { multiplier = 1 } = weigh(field, getArgumentValues(field, selection, variableValues), context);
      sum += below * multiplier;
    }
  }
  return sum;
}

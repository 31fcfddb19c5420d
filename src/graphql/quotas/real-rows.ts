import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { maxCost, tooCostly } from '../base/refusal.ts';
import type { GraphQLContext } from '../context.ts';

type Field = GraphQLField<unknown, GraphQLContext>;

/** What a field costs, as the schema has it: itself, and how many rows are below it. */
interface Weight {
  field?: number | undefined;
  multiplier?: number | undefined;
}

/**
 * Lists without pages are weighed by a number of rows that shops usually have, so that an operation costs the same for all of them. This
 * makes each of them charge the rows beyond that once they are read, and refuse a query that comes to too much in this way.
 */
export function chargeRealRows(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (isUnpaged(type, field)) field.resolve = withRealRows(field, field.resolve ?? defaultFieldResolver);
    }
  }
  return schema;
}

/** Whether a field is a list of objects without pages. A page never has more rows than were weighed with its `first`. */
function isUnpaged(parent: GraphQLNamedType, { name, type }: Field): boolean {
  const isPage = parent.name.endsWith('Connection') && (name === 'nodes' || name === 'edges');
  return !isPage && isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
}

function withRealRows(
  field: Field,
  resolve: GraphQLFieldResolver<unknown, GraphQLContext>,
): GraphQLFieldResolver<unknown, GraphQLContext> {
  return (parent, args, context, info) => {
    const rows = resolve(parent, args, context, info);
    const charge = (read: unknown) => {
      if (!Array.isArray(read) || info.operation.operation === 'subscription') return read;
      const more = read.length - (weigh(field, args, context).multiplier ?? 1);
      return more > 0 ? chargeMore(more, context, info).then(() => read) : read;
    };
    return rows instanceof Promise ? rows.then(charge) : charge(rows);
  };
}

/** Charges rows that were not weighed before. Throws if the query costs too much with them, or if the caller has no points left. */
async function chargeMore(rows: number, context: GraphQLContext, info: GraphQLResolveInfo): Promise<void> {
  const { spending } = context;
  // Nothing is charged for events.
  if (!spending.charge) return;
  const points = rows * costPerRow(context, info);
  spending.cost += points;
  const refused = await spending.charge(points);
  // What a mutation has done is done: its answer is given.
  if (info.operation.operation === 'mutation') return;
  if (spending.cost > maxCost) {
    throw tooCostly(
      spending.cost,
      `"${info.fieldName}" has many rows: request fewer fields of it, or the list with pages`,
    );
  }
  if (refused) throw refused;
}

const remembered = new WeakMap<object, Map<FieldNode, number>>();

/** What one row of the list costs, with all that is selected below it. */
export function costPerRow(context: GraphQLContext, info: GraphQLResolveInfo): number {
  const known = remembered.get(context.spending) ?? new Map<FieldNode, number>();
  remembered.set(context.spending, known);
  const [first] = info.fieldNodes;
  let cost = known.get(first!);
  if (cost === undefined) {
    const type = getNamedType(info.returnType);
    const selected = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    cost = selected.reduce((sum, selectionSet) => sum + costOf(selectionSet, type, context, info), 0);
    known.set(first!, cost);
  }
  return cost;
}

/** The cost of a selection of one object; bounded, because the whole operation was weighed before. */
function costOf(
  { selections }: SelectionSetNode,
  type: GraphQLNamedType,
  context: GraphQLContext,
  info: GraphQLResolveInfo,
): number {
  let sum = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      sum += costOfField(selection, type, context, info);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    if (!fragment) continue;
    const condition = fragment.typeCondition && info.schema.getType(fragment.typeCondition.name.value);
    sum += costOf(fragment.selectionSet, condition ?? type, context, info);
  }
  return sum;
}

function costOfField(
  node: FieldNode,
  type: GraphQLNamedType,
  context: GraphQLContext,
  info: GraphQLResolveInfo,
): number {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
  // __typename
  if (!field) return 1;
  const weight = weigh(field, getArgumentValues(field, node, info.variableValues), context);
  const below = node.selectionSet ? costOf(node.selectionSet, getNamedType(field.type), context, info) : 0;
  return (weight.field ?? 1) + below * (weight.multiplier ?? 1);
}

/** The weight that the complexity plugin has noted in the schema. */
export function weigh(field: Field, args: Record<string, unknown>, context: Pick<GraphQLContext, 'viewer'>): Weight {
  const noted = field.extensions.complexity as Weight | number | ((...all: unknown[]) => Weight | number) | undefined;
  const weight = typeof noted === 'function' ? noted(args, context, field) : noted;
  return typeof weight === 'object' ? weight : { field: weight };
}

import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';
import { isStaff } from '../base/identity.ts';
import type { GraphQLContext } from '../context.ts';
import { pace } from './pace.ts';
import { costPerRow } from './real-rows.ts';

/**
 * Measured: 3,000 points take some 9 ms of the processor, the 50,000 that an operation may cost 150 ms. The screens of a shop cost less:
 * rows in turns read from the database in turns too.
 */
export const dearPoints = 3_000;
/** Rows that come together: fewer points than a turn has, so that a large group does not make it twice as long. */
const pointsTogether = 500;

/**
 * Lets the rows of every list of objects be executed a few at a time where a buyer's operation is dear: graphql-js executes what needs
 * no waiting without a break, and everybody else would wait for all of it. Operations of staff are left as they are: rows that are
 * executed together also read from the database together.
 */
export function executeRowsInTurns(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const isList = isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type));
      if (isList) field.resolve = inTurns(field.resolve ?? defaultFieldResolver);
    }
  }
  return schema;
}

type Resolve = GraphQLFieldResolver<unknown, GraphQLContext>;

function inTurns(resolve: Resolve): Resolve {
  return (parent, args, context, info) => {
    const rows = resolve(parent, args, context, info);
    if (isStaff(context.viewer)) return rows;
    const spread = (read: unknown) =>
      Array.isArray(read) && context.spending.cost > dearPoints ? spreadRows(read, context, info) : read;
    return rows instanceof Promise ? rows.then(spread) : spread(rows);
  };
}

/** The same rows; those that are not to be executed yet as promises. */
function spreadRows(rows: readonly unknown[], context: GraphQLContext, info: GraphQLResolveInfo): readonly unknown[] {
  if (rows.length === 0) return rows;
  const points = Math.max(1, costPerRow(context, info));
  const together = Math.max(1, Math.floor(pointsTogether / points));
  const spread: unknown[] = [];
  for (let from = 0; from < rows.length; from += together) {
    const group = rows.slice(from, from + together);
    const turn = pace.enter(context.viewer.caller, group.length * points);
    for (const row of group) spread.push(turn ? waitFor(turn, row) : row);
  }
  return spread;
}

function waitFor(turn: Promise<void>, row: unknown): Promise<unknown> {
  // One that is being loaded may fail before its turn, when nobody listens yet.
  if (row instanceof Promise) row.catch(() => {});
  return turn.then(() => row);
}

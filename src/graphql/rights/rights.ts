import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Rights } from '../../db/api-keys.ts';
import { isStaff } from '../base/identity.ts';
import type { GraphQLContext } from '../context.ts';

/** What a field needs beside its role. */
export type Right = keyof Rights;

/** Options of a field that only callers with a right see. For others it is null, or an empty list: `hideByRights` sees to it. */
export const onlyWith = (right: Right) => ({ extensions: { right } });

/** The right that a field of the schema needs; undefined: none. */
export function readRight({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): Right | undefined {
  return extensions.right as Right | undefined;
}

/**
 * Hides what a caller has no right to see, in one place for all types, and says so in the descriptions. It is outermost, so that nothing
 * of a hidden value is read. Not an error: a list of orders is read by those too who may not see whose they are.
 */
export function hideByRights(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const right = readRight(field);
      if (right) hideField(`${type.name}.${field.name}`, field as GraphQLField<unknown, GraphQLContext>, right);
    }
  }
  return schema;
}

function hideField(name: string, field: GraphQLField<unknown, GraphQLContext>, right: Right): void {
  const isList = isNonNullType(field.type) && isListType(field.type.ofType);
  if (isNonNullType(field.type) && !isList)
    throw new Error(`${name} can be neither null nor empty: it cannot be hidden`);
  const resolve = field.resolve ?? defaultFieldResolver;
  // Buyers have no such rights: what is for staff only refuses them as ever.
  field.resolve = (parent, args, context, info) => {
    const isHidden = isStaff(context.viewer) && !context.viewer[right];
    return isHidden ? (isList ? [] : null) : resolve(parent, args, context, info);
  };
  field.description = `${field.description} ${isList ? 'Empty' : 'Null'} for callers without \`${right}\`.`;
}

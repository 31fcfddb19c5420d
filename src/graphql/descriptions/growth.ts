import { type GraphQLSchema, isEnumType, isUnionType } from 'graphql';

/** Says at every enum and union that clients must expect more of it. Returns the schema. */
export function describeGrowth(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    const more = isEnumType(type) ? 'values' : isUnionType(type) ? 'members' : undefined;
    if (more) type.description = `${type.description} More ${more} may be added.`;
  }
  return schema;
}

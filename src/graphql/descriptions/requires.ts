import {
  DirectiveLocation,
  type GraphQLArgumentConfig,
  GraphQLDirective,
  type GraphQLField,
  GraphQLNonNull,
  type GraphQLObjectType,
  GraphQLSchema,
  isEnumType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  printSchema,
} from 'graphql';
import { listRolesOf, type Role, type Scopes } from '../base/identity.ts';

type Field = GraphQLField<unknown, unknown>;

/** The permission of a field or type, as it was given to the schema builder; undefined: it has none of its own. */
export function readScopes({ extensions }: Pick<Field, 'extensions'>): Scopes | undefined {
  return (extensions.pothosOptions as { authScopes?: Scopes } | undefined)?.authScopes;
}

/**
 * The roles that the schema names for a field, from the permission that is checked when it is read; none: every role may read it.
 * Of staff the role with the fewest rights is named.
 */
function listRequiredRoles(type: GraphQLObjectType, field: Field): readonly Role[] {
  const scopes = readScopes(field) ?? readScopes(type);
  const allowed = scopes ? listRolesOf(scopes) : [];
  if (!scopes || allowed.length >= 4) return [];
  const lowest = (['viewer', 'operator', 'owner'] as const).find((role) => allowed.includes(role));
  return [lowest, allowed.includes('buyer') ? ('buyer' as const) : undefined].filter((role) => role !== undefined);
}

const audiences: Record<string, readonly [only: string, others: string]> = {
  viewer: ['Staff only', 'buyers'],
  operator: ['OWNER and OPERATOR only', 'other roles'],
  owner: ['OWNER only', 'other roles'],
  'operator,buyer': ['Not for VIEWER', 'viewers'],
};

/** Adds to the schema the directive `@requires`, and to the description of each field with a permission who may read it. */
export function describeRoles(schema: GraphQLSchema): GraphQLSchema {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const ofType = readScopes(type);
    for (const field of Object.values(type.getFields())) {
      const [only, others] = audiences[listRequiredRoles(type, field).join()] ?? [];
      if (!only || (ofType && !readScopes(field))) continue;
      const isNull = !roots.has(type) && !isNonNullType(field.type);
      field.description = `${field.description} ${only}: ${isNull ? 'null and ' : ''}FORBIDDEN for ${others}.`;
    }
    const [first] = Object.values(type.getFields());
    const [only] = (ofType && first && audiences[listRequiredRoles(type, first).join()]) ?? [];
    if (only) type.description = `${type.description} ${only}.`;
  }
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, directives: [...config.directives, createDirective(schema)] });
}

function createDirective(schema: GraphQLSchema): GraphQLDirective {
  const role = schema.getType('Role');
  if (!isEnumType(role)) throw new Error('the schema has no enum Role');
  const argument: GraphQLArgumentConfig = {
    type: new GraphQLNonNull(role),
    description: 'The role with the fewest rights that is enough.',
  };
  return new GraphQLDirective({
    name: 'requires',
    description:
      'The role that a caller needs to read the field; other callers get the error FORBIDDEN. OWNER may do everything that OPERATOR ' +
      'may, and OPERATOR everything that VIEWER may; BUYER is separate. If a field has it twice, either role is enough. A field ' +
      'without it is for every role that can reach it.',
    locations: [DirectiveLocation.FIELD_DEFINITION],
    args: { role: argument },
    isRepeatable: true,
  });
}

/** The schema as text, with `@requires` on its fields: graphql-js prints definitions of directives, not where they are applied. */
export function printSchemaWithRoles(schema: GraphQLSchema): string {
  let text = printSchema(schema);
  const fields = parse(text).definitions.flatMap((definition) => {
    const type = definition.kind === Kind.OBJECT_TYPE_DEFINITION && schema.getType(definition.name.value);
    if (!isObjectType(type) || definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    return (definition.fields ?? []).map(({ name, type: { loc } }) => ({
      end: loc?.end ?? 0,
      roles: listRequiredRoles(type, type.getFields()[name.value]!),
    }));
  });
  for (const { end, roles } of fields.reverse()) {
    const applied = roles.map((role) => ` @requires(role: ${role.toUpperCase()})`).join('');
    text = text.slice(0, end) + applied + text.slice(end);
  }
  return text;
}

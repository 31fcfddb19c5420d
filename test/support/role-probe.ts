import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import type { CallerRole, Role, Viewer } from '../../src/graphql/base/identity.ts';

export const roles = ['owner', 'operator', 'viewer', 'buyer'] as const satisfies readonly Role[];

type Field = GraphQLField<unknown, unknown>;

/** Where nothing behind a resolver can be reached: what it asks of its context throws, so that only the permission is tried. */
function createBareContext(viewer: Viewer): object {
  return new Proxy<Record<string | symbol, unknown>>(
    { viewer },
    {
      get(target, name) {
        // Symbols are the schema builder's own caches.
        if (typeof name === 'symbol' || name in target) return target[name];
        throw new Error(`reached ${name}`);
      },
    },
  );
}

function viewerOf(role: CallerRole): Viewer {
  const telegramUserId = role === 'buyer' ? '5' : null;
  return {
    role,
    name: role,
    actor: role,
    caller: `probe:${role}`,
    telegramUserId,
    expiresAt: null,
    keyId: null,
    sessionId: null,
    seesMoney: false,
    seesBuyers: false,
  };
}

/** Whether the field's own permission, as it is executed in production, refuses the role: it answers FORBIDDEN. */
async function isForbidden(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: Field,
  role: CallerRole,
): Promise<boolean> {
  const run = type === schema.getSubscriptionType() ? field.subscribe : field.resolve;
  if (!run) return false;
  const info = {
    fieldName: field.name,
    parentType: type,
    returnType: field.type,
    path: { key: field.name, prev: undefined, typename: type.name },
    fieldNodes: [],
    fragments: {},
    variableValues: { sources: {}, coerced: {} },
    schema,
  } as unknown as GraphQLResolveInfo;
  try {
    await run({}, {}, createBareContext(viewerOf(role)), info);
    return false;
  } catch (error) {
    return error instanceof Error && 'extensions' in error && codeOf(error.extensions) === 'FORBIDDEN';
  }
}

const codeOf = (extensions: unknown): unknown =>
  extensions !== null && typeof extensions === 'object' && 'code' in extensions ? extensions.code : undefined;

/** Every object type of the schema, introspection apart. */
export function listObjectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__'),
  ) as GraphQLObjectType[];
}

/**
 * What a role can read at all, as `Type.field`: from the roots along every field that does not refuse it. `nodes` names the types
 * that `node(id:)` gives to this role; everything else behind an interface or union counts as given.
 */
export async function listReadable(
  schema: GraphQLSchema,
  role: CallerRole,
  nodes: ReadonlySet<string>,
): Promise<Set<string>> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const waiting = roots.filter((type) => type != null);
  const seen = new Set<GraphQLObjectType>(waiting);
  const readable = new Set<string>();
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    for (const field of Object.values(type.getFields())) {
      if (await isForbidden(schema, type, field, role)) continue;
      readable.add(`${type.name}.${field.name}`);
      const target = getNamedType(field.type);
      const next = isObjectType(target) ? [target] : isAbstractType(target) ? schema.getPossibleTypes(target) : [];
      for (const one of next) {
        const closed = target.name === 'Node' && !nodes.has(one.name);
        if (closed || seen.has(one)) continue;
        seen.add(one);
        waiting.push(one);
      }
    }
  }
  return readable;
}

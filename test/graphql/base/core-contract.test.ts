import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  type DefinitionNode,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  parse,
  print,
  type TypeNode,
} from 'graphql';
import { expect, test } from 'vitest';
import { listBreakingChanges } from '../../../scripts/schema-changes.ts';

const read = (name: string): string => readFileSync(path.join(import.meta.dirname, '../../..', name), 'utf8');
const core = read('docs/core.graphql');
const schema = read('schema.graphql');

interface Typed {
  name: { value: string };
  type: TypeNode;
  defaultValue?: Parameters<typeof print>[0] | undefined;
}

/** Every promise of a schema as a line of its own: `Query.products(first: Int = 20)`, `enum Role.OWNER`, `union A = B`. */
function listPromises(source: string): string[] {
  return parse(source, { noLocation: true }).definitions.flatMap(promisesOf);
}

function promisesOf(definition: DefinitionNode): string[] {
  if (definition.kind === Kind.SCALAR_TYPE_DEFINITION) return [`scalar ${definition.name.value}`];
  if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
    return (definition.values ?? []).map((value) => `enum ${definition.name.value}.${value.name.value}`);
  }
  if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
    return (definition.types ?? []).map((type) => `union ${definition.name.value} = ${type.name.value}`);
  }
  if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
    return (definition.fields ?? []).map((field) => `input ${definition.name.value}.${describe(field)}`);
  }
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
  const owner = definition.name.value;
  return [
    ...(definition.interfaces ?? []).map((type) => `${owner} implements ${type.name.value}`),
    ...(definition.fields ?? []).flatMap((field) => [
      `${owner}.${describe(field)}`,
      ...(field.arguments ?? []).map((argument) => `${owner}.${field.name.value}(${describe(argument)})`),
    ]),
  ];
}

const describe = ({ name, type, defaultValue }: Typed): string =>
  `${name.value}: ${print(type)}${defaultValue ? ` = ${print(defaultValue)}` : ''}`;

test('every type, field, argument, default, enum value and union member of the core is in the schema as it was promised', () => {
  const ours = new Set(listPromises(schema));
  expect(listPromises(core).filter((promise) => !ours.has(promise))).toEqual([]);
});

test('what the schema has beside the core breaks no client that knows only the core', () => {
  expect(listBreakingChanges(core, schema)).toEqual([]);
});

test('a client that switches over a union knows all its members, but those that are listed here', () => {
  const isUnion = (promise: string): boolean => promise.startsWith('union ');
  const unions = new Set(
    listPromises(core)
      .filter(isUnion)
      .map((promise) => promise.split(' = ')[0]),
  );
  const promised = new Set(listPromises(core));
  const beside = listPromises(schema)
    .filter(isUnion)
    .filter((promise) => unions.has(promise.split(' = ')[0]) && !promised.has(promise));
  // They can come only where the client sends an idempotencyKey, which is beside the core too: used with another input, or too long.
  const byKeyOnly = ['Pause', 'Resume'].map((name) => `union ${name}MarketplaceResult = ValidationError`);
  byKeyOnly.push('union UnlinkProductResult = ValidationError');
  // Likewise with an expectedRevision.
  const byRevisionOnly = ['UnlinkProduct', 'UpdateMarketplace'].map((name) => `union ${name}Result = ConflictError`);
  expect(beside.filter((promise) => !promise.endsWith(' = IdempotencyConflictError')).toSorted()).toEqual(
    [...byKeyOnly, ...byRevisionOnly].toSorted(),
  );
});

test('whatever has an id can be read again by `node`', () => {
  const types = Object.values(buildSchema(schema).getTypeMap()).filter((type) => isObjectType(type));
  const withId = types.filter((type) => type.getFields().id?.type.toString() === 'ID!');
  expect(withId.length).toBeGreaterThan(10);
  const isNode = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === 'Node');
  expect(withId.filter((type) => !isNode(type)).map(({ name }) => name)).toEqual([]);
});

test('names that are kept for webhooks to other systems are taken by nothing else', () => {
  const reserved: Record<string, RegExp> = {
    webhookEndpoints: /^(\[WebhookEndpoint!\]|WebhookEndpointConnection)!?$/,
    webhookDeliveries: /^(\[WebhookDelivery!\]|WebhookDeliveryConnection)!?$/,
  };
  const taken = Object.values(buildSchema(schema).getTypeMap()).flatMap((type) =>
    isObjectType(type) || isInputObjectType(type)
      ? Object.values(type.getFields()).map((field) => ({ place: `${type.name}.${field.name}`, field }))
      : [],
  );
  const wrong = taken.filter(({ field }) => reserved[field.name]?.test(String(field.type)) === false);
  expect(wrong.map(({ place }) => place)).toEqual([]);
});

test('every scalar of our own says by what it is specified', () => {
  const scalars = Object.values(buildSchema(schema).getTypeMap()).filter((type) => isScalarType(type));
  const silent = scalars.filter((type) => !isSpecifiedScalarType(type) && !type.specifiedByURL?.startsWith('https://'));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

const types = Object.values(buildSchema(schema).getTypeMap()).filter((type) => isObjectType(type));

test('every page has its rows with and without cursors, and how many there are on all pages', () => {
  const pages = types.filter(({ name }) => name.endsWith('Connection'));
  expect(pages.length).toBeGreaterThan(10);
  const lacking = pages.filter((page) =>
    ['edges', 'nodes', 'pageInfo', 'totalCount'].some((name) => !page.getFields()[name]),
  );
  expect(lacking.map(({ name }) => name)).toEqual([]);
});

test('a query that is not of the core may be null, so that its error does not empty the answers of others', () => {
  const known = new Set(Object.keys(buildSchema(core).getQueryType()?.getFields() ?? {}));
  const added = Object.values(buildSchema(schema).getQueryType()?.getFields() ?? {}).filter(
    ({ name, deprecationReason }) => !known.has(name) && deprecationReason == null,
  );
  expect(added.filter(({ type }) => String(type).endsWith('!')).map(({ name }) => name)).toEqual([]);
});

test('what is never written, misleads or has no pages is deprecated, with what to use', () => {
  const deprecated = Object.values(buildSchema(schema).getTypeMap()).flatMap((type) => {
    const parts = isEnumType(type) ? type.getValues() : isObjectType(type) ? Object.values(type.getFields()) : [];
    return parts.flatMap(({ name, deprecationReason }) =>
      deprecationReason == null ? [] : [`${type.name}.${name}: ${deprecationReason}`],
    );
  });
  expect(deprecated.toSorted()).toEqual([
    'MovementType.HOLD: Never written: store orders are booked as SALE.',
    'MovementType.HOLD_RELEASE: Never written: holds that end are booked as CANCELLATION.',
    'Query.apiKeys: It has no pages, and revoked keys stay in it: use staffKeys.',
    'SyncLog.triggerType: WEBHOOK means any event; use cause.',
  ]);
});

import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';
import { type CountingApi, createCountingApi } from '../support/counting-api.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { fillShop } from '../support/full-shop.ts';

type Field = GraphQLField<unknown, unknown>;

const few = 1;
const many = 20;

/** Arguments of the queries that need some. A query with required arguments and no line here fails the test below. */
const queryArguments: Record<string, string> = {
  product: '(sku: "FULL-0")',
  marketplace: '(code: "olx")',
  order: '(number: "1001")',
  salesAnalytics: '(from: "2025-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z")',
};

/** Lists that do not grow with the shop: keys of staff, what the code knows. */
const sameForAll = new Set(['apiKeys', 'adapters']);

const schema = createSchema();
const queries = Object.values(schema.getQueryType()?.getFields() ?? {});

const databases: TestDatabase[] = [];
const apis = new Map<number, CountingApi>();
beforeAll(async () => {
  for (const size of [few, many]) {
    const db = await createTestDatabase();
    databases.push(db);
    await fillShop(db.sql, size);
    apis.set(size, await createCountingApi(db));
  }
});
afterAll(async () => {
  for (const api of apis.values()) await api.stop();
  for (const db of databases) await db.drop();
});

const fieldsOf = (type: unknown): Field[] => (isObjectType(type) ? Object.values(type.getFields()) : []);
const below = (field: Field) => getNamedType(field.type);
const needsArguments = (field: Field): boolean => field.args.some(isRequiredArgument);
const isLeaf = (field: Field): boolean => isLeafType(below(field)) && !needsArguments(field);
const isRelation = (field: Field): boolean => isObjectType(below(field)) && !needsArguments(field);
const isConnection = (type: unknown): type is GraphQLObjectType =>
  isObjectType(type) && type.name.endsWith('Connection');

const leaves = (type: unknown): string =>
  [
    '__typename',
    ...fieldsOf(type)
      .filter(isLeaf)
      .map(({ name }) => name),
  ].join(' ');

/** A selection of a field with what `select` makes of the rows behind it, through connections. */
function selectRows(field: Field, select: (type: unknown) => string): string {
  const type = below(field);
  if (!isConnection(type)) return `${field.name} { ${select(type)} }`;
  return `${field.name} { ${leaves(type)} edges { node { ${select(below(edgeNode(type)))} } } }`;
}

function edgeNode(connection: GraphQLObjectType): Field {
  const edge = getNamedType(connection.getFields().edges!.type);
  if (!isObjectType(edge)) throw new Error(`${connection.name} has no edges`);
  return edge.getFields().node!;
}

/** Read by keys: their rows are those of the types that the other queries list. */
const isAsked = ({ name }: Field): boolean => name !== 'node' && name !== 'nodes';
const isMany = ({ type }: Field): boolean =>
  isConnection(getNamedType(type)) || isListType(isNonNullType(type) ? type.ofType : type);

const rowType = (field: Field): unknown => {
  const type = below(field);
  return isConnection(type) ? below(edgeNode(type)) : type;
};

/** One document for each relation of each query's rows: all its leaves, and all leaves of all relations one further. */
function listDocuments(): [name: string, document: string, isList: boolean][] {
  return queries.filter(isAsked).flatMap((query) => {
    const ask = (relation: string): string => {
      const [, ...rows] = selectRows(query, (type) => `${leaves(type)} ${relation}`).split(' ');
      return `{ ${query.name}${queryArguments[query.name] ?? ''} ${rows.join(' ')} }`;
    };
    const further = (type: unknown): string =>
      fieldsOf(type)
        .filter(isRelation)
        .map((one) => selectRows(one, leaves))
        .join(' ');
    const relations = fieldsOf(rowType(query)).filter(isRelation);
    return [
      [query.name, ask(''), isMany(query)] as const,
      ...relations.map((relation) => {
        const document = ask(selectRows(relation, (type) => `${leaves(type)} ${further(type)}`));
        return [`${query.name}.${relation.name}`, document, isMany(query) || isMany(relation)] as const;
      }),
    ].map(([name, document, isList]): [string, string, boolean] => [name, document, isList]);
  });
}

test('every query and every relation of a row can be asked for by the documents below', () => {
  const closed = (type: GraphQLObjectType) =>
    Object.values(type.getFields())
      .filter((field) => needsArguments(field) && isObjectType(below(field)))
      .map((field) => `${type.name}.${field.name}`);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const rows = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !roots.includes(type));
  expect(queries.filter((query) => needsArguments(query) && isAsked(query) && !queryArguments[query.name])).toEqual([]);
  expect(rows.flatMap((type) => (isObjectType(type) ? closed(type) : []))).toEqual([]);
});

test.each(listDocuments())('%s takes no more statements for 20 rows than for one', async (name, document, isList) => {
  const small = await apis.get(few)!.run(document);
  const large = await apis.get(many)!.run(document);
  expect([...small.errors, ...large.errors].map(({ message }) => message)).toEqual([]);
  if (isList && !sameForAll.has(name)) {
    const countRows = (answer: unknown) => JSON.stringify(answer).split('"__typename"').length;
    expect(countRows(large.data), `fillShop makes no rows of ${name}`).toBeGreaterThan(countRows(small.data));
  }
  expect(large.statements, document).toBe(small.statements);
});

test('lists without pages are lists of few', () => {
  const unpaged = queries.filter((query) => isMany(query) && !isConnection(below(query)));
  expect(unpaged.map(({ name }) => name).sort()).toEqual(['adapters', 'apiKeys', 'marketplaces', 'nodes']);
});

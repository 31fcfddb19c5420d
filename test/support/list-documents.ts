import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** Arguments of the queries that need some. A query with required arguments and no line here fails test/graphql/base/statements.test.ts. */
const queryArguments: Record<string, string> = {
  product: '(sku: "FULL-0")',
  marketplace: '(code: "olx")',
  order: '(number: "1001")',
  receipt: '(number: 1)',
  stocktake: '(number: 1)',
  packingScan: '(code: "FULL-0")',
  returnCandidates: '(code: "FULL-0")',
  previewRules: '(marketplace: "full-0", rule: { selling: false })',
  salesAnalytics: '(from: "2025-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z")',
  sales: '(days: { from: "2025-01-01", to: "2099-12-31" })',
  syncSavings: '(from: "2025-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z")',
};

/** Pages of relations whose rows have lists without pages: 20 rows of 20 rows of 20 rows are refused, as they cost too much. */
const smallPages: Record<string, string> = {
  'alerts.orders': '(first: 2)',
  'products.openOrders': '(first: 5)',
  'supplies.movements': '(first: 5)',
  'stocktakes.lines': '(first: 4)',
  'stocktakes.notCounted': '(first: 4)',
  // The first one has everything counted, where the shop is small.
  'stocktake.notCounted': '(number: 2)',
};

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

/** A selection of a field with what `select` makes of the rows behind it, through connections. `page`: its arguments, if it has pages. */
function selectRows(field: Field, select: (type: unknown) => string, page = ''): string {
  const type = below(field);
  if (!isConnection(type)) return `${field.name} { ${select(type)} }`;
  return `${field.name}${page} { ${leaves(type)} edges { node { ${select(below(edgeNode(type)))} } } }`;
}

function edgeNode(connection: GraphQLObjectType): Field {
  const edge = getNamedType(connection.getFields().edges!.type);
  if (!isObjectType(edge)) throw new Error(`${connection.name} has no edges`);
  return edge.getFields().node!;
}

const isMany = ({ type }: Field): boolean =>
  isConnection(getNamedType(type)) || isListType(isNonNullType(type) ? type.ofType : type);

const rowType = (field: Field): unknown => {
  const type = below(field);
  return isConnection(type) ? below(edgeNode(type)) : type;
};

/** A query for everything of one relation. */
export interface ListDocument {
  /** `products`, or `products.movements`. */
  name: string;
  text: string;
  /** Whether its answer grows with the shop. */
  isList: boolean;
  /** A list without pages. */
  isUnpaged: boolean;
}

/**
 * Made from the schema, so that what is added is asked for too: one document for each query with all leaves of its rows, and one for
 * each relation of its rows, with all its leaves and all leaves of all relations one further.
 */
export function listDocuments(schema: GraphQLSchema): ListDocument[] {
  return queriesOf(schema).flatMap((query) => {
    const ask = (relation: string, page = queryArguments[query.name] ?? ''): string => {
      const [, ...rows] = selectRows(query, (type) => `${leaves(type)} ${relation}`).split(' ');
      return `{ ${query.name}${page} ${rows.join(' ')} }`;
    };
    const further = (type: unknown): string =>
      fieldsOf(type)
        .filter(isRelation)
        .map((one) => selectRows(one, leaves))
        .join(' ');
    const relations = fieldsOf(rowType(query)).filter(isRelation);
    const isUnpaged = isMany(query) && !isConnection(below(query));
    return [
      { name: query.name, text: ask(''), isList: isMany(query), isUnpaged },
      ...relations.map((relation) => ({
        name: `${query.name}.${relation.name}`,
        // Small pages of pages: all fields of 20 rows of 20 rows cost more than is allowed.
        text: ask(
          selectRows(relation, (type) => `${leaves(type)} ${further(type)}`, isMany(query) ? '(first: 3)' : ''),
          smallPages[`${query.name}.${relation.name}`],
        ),
        isList: isMany(query) || isMany(relation),
        isUnpaged: false,
      })),
    ];
  });
}

/** Queries that need arguments and have none above, and relations of rows that need some: no document asks for them. */
export function listUnasked(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const rows = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !roots.includes(type));
  const closed = rows.flatMap((type) =>
    fieldsOf(type)
      .filter((field) => needsArguments(field) && isObjectType(below(field)))
      .map((field) => `${type.name}.${field.name}`),
  );
  const queries = queriesOf(schema).filter((query) => needsArguments(query) && !queryArguments[query.name]);
  return [...queries.map(({ name }) => `Query.${name}`), ...closed];
}

/** Without those that read by ids: their rows are those of the types that the other queries list. */
function queriesOf(schema: GraphQLSchema): Field[] {
  return fieldsOf(schema.getQueryType()).filter(({ name }) => name !== 'node' && name !== 'nodes');
}

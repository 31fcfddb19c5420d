const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join(' ');

/** An operation that must be refused. */
export interface Hostile {
  query: string;
  variables?: Record<string, unknown>;
  /** Refused for this reason. */
  code: 'QUERY_TOO_COSTLY' | 'BAD_USER_INPUT';
  /** Fits into a message of a WebSocket (16 KiB). */
  fitsSocket?: false;
}

const nested = (levels: number) =>
  `{ products { edges { node { ${'marketplaceProducts { product { '.repeat(levels)} sku ${'} } '.repeat(levels)} } } } }`;

/** Operations that would cost much if they ran, by what is wrong with them. */
export const hostileOperations: Record<string, Hostile> = {
  'depth: fields within fields': { query: nested(12), code: 'QUERY_TOO_COSTLY' },
  'cost: pages within pages': {
    query:
      '{ products(first: 250) { edges { node { movements(first: 250) { edges { node { product { name } } } } } } } }',
    code: 'QUERY_TOO_COSTLY',
  },
  'aliases: one field 201 times': {
    query: `{ ${times(201, (n) => `a${n}: viewer { role }`)} }`,
    code: 'QUERY_TOO_COSTLY',
  },
  'aliases: one page 100 times': {
    query: `{ ${times(100, (n) => `a${n}: products(first: 250) { edges { node { name } } }`)} }`,
    code: 'QUERY_TOO_COSTLY',
  },
  'tokens: 2,001 of them': { query: `{ ${times(700, () => 'viewer { role }')} }`, code: 'BAD_USER_INPUT' },
  'fragments in a circle': {
    query: 'query { viewer { ...A } } fragment A on Viewer { role ...B } fragment B on Viewer { name ...A }',
    code: 'BAD_USER_INPUT',
  },
  'fragments that double at each step': {
    query: `{ ...F0 } ${times(40, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F40 on Query { products(first: 250) { totalCount } }`,
    code: 'QUERY_TOO_COSTLY',
  },
  'a list of 3,000 in the document': {
    query: `{ nodes(ids: [${times(3_000, () => '1')}]) { id } }`,
    code: 'BAD_USER_INPUT',
  },
  'a list of 20,000 in the variables': {
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { name sku price { amount } } } }',
    variables: { ids: Array.from({ length: 20_000 }, () => 'eA') },
    code: 'QUERY_TOO_COSTLY',
    fitsSocket: false,
  },
  'wrong values, 19,000 of them': {
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids: Array.from({ length: 19_000 }, () => ({})) },
    code: 'BAD_USER_INPUT',
    fitsSocket: false,
  },
  'a name of 10,000 characters': { query: `{ ${'x'.repeat(10_000)} }`, code: 'BAD_USER_INPUT' },
  'twenty names of 700 characters': { query: `{ ${times(20, (n) => `x${n}`.repeat(280))} }`, code: 'BAD_USER_INPUT' },
  'a document of 100,000 characters': {
    query: `{ viewer { role } } ${'#'.repeat(100_000)}`,
    code: 'BAD_USER_INPUT',
    fitsSocket: false,
  },
  'mutations: 21 in one document': {
    query: `mutation { ${times(21, (n) => `m${n}: adjustStock(input: { sku: "CALM", quantityChange: 1, reason: RECEIPT }) { __typename }`)} }`,
    code: 'QUERY_TOO_COSTLY',
  },
  'mutations: fragments with 5 each': {
    query: `mutation { ${times(5, () => '... on Mutation { ...M }')} } fragment M on Mutation { ${times(5, (n) => `m${n}: adjustStock(input: { sku: "CALM", quantityChange: 1, reason: RECEIPT }) { __typename }`)} }`,
    code: 'QUERY_TOO_COSTLY',
  },
  'directives: 600 on one field': {
    query: `{ viewer { role ${'@include(if: true) '.repeat(280)} } }`,
    code: 'BAD_USER_INPUT',
  },
  'introspection within introspection': {
    query: '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
    code: 'BAD_USER_INPUT',
  },
  'introspection again and again': {
    query: `{ __schema { ${times(30, (n) => `t${n}: types { fields { args { type { name } } } }`)} } }`,
    code: 'QUERY_TOO_COSTLY',
  },
  'fields that overlap in every pair': {
    query: `{ ${times(180, (n) => `viewer { a: ${n % 2 ? 'role' : 'name'} }`)} }`,
    code: 'BAD_USER_INPUT',
  },
  'two subscriptions in one': {
    query: 'subscription { a: stockUpdated { sku } b: stockUpdated { sku } }',
    code: 'BAD_USER_INPUT',
  },
};

import { problemKinds } from '../problem-kinds.ts';
import { headerRef, malformed, problemAnswers } from './answers.ts';
import { refTo } from './events.ts';

/** What the other addresses need. */
export const otherSecuritySchemes = {
  ApiCredentials: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: '`Bearer <session token, API key or JWT>`, or `tma <initData>` of the Mini App',
  },
  MetricsToken: { type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN' },
};

/** Schemas of other answers. */
export const otherSchemas = {
  GraphQLRequest: {
    type: 'object',
    description: 'An operation. `query`, or the `documentId` of a trusted document, is required',
    properties: {
      query: { type: 'string', description: 'The document' },
      documentId: { type: 'string', description: 'The id of a trusted document, instead of `query`' },
      operationName: { type: ['string', 'null'], description: 'Which operation of the document' },
      variables: { type: ['object', 'null'], description: 'Its variables' },
    },
    anyOf: ['query', 'documentId'].map((name) => ({ properties: { [name]: {} }, required: [name] })),
  },
  GraphQLAnswer: {
    type: 'object',
    description: 'Data, errors or both. The schema is read by introspection',
    properties: {
      data: { type: ['object', 'null'], description: 'What was asked for' },
      errors: {
        type: 'array',
        items: { type: 'object' },
        description: 'Each with message, extensions.code and extensions.requestId',
      },
    },
  },
};

const graphQLAnswer = { 'application/json': { schema: refTo('GraphQLAnswer') } };
const graphQLAnswers = {
  200: { description: 'The answer. Errors that a caller can cause are data', content: graphQLAnswer },
  400: { description: 'The operation is not valid', content: graphQLAnswer },
  401: { description: 'The credentials are missing, wrong or ended', content: graphQLAnswer },
  429: {
    description: 'Too many requests, or too many failed sign-ins from this address',
    headers: headerRef('Retry-After'),
    content: graphQLAnswer,
  },
  503: {
    description: 'The database, or the identity provider, is not available',
    headers: headerRef('Retry-After'),
    content: graphQLAnswer,
  },
};
const security = [{ ApiCredentials: [] }];

const graphql = {
  post: {
    tags: ['GraphQL'],
    operationId: 'postGraphQL',
    summary: 'The API of the apps: queries, mutations, and subscriptions by Accept: text/event-stream',
    description: 'WebSocket with the subprotocol graphql-transport-ws is at the same address.',
    security,
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: refTo('GraphQLRequest'), example: { query: '{ viewer { role name } }' } },
      },
    },
    responses: {
      ...graphQLAnswers,
      415: {
        description: 'The operation was not sent as application/json, or was sent compressed',
        content: graphQLAnswer,
      },
      ...problemAnswers('body-too-large', 'internal-error'),
    },
  },
  get: {
    tags: ['GraphQL'],
    operationId: 'getGraphQL',
    summary: 'Queries by GET; in a browser GraphiQL',
    security,
    parameters: ['query', 'variables', 'operationName'].map((name) => ({
      name,
      in: 'query',
      description: `${name} of the request, as text`,
      schema: { type: 'string' },
    })),
    responses: { ...graphQLAnswers, ...problemAnswers('internal-error') },
  },
};

const json = (schema: object) => ({ 'application/json': { schema } });
const ready = (value: boolean) =>
  json({ type: 'object', required: ['ready'], properties: { ready: { const: value } } });

function read(operationId: string, summary: string, responses: object) {
  return { get: { tags: ['Operation'], operationId, summary, security: [], responses } };
}

/** GraphQL, and the addresses for whoever runs Ombor. */
export const otherPaths = {
  '/graphql': graphql,
  '/health': read('getHealth', 'Whether the process runs', {
    200: {
      description: 'It runs',
      content: json({ type: 'object', required: ['status'], properties: { status: { const: 'ok' } } }),
    },
    ...malformed,
    ...problemAnswers('internal-error'),
  }),
  '/ready': read('getReady', 'Whether requests can be served', {
    200: { description: 'Yes: the database answers, and nothing is stopping', content: ready(true) },
    503: { description: 'Not now', content: ready(false) },
    ...malformed,
    ...problemAnswers('internal-error'),
  }),
  '/metrics': {
    get: {
      ...read('getMetrics', 'Metrics for Prometheus', {
        200: { description: 'Metrics', content: { 'text/plain': { schema: { type: 'string' } } } },
        ...problemAnswers('invalid-metrics-token', 'metrics-disabled'),
      }).get,
      security: [{ MetricsToken: [] }],
    },
  },
  '/openapi.json': read('getOpenApi', 'This description', {
    200: { description: 'An OpenAPI 3.1 document', content: json({ type: 'object' }) },
    ...malformed,
    ...problemAnswers('internal-error'),
  }),
  '/problems/{kind}': {
    get: {
      ...read('getProblem', 'The page behind the type of a problem, for people', {
        200: {
          description: 'What it means, and what to do',
          content: { 'text/plain': { schema: { type: 'string' } } },
        },
        ...problemAnswers('not-found'),
      }).get,
      parameters: [
        {
          name: 'kind',
          in: 'path',
          required: true,
          description: 'The kind of problem',
          schema: { type: 'string', enum: Object.keys(problemKinds) },
        },
      ],
    },
  },
};

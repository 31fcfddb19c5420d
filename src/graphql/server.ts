import { randomUUID } from 'node:crypto';
import { type DocumentNode, type ExecutionArgs, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import { createYoga, isAsyncIterable, type Plugin } from 'graphql-yoga';
import { authenticate, isViewer, type Viewer } from './authenticate.ts';
import { createContext, type GraphQLContext, type GraphQLDeps } from './context.ts';
import { createGraphiQL, wantsGraphiQL } from './graphiql.ts';
import { findCostError, parseDocument, validateDocument } from './limits.ts';
import { type MaskContext, maskErrors } from './mask-errors.ts';
import { subscribe } from './subscribe.ts';

/** What the HTTP side of the API is made of. `graphiqlHeaders`: JSON that GraphiQL's header editor begins with. */
export interface GraphQLServerDeps extends GraphQLDeps {
  schema: GraphQLSchema;
  graphiqlHeaders?: string | undefined;
}

interface RequestContext {
  requestId: string;
  viewer?: Viewer;
}

/** Answers everything under /graphql: GraphiQL, queries and mutations over HTTP, subscriptions over SSE. */
export function createGraphQL(deps: GraphQLServerDeps): (request: Request) => Promise<Response> {
  const yoga = createYoga<RequestContext>({
    schema: deps.schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    maskedErrors: false,
    // What is valid depends on the role: remembered by document alone, a buyer would get the answer that staff got.
    parserAndValidationCache: { validationCache: false },
    logging: false,
    cors:
      deps.allowedOrigins.length > 0
        ? {
            origin: [...deps.allowedOrigins],
            methods: ['GET', 'POST'],
            allowedHeaders: ['authorization', 'content-type'],
            credentials: false,
          }
        : false,
    context: ({ requestId, viewer }) => {
      if (!viewer) throw new Error('nobody gets here without credentials');
      return createContext(deps, viewer, requestId);
    },
    plugins: [doorkeeper(deps), limits(deps), masking(deps)],
  });
  const graphiql = createGraphiQL(deps.graphiqlHeaders);
  return async (request) =>
    wantsGraphiQL(request) ? graphiql(request) : yoga.fetch(request, { requestId: randomUUID() });
}

const jsonType = /^application\/json\b/i;

/** Nobody without good credentials gets as far as the parser, and nothing but JSON does. */
function doorkeeper(deps: GraphQLServerDeps): Plugin<object, RequestContext> {
  const refuse = (status: number, code: string, message: string, requestId: string): Response =>
    Response.json({ errors: [{ message, extensions: { code, requestId } }] }, { status });
  return {
    async onRequest({ request, serverContext, endResponse }) {
      const { requestId } = serverContext;
      if (request.method === 'OPTIONS') return;
      const viewer = await authenticate(deps, request.headers.get('authorization'));
      if (!isViewer(viewer)) return endResponse(refuse(401, 'UNAUTHENTICATED', viewer.failure, requestId));
      // A form of another site can send other types without asking the browser; credentials never come by themselves here anyway.
      if (request.method === 'POST' && !jsonType.test(request.headers.get('content-type') ?? '')) {
        return endResponse(refuse(415, 'BAD_USER_INPUT', 'Send the operation as application/json', requestId));
      }
      serverContext.viewer = viewer;
    },
  };
}

type Execution = Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> & {
  contextValue: GraphQLContext;
};

/** The same walls as on WebSocket: tokens, rules, cost; and graphql-js itself as the engine. */
function limits({ schema }: GraphQLServerDeps): Plugin<GraphQLContext> {
  const findFault = ({ document, operationName, variableValues, contextValue }: Execution) => {
    const error = findCostError({ schema, document, operationName, variables: variableValues ?? {} }, contextValue);
    return error && { errors: [error] };
  };
  return {
    onParse: ({ setParseFn }) => setParseFn(parseDocument),
    onValidate({ context, setValidationFn }) {
      const { viewer } = context;
      if (!viewer) throw new Error('nobody gets here without credentials');
      setValidationFn((to: GraphQLSchema, document: DocumentNode) => validateDocument(to, document, { viewer }));
    },
    onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      setExecuteFn(execute);
      const fault = findFault(args);
      if (fault) setResultAndStopExecution(fault);
    },
    onSubscribe({ args, setSubscribeFn, setResultAndStopExecution }) {
      setSubscribeFn(subscribe);
      const fault = findFault(args);
      if (fault) setResultAndStopExecution(fault);
    },
  };
}

/** Every error leaves with a code and the request's id, from the parser's to the last event's. */
function masking({ log }: GraphQLServerDeps): Plugin<object, RequestContext> {
  return {
    onResultProcess({ request, result, setResult, serverContext }) {
      const context: MaskContext = { requestId: serverContext?.requestId ?? randomUUID(), log };
      const mask = (one: ExecutionResult): ExecutionResult => maskErrors(one, context) as ExecutionResult;
      if (isAsyncIterable(result)) setResult(maskEach(result as AsyncIterable<ExecutionResult>, mask));
      else if (!Array.isArray(result)) setResult(withStatus(result as ExecutionResult, mask, request));
    },
  };
}

interface HttpHints {
  status?: number;
  headers?: Record<string, string>;
}

/** Masking takes away by what yoga chooses the status, and it would answer 500: so the status is chosen here. */
function withStatus(
  result: ExecutionResult,
  mask: (one: ExecutionResult) => ExecutionResult,
  request: Request,
): ExecutionResult {
  const masked = mask(result);
  // A part of the answer is an answer.
  if (!masked.errors || 'data' in masked) return masked;
  const knowsStatuses = request.headers.get('accept')?.includes('application/graphql-response+json') ?? false;
  const hints = (result.errors ?? []).map(({ extensions, locations }): HttpHints => {
    const { status = 400, headers = {} }: HttpHints = extensions?.http ?? {};
    // What is wrong inside a document is told with 200 to clients of application/json, as GraphQL over HTTP has it.
    return { status: locations && !knowsStatuses ? 200 : status, headers };
  });
  const internal = masked.errors.some(({ extensions }) => extensions?.code === 'INTERNAL');
  const http: HttpHints = {
    status: internal ? 500 : Math.max(...hints.map(({ status = 400 }) => status)),
    headers: Object.assign({}, ...hints.map(({ headers }) => headers)),
  };
  return { ...masked, extensions: { http } };
}

/** Not a generator function: its `return` must reach the subscription at once, however idle that is. */
function maskEach(
  results: AsyncIterable<ExecutionResult>,
  mask: (one: ExecutionResult) => ExecutionResult,
): AsyncIterableIterator<ExecutionResult> {
  const source = results[Symbol.asyncIterator]();
  return {
    async next() {
      const next = await source.next();
      return next.done ? next : { done: false, value: mask(next.value) };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

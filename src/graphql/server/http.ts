import { randomUUID } from 'node:crypto';
import { type DocumentNode, type ExecutionArgs, execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { isLetIn, type Refusal } from '../access/door.ts';
import { getAudience, parseDocument, validateDocument, weighOperation } from '../access/limits.ts';
import { pointsPerRequest, toRetryAfter } from '../access/rate-limits.ts';
import type { Walls } from '../access/walls.ts';
import type { Viewer } from '../base/identity.ts';
import { createContext, type GraphQLContext, type GraphQLDeps } from '../context.ts';
import { createGraphiQL, wantsGraphiQL } from '../graphiql/graphiql.ts';
import { masking } from './mask-results.ts';
import { subscribe } from './subscribe.ts';

/** What the HTTP side of the API is made of. `graphiqlHeaders`: JSON that GraphiQL's header editor begins with. */
export interface GraphQLServerDeps extends GraphQLDeps, Walls {
  schema: GraphQLSchema;
  graphiqlHeaders?: string | undefined;
}

/** What is known of one request. */
export interface RequestContext {
  requestId: string;
  /** Where it came from. */
  address: string;
  viewer?: Viewer;
}

/** Answers everything under /graphql: GraphiQL, queries and mutations over HTTP, subscriptions over SSE. */
export function createGraphQL(deps: GraphQLServerDeps): (request: Request, address: string) => Promise<Response> {
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
    extraParamNames: ['documentId'],
    cors:
      deps.allowedOrigins.length > 0
        ? {
            origin: [...deps.allowedOrigins],
            methods: ['GET', 'POST'],
            allowedHeaders: ['authorization', 'content-type'],
            exposedHeaders: ['retry-after'],
            credentials: false,
          }
        : false,
    context: ({ requestId, viewer }) => createContext(deps, known(viewer), requestId),
    plugins: [doorkeeper(deps), trustedDocuments(deps), limits(deps), masking(deps.log)],
  });
  const graphiql = createGraphiQL(deps.graphiqlHeaders);
  return async (request, address) =>
    wantsGraphiQL(request) ? graphiql(request) : yoga.fetch(request, { requestId: randomUUID(), address });
}

const jsonType = /^application\/json\b/i;

function known(viewer: Viewer | undefined): Viewer {
  if (!viewer) throw new Error('nobody gets here without credentials');
  return viewer;
}

/** Nobody without good credentials gets as far as the parser, and nothing but JSON does. */
function doorkeeper(deps: GraphQLServerDeps): Plugin<object, RequestContext> {
  return {
    async onRequest({ request, serverContext, endResponse }) {
      const { requestId, address } = serverContext;
      if (request.method === 'OPTIONS') return;
      const viewer = await deps.door.enter(request.headers.get('authorization'), address);
      if (!isLetIn(viewer)) return endResponse(refuse(viewer, requestId));
      // A form of another site can send other types without asking the browser; credentials never come by themselves here anyway.
      if (request.method === 'POST' && !jsonType.test(request.headers.get('content-type') ?? '')) {
        const message = 'Send the operation as application/json';
        return endResponse(answer(415, { message, code: 'BAD_USER_INPUT', requestId }));
      }
      const tooMuch = await deps.rateLimits.takePoints(viewer, pointsPerRequest);
      if (tooMuch) {
        const { message, extensions } = tooMuch;
        return endResponse(answer(429, { message, code: 'RATE_LIMITED', requestId }, extensions.http?.headers));
      }
      serverContext.viewer = viewer;
    },
  };
}

function answer(
  status: number,
  { message, code, requestId }: { message: string; code: string; requestId: string },
  headers: Record<string, string> = {},
): Response {
  return Response.json({ errors: [{ message, extensions: { code, requestId } }] }, { status, headers });
}

function refuse({ status, code, message, waitMs }: Refusal, requestId: string): Response {
  const headers: Record<string, string> = {
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
    ...(waitMs !== null && { 'Retry-After': toRetryAfter(waitMs) }),
  };
  return answer(status, { message, code, requestId }, headers);
}

/** An id stands for its document from here on. */
function trustedDocuments({ documents }: GraphQLServerDeps): Plugin<RequestContext, RequestContext> {
  return {
    onParams({ request, params, setParams, context }) {
      // Batches are refused further on.
      if (Array.isArray(params)) return;
      const { documentId, ...rest }: typeof params & { documentId?: unknown } = params;
      const inUrl = request.method === 'GET' ? new URL(request.url).searchParams.get('documentId') : undefined;
      const query = documents.findText({ ...rest, documentId: documentId ?? inUrl }, known(context.viewer));
      if (typeof query !== 'string') throw query;
      setParams({ ...rest, query });
    },
  };
}

type Execution = Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> & {
  contextValue: GraphQLContext;
};

/** The same walls as on WebSocket: tokens, rules, cost, points; and graphql-js itself as the engine. */
function limits({ schema, rateLimits, sessions }: GraphQLServerDeps): Plugin<GraphQLContext> {
  async function findFault(execution: Execution): Promise<{ errors: readonly GraphQLError[] } | undefined> {
    const { document, operationName, variableValues, contextValue } = execution;
    const operation = { schema, document, operationName, variables: variableValues ?? {} };
    const { cost, errors } = weighOperation(operation, contextValue);
    if (errors) return { errors };
    const tooMuch = await rateLimits.takePoints(contextValue.viewer, cost);
    return tooMuch && { errors: [tooMuch] };
  }
  return {
    onParse: ({ setParseFn }) => setParseFn(parseDocument),
    onValidate({ context, setValidationFn }) {
      const audience = getAudience({ viewer: known(context.viewer) });
      setValidationFn((to: GraphQLSchema, document: DocumentNode) => validateDocument(to, document, audience));
    },
    async onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      setExecuteFn((execution: ExecutionArgs) => execute({ ...execution, ...quiet(execution) }));
      const fault = await findFault(args);
      if (fault) setResultAndStopExecution(fault);
    },
    async onSubscribe({ args, setSubscribeFn, setResultAndStopExecution }) {
      setSubscribeFn(async (execution: ExecutionArgs) => {
        const { viewer } = execution.contextValue as GraphQLContext;
        return sessions.limit(viewer, await subscribe({ ...execution, ...quiet(execution) }));
      });
      const fault = await findFault(args);
      if (fault) setResultAndStopExecution(fault);
    },
  };
}

const quiet = ({ contextValue }: ExecutionArgs): { hideSuggestions: boolean } => ({
  hideSuggestions: getAudience(contextValue as GraphQLContext) === 'buyer',
});

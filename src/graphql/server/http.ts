import { randomUUID } from 'node:crypto';
import type { DocumentNode, ExecutionArgs, GraphQLError, GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Access } from '../access/access.ts';
import { isViewer } from '../access/authenticate.ts';
import type { Refusal } from '../access/authenticator.ts';
import { chargeOperation, getAudience, parseDocument, validateDocument } from '../access/limits.ts';
import { newSpending, pointsPerRequest, type Spending, toRetryAfter } from '../access/rate-limits.ts';
import type { Viewer } from '../base/identity.ts';
import { createContext, type GraphQLContext, type GraphQLDeps } from '../context.ts';
import { createGraphiQL, wantsGraphiQL } from '../graphiql/graphiql.ts';
import { execute } from '../mutations/execute.ts';
import { masking } from './mask-results.ts';
import { subscribe } from './subscribe.ts';

/** What the API over HTTP needs. `graphiqlHeaders`: JSON that GraphiQL's header editor begins with. */
export interface GraphQLServerDeps extends GraphQLDeps, Access {
  schema: GraphQLSchema;
  graphiqlHeaders?: string | undefined;
}

/** What is known of one request. */
export interface RequestContext {
  requestId: string;
  /** Where it came from. */
  address: string;
  viewer?: Viewer;
  spending: Spending;
}

/**
 * Answers everything under /graphql: GraphiQL, queries and mutations over HTTP, subscriptions over SSE. `requestId` is in every error;
 * absent: a new one.
 */
export function createGraphQL(
  deps: GraphQLServerDeps,
): (request: Request, address: string, requestId?: string) => Promise<Response> {
  const yoga = createYoga<RequestContext>({
    schema: deps.schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    maskedErrors: false,
    // What is valid depends on the role: cached by document alone, a buyer would get the answer of staff.
    parserAndValidationCache: { validationCache: false },
    logging: false,
    extraParamNames: ['documentId'],
    cors:
      deps.allowedOrigins.length > 0
        ? {
            origin: [...deps.allowedOrigins],
            methods: ['GET', 'POST'],
            allowedHeaders: ['authorization', 'content-type', 'x-request-id'],
            exposedHeaders: ['retry-after', 'x-request-id', 'ratelimit', 'ratelimit-policy'],
            credentials: false,
          }
        : false,
    context: ({ requestId, viewer, spending }) => createContext(deps, requireViewer(viewer), requestId, spending),
    plugins: [authentication(deps), trustedDocuments(deps), limits(deps), masking(deps.log)],
  });
  const graphiql = createGraphiQL(deps.graphiqlHeaders);
  return async (request, address, requestId = randomUUID()) => {
    if (wantsGraphiQL(request)) return graphiql(request);
    const spending = newSpending();
    const response = await yoga.fetch(request, { requestId, address, spending });
    describeLimits(response.headers, spending);
    // Yoga leaves it out where one origin is allowed, and a cache would give its answer to pages of others, or the reverse.
    if (deps.allowedOrigins.length > 0) response.headers.set('Vary', 'Origin');
    return response;
  };
}

/** What the caller has left, as draft-ietf-httpapi-ratelimit-headers has it. */
function describeLimits(headers: Headers, { remaining, perMinute, resetAt }: Spending): void {
  if (!resetAt) return;
  const seconds = Math.max(0, Math.ceil((resetAt.getTime() - Date.now()) / 1000));
  headers.set('RateLimit-Policy', `"points";q=${perMinute};w=60`);
  headers.set('RateLimit', `"points";r=${remaining};t=${seconds}`);
}

const jsonType = /^application\/json\b/i;

function requireViewer(viewer: Viewer | undefined): Viewer {
  if (!viewer) throw new Error('the request was not authenticated');
  return viewer;
}

/** Only requests with valid credentials and JSON are parsed. */
function authentication(deps: GraphQLServerDeps): Plugin<object, RequestContext> {
  return {
    async onRequest({ request, serverContext, endResponse }) {
      const { requestId, address } = serverContext;
      if (request.method === 'OPTIONS') return;
      const viewer = await deps.authenticator.authenticate(request.headers.get('authorization'), address);
      if (!isViewer(viewer)) return endResponse(refuse(viewer, requestId));
      // A form of another site can send other types without a preflight, though browsers would not add our credentials to it.
      if (request.method === 'POST' && !jsonType.test(request.headers.get('content-type') ?? '')) {
        const message = 'Send the operation as application/json';
        return endResponse(answer(415, message, { code: 'BAD_USER_INPUT', requestId }));
      }
      const rateLimited = await deps.rateLimits.takePoints(viewer, pointsPerRequest, serverContext.spending);
      if (rateLimited) {
        const { message, extensions } = rateLimited;
        const retryAfterSeconds = Number(extensions.retryAfterSeconds);
        const shown = { code: 'RATE_LIMITED', requestId, retryAfterSeconds };
        return endResponse(answer(429, message, shown, extensions.http?.headers));
      }
      serverContext.viewer = viewer;
    },
  };
}

function answer(
  status: number,
  message: string,
  extensions: { code: string; requestId: string; retryAfterSeconds?: number },
  headers: Record<string, string> = {},
): Response {
  return Response.json({ errors: [{ message, extensions }] }, { status, headers });
}

function refuse({ status, code, message, waitMs }: Refusal, requestId: string): Response {
  const headers: Record<string, string> = {
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
    ...(waitMs !== null && { 'Retry-After': toRetryAfter(waitMs) }),
  };
  const retryAfterSeconds = code === 'RATE_LIMITED' && waitMs !== null ? Number(toRetryAfter(waitMs)) : undefined;
  return answer(status, message, { code, requestId, ...(retryAfterSeconds && { retryAfterSeconds }) }, headers);
}

/** Replaces the id of a trusted document by its text. */
function trustedDocuments({ documents }: GraphQLServerDeps): Plugin<RequestContext, RequestContext> {
  return {
    onParams({ request, params, setParams, context }) {
      // Batches are refused later.
      if (Array.isArray(params)) return;
      const { documentId, ...rest }: typeof params & { documentId?: unknown } = params;
      const inUrl = request.method === 'GET' ? new URL(request.url).searchParams.get('documentId') : undefined;
      const query = documents.findText({ ...rest, documentId: documentId ?? inUrl }, requireViewer(context.viewer));
      if (typeof query !== 'string') throw query;
      setParams({ ...rest, query });
    },
  };
}

type Execution = Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> & {
  contextValue: GraphQLContext;
};

/** The same limits as over WebSocket: tokens, rules, cost, points; and graphql-js itself executes. */
function limits({ schema, rateLimits, openConnections }: GraphQLServerDeps): Plugin<GraphQLContext> {
  async function charge(execution: Execution): Promise<{ errors: readonly GraphQLError[] } | undefined> {
    const { document, operationName, variableValues, contextValue } = execution;
    const operation = { schema, document, operationName, variables: variableValues ?? {} };
    const errors = await chargeOperation(operation, contextValue, rateLimits);
    return errors && { errors };
  }
  return {
    onParse: ({ setParseFn }) => setParseFn(parseDocument),
    onValidate({ context, setValidationFn }) {
      const audience = getAudience({ viewer: requireViewer(context.viewer) });
      setValidationFn((to: GraphQLSchema, document: DocumentNode) => validateDocument(to, document, audience));
    },
    async onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      setExecuteFn((execution: ExecutionArgs) => execute(hideSuggestionsFromBuyers(execution)));
      const refused = await charge(args);
      if (refused) setResultAndStopExecution(refused);
    },
    async onSubscribe({ args, setSubscribeFn, setResultAndStopExecution }) {
      setSubscribeFn(async (execution: ExecutionArgs) => {
        const { viewer } = execution.contextValue as GraphQLContext;
        return openConnections.endWithCredentials(viewer, await subscribe(hideSuggestionsFromBuyers(execution)));
      });
      const refused = await charge(args);
      if (refused) setResultAndStopExecution(refused);
    },
  };
}

function hideSuggestionsFromBuyers(execution: ExecutionArgs): ExecutionArgs {
  return { ...execution, hideSuggestions: getAudience(execution.contextValue as GraphQLContext) === 'buyer' };
}

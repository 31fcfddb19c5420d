import { randomUUID } from 'node:crypto';
import { type ExecutionArgs, GraphQLError, type GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { toNetwork } from '../../client-network.ts';
import type { Access } from '../access/access.ts';
import { isViewer } from '../access/authenticate.ts';
import type { Refusal } from '../access/authenticator.ts';
import { chargeOperation, getAudience } from '../access/limits.ts';
import { newSpending, pointsPerRequest, type Spending, toRetryAfter } from '../access/rate-limits.ts';
import { createNobody, type Viewer } from '../base/identity.ts';
import { createContext, type GraphQLContext, type GraphQLDeps } from '../context.ts';
import { createGraphiQL, wantsGraphiQL } from '../graphiql/graphiql.ts';
import { type Place, placesOfAddressTaken } from '../quotas/places.ts';
import { withoutStream } from './answer-text.ts';
import { billEach, type Results, releaseAtEnd, takeAll, takeSubscription } from './bounded-results.ts';
import { type CheckedDocument, checkDocument, executeFairly } from './fair-execution.ts';
import { masking } from './mask-results.ts';
import { maySignIn, onlySignsIn, refuseNobody } from './signing-in.ts';
import { subscribe } from './subscribe.ts';
import { explainTypes, findUnreadable } from './unreadable.ts';

/** What the API over HTTP needs. */
export interface GraphQLServerDeps extends GraphQLDeps, Access {
  schema: GraphQLSchema;
  authenticator: Access['authenticator'];
}

/** What is known of one request. */
export interface RequestContext {
  requestId: string;
  /** Where it came from. */
  address: string;
  viewer?: Viewer;
  spending: Spending;
  /** The place of the request, given back with its answer, and whose it is. In an object: Yoga passes a copy of the context to the hooks. */
  held: { place?: Place; viewer?: Viewer };
  /** The document of the operation. */
  checked?: CheckedDocument;
}

/** Calls back once the answer is sent, or never will be. */
type WhenSent = (release: () => void) => void;

/**
 * Answers everything under /graphql: GraphiQL, queries and mutations over HTTP, subscriptions over SSE. `requestId` is in every error;
 * absent: a new one.
 */
export function createGraphQL(
  deps: GraphQLServerDeps,
): (request: Request, address: string, requestId?: string, whenSent?: WhenSent) => Promise<Response> {
  const yoga = createYoga<RequestContext>({
    schema: deps.schema,
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    // The HTTP server has cut it off already. Yoga's own limit reads each body through two more streams.
    maxRequestBodySize: false,
    maskedErrors: false,
    // Yoga's own would keep refused documents as well, and what is valid depends on the role: see AcceptedDocuments.
    parserAndValidationCache: false,
    logging: false,
    extraParamNames: ['documentId'],
    // The HTTP server adds the headers, also to what is refused before it comes here.
    cors: false,
    context: ({ requestId, viewer, spending, address }) =>
      createContext(deps, demand(viewer), requestId, spending, address),
    plugins: [authentication(deps), trustedDocuments(deps), limits(deps), masking(deps.log)],
  });
  const graphiql = createGraphiQL();
  return async (request, address, requestId = randomUUID(), whenSent = (release) => release()) => {
    if (wantsGraphiQL(request)) return graphiql(request);
    // Yoga's own answer to it is of a class whose headers Hono cannot copy.
    if (request.method === 'HEAD') return new Response(null, { status: 405, headers: { Allow: 'GET, POST, OPTIONS' } });
    const spending = newSpending();
    const context: RequestContext = { requestId, address, spending, held: {} };
    using held = new DisposableStack();
    held.defer(() => context.held.place?.release());
    const response = await withoutStream(await yoga.fetch(request, context));
    describeLimits(response.headers, spending);
    const answerBytes = Number(response.headers.get('content-length') ?? 0);
    if (context.held.viewer) whenSent(deps.places.takeAnswer(context.held.viewer, answerBytes));
    // Of a 406: Yoga names the same types once for each that was asked for.
    const types = response.headers.get('accept');
    if (types) response.headers.set('accept', [...new Set(types.split(', '))].join(', '));
    response.headers.set('Cache-Control', 'no-store');
    return response.status === 406 ? explainTypes(response, requestId) : response;
  };
}

/** What the caller has left, as draft-ietf-httpapi-ratelimit-headers has it. */
function describeLimits(headers: Headers, { remaining, perMinute, resetAt }: Spending): void {
  if (!resetAt) return;
  const seconds = Math.max(0, Math.ceil((resetAt.getTime() - Date.now()) / 1000));
  headers.set('RateLimit-Policy', `"points";q=${perMinute};w=60`);
  headers.set('RateLimit', `"points";r=${remaining};t=${seconds}`);
}

const maxBodyBytes = 256 * 1024;

/** What the hook before must have set. */
function demand<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the request was not authenticated, or its document not checked');
  return value;
}

/** Only requests with valid credentials and JSON are parsed, and small ones without credentials, which may sign in. */
function authentication(deps: GraphQLServerDeps): Plugin<object, RequestContext> {
  return {
    async onRequest({ request, serverContext, endResponse }) {
      const { requestId, address } = serverContext;
      if (request.method === 'OPTIONS') return;
      const viewer = maySignIn(request)
        ? createNobody(toNetwork(address))
        : await deps.authenticator.authenticate(request.headers.get('authorization'), address);
      if (!isViewer(viewer)) return endResponse(refuse(viewer, requestId));
      const unreadable = findUnreadable(request);
      if (unreadable) {
        const { status, message, headers } = unreadable;
        return endResponse(answer(status, message, { code: 'BAD_USER_INPUT', requestId }, headers));
      }
      const rateLimited = await deps.rateLimits.takePoints(viewer, pointsPerRequest, serverContext.spending);
      if (rateLimited) return endResponse(refuseBusy(rateLimited, requestId));
      const place = deps.places.takeRequest(viewer, readBytes(request));
      if (place instanceof GraphQLError) return endResponse(refuseBusy(place, requestId));
      serverContext.viewer = viewer;
      Object.assign(serverContext.held, { place, viewer });
    },
  };
}

/** How long the body of a request says it is; one that does not say it can have as many as any. */
const readBytes = ({ headers }: Request): number => {
  if (headers.has('transfer-encoding')) return maxBodyBytes;
  return Number(headers.get('content-length') ?? 0) || 0;
};

function answer(
  status: number,
  message: string,
  extensions: { code: string; requestId: string; retryAfterSeconds?: number },
  headers: Record<string, string> = {},
): Response {
  return Response.json({ errors: [{ message, extensions }] }, { status, headers });
}

/** The answer to a caller who asks for too much. */
function refuseBusy({ message, extensions }: GraphQLError, requestId: string): Response {
  const shown = { code: 'RATE_LIMITED', requestId, retryAfterSeconds: Number(extensions.retryAfterSeconds) };
  return answer(429, message, shown, extensions.http?.headers);
}

function refuse({ status, code, message, waitMs }: Refusal, requestId: string): Response {
  const headers: Record<string, string> = {
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
    ...(waitMs !== null && { 'Retry-After': toRetryAfter(waitMs) }),
  };
  const retryAfterSeconds = waitMs === null ? undefined : Number(toRetryAfter(waitMs));
  return answer(status, message, { code, requestId, ...(retryAfterSeconds && { retryAfterSeconds }) }, headers);
}

/** Replaces the id of a trusted document by its text, and checks the document when it is the caller's turn. */
function trustedDocuments(deps: GraphQLServerDeps): Plugin<RequestContext, RequestContext> {
  const { documents, schema } = deps;
  return {
    async onParams({ request, params, setParams, context }) {
      // Batches are refused later.
      const viewer = demand(context.viewer);
      if (Array.isArray(params)) {
        if (viewer.role === 'nobody') throw refuseNobody();
        return;
      }
      const { documentId, ...rest }: typeof params & { documentId?: unknown } = params;
      const inUrl = request.method === 'GET' ? new URL(request.url).searchParams.get('documentId') : undefined;
      const query = documents.findText({ ...rest, documentId: documentId ?? inUrl }, viewer);
      if (typeof query !== 'string') throw viewer.role === 'nobody' ? refuseNobody() : query;
      if (viewer.role === 'nobody' && !onlySignsIn(query, rest.operationName)) throw refuseNobody();
      context.checked = await checkDocument(
        deps,
        schema,
        { query, variables: rest.variables },
        viewer,
        demand(context.held.place),
      );
      setParams({ ...rest, query });
    },
  };
}

type Execution = Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> & {
  contextValue: GraphQLContext;
};

/** The same limits as over WebSocket: tokens, rules, cost, points, places; and graphql-js itself executes. */
function limits(deps: GraphQLServerDeps): Plugin<GraphQLContext & RequestContext> {
  const { schema, acceptedDocuments: accepted } = deps;
  async function charge(execution: Execution): Promise<{ cost: number } | { errors: readonly GraphQLError[] }> {
    const { document, operationName, variableValues, contextValue } = execution;
    const operation = { schema, document, operationName, variables: variableValues ?? {} };
    const charged = await chargeOperation(operation, contextValue, deps);
    if ('cost' in charged) accepted.keep(document, getAudience(contextValue));
    return charged;
  }
  return {
    onParse: ({ context, setParsedDocument }) => setParsedDocument(demand(context.checked).document),
    onValidate: ({ context, setResult }) => setResult([...demand(context.checked).invalid]),
    async onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      const charged = await charge(args);
      if ('errors' in charged) return setResultAndStopExecution(charged);
      setExecuteFn((execution: ExecutionArgs) =>
        executeFairly(deps, hideSuggestionsFromBuyers(execution), charged.cost, demand(placeOf(execution))),
      );
    },
    async onSubscribe({ args, setSubscribeFn, setResultAndStopExecution }) {
      const charged = await charge(args);
      if ('errors' in charged) return setResultAndStopExecution(charged);
      setSubscribeFn((execution: ExecutionArgs) =>
        openStream(deps, hideSuggestionsFromBuyers(execution), charged.cost),
      );
    },
  };
}

const placeOf = ({ contextValue }: ExecutionArgs): Place | undefined => (contextValue as RequestContext).held.place;

/** Opens an event stream: it takes a place of its caller and of its address, and ends with the caller's credentials. */
async function openStream(deps: GraphQLServerDeps, execution: ExecutionArgs, cost: number): Promise<Results> {
  const { places, openConnections } = deps;
  const { viewer, address } = execution.contextValue as GraphQLContext & RequestContext;
  const place = takeAll([
    () => places.takeAddress(address) ?? placesOfAddressTaken(),
    () => places.takeConnection(viewer),
    () => takeSubscription(deps, execution, cost),
  ]);
  if (place instanceof GraphQLError) return { errors: [place] };
  try {
    const results = billEach(deps, await subscribe(execution), execution, cost);
    return releaseAtEnd(openConnections.endWithCredentials(viewer, results), place);
  } catch (error) {
    place();
    throw error;
  }
}

function hideSuggestionsFromBuyers(execution: ExecutionArgs): ExecutionArgs {
  return { ...execution, hideSuggestions: getAudience(execution.contextValue as GraphQLContext) === 'buyer' };
}

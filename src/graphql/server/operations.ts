import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { isDatabaseAway } from '../../db/client.ts';
import type { Access } from '../access/access.ts';
import { chargeOperation, getAudience } from '../access/limits.ts';
import { newSpending, pointsPerRequest } from '../access/rate-limits.ts';
import type { DocumentRequest } from '../access/trusted-documents.ts';
import type { Viewer } from '../base/identity.ts';
import { createContext, type GraphQLContext } from '../context.ts';
import { boundsOf } from '../live/attach.ts';
import { findLiveField, type LiveOperation } from '../live/group.ts';
import { billEach, type Results, releaseAtEnd, takeSubscription } from './bounded-results.ts';
import { checkDocument, estimateOperation, executeFairly } from './fair-execution.ts';
import { type LiveOperationDeps, LiveOperations, type LiveRequest } from './live-operations.ts';
import { subscribe } from './subscribe.ts';

/** What is known of one connection. */
export interface SocketState {
  /** Where it came from. */
  address: string;
  socket: WebSocket;
  /** Below the WebSocket: to send many frames as one write. */
  tcpSocket: Socket;
  /** Set once the credentials were accepted. */
  viewer: Viewer | undefined;
  unansweredPings: number;
  /** Ends each of its open subscriptions. */
  ends: Set<() => void>;
}

/** What operations over WebSocket need. */
export interface OperationDeps extends LiveOperationDeps, Access {
  schema: GraphQLSchema;
  authenticator: Access['authenticator'];
}

type Payload = SubscribePayload & DocumentRequest;

/** The operations of all connections of the process. */
export interface Operations {
  /**
   * Parses, validates and charges an operation; `openOperations`: how many the connection has, this one included. Returns its
   * arguments, or errors: they answer this operation, the socket stays open.
   */
  prepare(
    state: SocketState,
    openOperations: number,
    id: string,
    payload: Payload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]>;
  execute(args: ExecutionArgs): Promise<ExecutionResult>;
  /**
   * Subscribes: to stockUpdated through the group of the same document, to anything else as usual. What is subscribed takes a place of
   * the caller until it ends.
   */
  subscribe(args: ExecutionArgs): Promise<Results>;
}

const maxOpenOperations = 20;
/** Each event repeats it. */
const maxIdLength = 128;

/** What is known of a prepared operation: graphql-ws carries only its arguments from onSubscribe to subscribe. */
interface Prepared {
  cost: number;
  state: SocketState;
  live: LiveRequest | undefined;
}

/** Prepares operations, and remembers which of them are subscriptions to stockUpdated. */
export function createOperations(deps: OperationDeps): Operations {
  const { schema } = deps;
  const liveOperations = new LiveOperations(deps);
  const prepared = new WeakMap<ExecutionArgs, Prepared>();

  return {
    async prepare(state, openOperations, id, payload) {
      const { viewer, address, socket, tcpSocket } = state;
      if (!viewer) return [refuse('UNAUTHENTICATED', 'Credentials are missing')];
      const refused = refuseToOpen(id, openOperations);
      if (refused) return [refused];
      const contextValue = createContext(deps, viewer, randomUUID(), newSpending(), address);
      const charged = await checkOperation(deps, payload, contextValue);
      if (!('cost' in charged)) return charged;
      const { operation, cost } = charged;
      const { document, operationName, variables: variableValues } = operation;
      const hideSuggestions = getAudience(contextValue) === 'buyer';
      const args = { schema, document, operationName, variableValues, contextValue, hideSuggestions };
      const isLive = findLiveField(document, operationName) !== undefined;
      prepared.set(args, {
        cost,
        state,
        // Its memory is known once it has a place.
        live: isLive
          ? { operation, viewer, socket, tcpSocket, id, cost, bounds: () => boundsOf(contextValue) }
          : undefined,
      });
      return args;
    },
    async execute(args) {
      const known = prepared.get(args);
      if (!known) throw new Error('the operation was not prepared');
      const place = deps.places.takeRequest((args.contextValue as GraphQLContext).viewer, estimateOperation(args));
      if (place instanceof GraphQLError) return { errors: [place] };
      return executeFairly(deps, args, known.cost, place).finally(place.release);
    },
    async subscribe(args) {
      const known = prepared.get(args);
      if (!known) throw new Error('the operation was not prepared');
      const place = takeSubscription(deps, args, known.cost);
      if (place instanceof GraphQLError) return { errors: [place] };
      try {
        return endWithSocket(known.state, releaseAtEnd(await open(deps, liveOperations, args, known), place));
      } catch (error) {
        place();
        throw error;
      }
    },
  };
}

function refuseToOpen(id: string, openOperations: number): GraphQLError | undefined {
  if (id.length > maxIdLength) {
    return refuse('BAD_USER_INPUT', `The id of an operation has at most ${maxIdLength} characters`);
  }
  return openOperations > maxOpenOperations
    ? refuse('RATE_LIMITED', `At most ${maxOpenOperations} operations can be open on one connection`)
    : undefined;
}

async function open(
  deps: OperationDeps,
  liveOperations: LiveOperations,
  args: ExecutionArgs,
  { live, cost }: Prepared,
): Promise<Results> {
  if (live) return liveOperations.subscribe(live);
  const results = await subscribe(args);
  // As an error of this operation a client would give up; a socket that is closed with 1013 is opened again.
  const away = 'errors' in results && results.errors?.find(({ originalError }) => isDatabaseAway(originalError));
  if (away) throw away.originalError;
  return billEach(deps, results, args, cost);
}

/** graphql-ws forgets a subscription whose id is used again while it begins: whatever is open ends with its socket. */
function endWithSocket({ ends, socket }: SocketState, results: Results): Results {
  if (!(Symbol.asyncIterator in results)) return results;
  const end = (): void => {
    ends.delete(end);
    // An error while ending changes nothing: nobody listens any more.
    Promise.resolve(results.return?.()).catch(() => {});
  };
  ends.add(end);
  if (socket.readyState !== socket.OPEN) end();
  return releaseAtEnd(results, () => ends.delete(end));
}

/** Parses, validates and charges an operation. Returns the errors if it is refused. */
async function checkOperation(
  deps: OperationDeps,
  payload: Payload,
  context: GraphQLContext,
): Promise<{ operation: LiveOperation; cost: number } | readonly GraphQLError[]> {
  const { schema, rateLimits, documents, acceptedDocuments, places } = deps;
  // While it waits for its turns. What is executed or subscribed takes a place of its own: graphql-ws drops some operations in between.
  const place = places.takeRequest(context.viewer, 0);
  if (place instanceof GraphQLError) return [place];
  try {
    const rateLimited = await rateLimits.takePoints(context.viewer, pointsPerRequest, context.spending);
    if (rateLimited) return [rateLimited];
    const source = documents.findText(payload, context.viewer);
    if (typeof source !== 'string') return [source];
    const { operationName = null, variables } = payload;
    const request = { query: source, variables };
    const { document, invalid } = await checkDocument(deps, schema, request, context.viewer, place);
    if (invalid.length > 0) return invalid;
    const operation: LiveOperation = { schema, document, source, operationName, variables: variables ?? {} };
    const charged = await chargeOperation(operation, context, deps);
    if ('errors' in charged) return charged.errors;
    acceptedDocuments.keep(document, getAudience(context));
    return { operation, cost: charged.cost };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  } finally {
    place.release();
  }
}

function refuse(code: 'UNAUTHENTICATED' | 'RATE_LIMITED' | 'BAD_USER_INPUT', message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { type ExecutionArgs, GraphQLError, type GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { isDatabaseAway } from '../../db/client.ts';
import type { Access } from '../access/access.ts';
import { chargeOperation, getAudience, parseDocument, validateDocument } from '../access/limits.ts';
import { pointsPerRequest } from '../access/rate-limits.ts';
import type { DocumentRequest } from '../access/trusted-documents.ts';
import type { Viewer } from '../base/identity.ts';
import { createContext, type GraphQLContext } from '../context.ts';
import { findLiveField, type LiveOperation } from '../live/group.ts';
import { type LiveOperationDeps, LiveOperations, type LiveRequest, type Results } from './live-operations.ts';
import { subscribe } from './subscribe.ts';

/** What is known of one connection. */
export interface SocketState {
  socket: WebSocket;
  /** Below the WebSocket: to send many frames as one write. */
  tcpSocket: Socket;
  /** Set once the credentials were accepted. */
  viewer: Viewer | undefined;
  unansweredPings: number;
}

/** What operations over WebSocket need. */
export interface OperationDeps extends LiveOperationDeps, Access {
  schema: GraphQLSchema;
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
  /** Subscribes: to stockUpdated through the group of the same document, to anything else as usual. */
  subscribe(args: ExecutionArgs): Promise<Results>;
}

const maxOpenOperations = 20;

/** Prepares operations, and remembers which of them are subscriptions to stockUpdated. */
export function createOperations(deps: OperationDeps): Operations {
  const { schema } = deps;
  const liveOperations = new LiveOperations(deps);
  /** By the arguments that graphql-ws carries from onSubscribe to subscribe. */
  const liveRequests = new WeakMap<ExecutionArgs, LiveRequest>();

  return {
    async prepare({ viewer, socket, tcpSocket }, openOperations, id, payload) {
      if (!viewer) return [refuse('UNAUTHENTICATED', 'Credentials are missing')];
      if (openOperations > maxOpenOperations) {
        return [refuse('RATE_LIMITED', `At most ${maxOpenOperations} operations can be open on one connection`)];
      }
      const contextValue = createContext(deps, viewer, randomUUID());
      const operation = await checkOperation(deps, payload, contextValue);
      if (!('document' in operation)) return operation;
      const { document, operationName, variables: variableValues } = operation;
      const hideSuggestions = getAudience(contextValue) === 'buyer';
      const args = { schema, document, operationName, variableValues, contextValue, hideSuggestions };
      if (findLiveField(document, operationName)) {
        liveRequests.set(args, { operation, viewer, socket, tcpSocket, id });
      }
      return args;
    },
    async subscribe(args) {
      const liveRequest = liveRequests.get(args);
      if (liveRequest) return liveOperations.subscribe(liveRequest);
      const results = (await subscribe(args)) as Results;
      // As an error of this operation a client would give up; a socket that is closed with 1013 is opened again.
      const away = 'errors' in results && results.errors?.find(({ originalError }) => isDatabaseAway(originalError));
      if (away) throw away.originalError;
      return results;
    },
  };
}

/** Parses, validates and charges an operation. Returns the errors if it is refused. */
async function checkOperation(
  { schema, rateLimits, documents }: OperationDeps,
  payload: Payload,
  context: GraphQLContext,
): Promise<LiveOperation | readonly GraphQLError[]> {
  try {
    const rateLimited = await rateLimits.takePoints(context.viewer, pointsPerRequest, context.spending);
    if (rateLimited) return [rateLimited];
    const source = documents.findText(payload, context.viewer);
    if (typeof source !== 'string') return [source];
    const document = parseDocument(source);
    const invalid = validateDocument(schema, document, getAudience(context));
    if (invalid.length > 0) return invalid;
    const { operationName = null, variables } = payload;
    const operation: LiveOperation = { schema, document, source, operationName, variables: variables ?? {} };
    return (await chargeOperation(operation, context, rateLimits)) ?? operation;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function refuse(code: 'UNAUTHENTICATED' | 'RATE_LIMITED', message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

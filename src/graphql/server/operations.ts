import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { isDatabaseAway } from '../../db/client.ts';
import type { Metrics } from '../../metrics.ts';
import type { Access } from '../access/access.ts';
import { chargeOperation, getAudience, parseDocument, validateDocument } from '../access/limits.ts';
import { pointsPerRequest } from '../access/rate-limits.ts';
import type { DocumentRequest } from '../access/trusted-documents.ts';
import type { Viewer } from '../base/identity.ts';
import { maskError } from '../base/mask-errors.ts';
import { createContext, type GraphQLContext, type GraphQLDeps } from '../context.ts';
import { findLiveField, LiveGroup, type LiveOperation, readLiveFilter, toGroupKey } from '../live/group.ts';
import { defaultSocketLimits, type SocketLimits, sendLive } from '../live/socket.ts';
import { subscribe } from './subscribe.ts';

/** What is known of one connection. */
export interface SocketState {
  socket: WebSocket;
  /** Below the WebSocket: to send many frames as one write. */
  wire: Socket;
  /** Set once the credentials were accepted. */
  viewer: Viewer | undefined;
  /** Pings that the peer has not answered yet. */
  unanswered: number;
}

/** What operations over WebSocket need. */
export interface OperationDeps extends GraphQLDeps, Access {
  schema: GraphQLSchema;
  metrics: Metrics;
  limits?: Partial<SocketLimits>;
}

type Results = AsyncGenerator<ExecutionResult> | ExecutionResult;

/** The operations of all connections of the process. */
export interface Operations {
  /**
   * Parses, validates and weighs an operation; `open`: how many the connection has, this one included. Gives its arguments, or
   * errors: they answer this operation, the socket stays open.
   */
  prepare(
    state: SocketState,
    open: number,
    id: string,
    payload: SubscribePayload & DocumentRequest,
  ): Promise<ExecutionArgs | readonly GraphQLError[]>;
  /** Subscribes: to stockUpdated through the group of the same document, to anything else the ordinary way. */
  subscribe(args: ExecutionArgs): Promise<Results>;
}

interface LiveArgs {
  operation: LiveOperation;
  viewer: Viewer;
  state: SocketState;
  id: string;
}

const mostOpen = 20;

/** Keeps the groups of live subscribers, and which of the prepared operations belong to one. */
export function createOperations(deps: OperationDeps): Operations {
  const { schema, metrics } = deps;
  const limits = { ...defaultSocketLimits, ...deps.limits };
  const groups = new Map<string, { group: LiveGroup; members: number }>();
  /** By the arguments that graphql-ws carries from onSubscribe to subscribe. */
  const live = new WeakMap<ExecutionArgs, LiveArgs>();

  /** Parsed, validated, weighed and paid for, or why not. */
  async function check(payload: DocumentRequest & SubscribePayload, context: GraphQLContext) {
    const tooMuch = await deps.rateLimits.takePoints(context.viewer, pointsPerRequest);
    if (tooMuch) return [tooMuch];
    const source = deps.documents.findText(payload, context.viewer);
    if (typeof source !== 'string') return [source];
    const document = parseDocument(source);
    const errors = validateDocument(schema, document, getAudience(context));
    if (errors.length > 0) return errors;
    const { operationName = null, variables } = payload;
    const operation: LiveOperation = { schema, document, source, operationName, variables: variables ?? {} };
    return (await chargeOperation(operation, context, deps.rateLimits)) ?? operation;
  }

  async function prepare(
    state: SocketState,
    open: number,
    id: string,
    payload: SubscribePayload & DocumentRequest,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const { viewer } = state;
    if (!viewer) return [new GraphQLError('Credentials are missing', { extensions: { code: 'UNAUTHENTICATED' } })];
    if (open > mostOpen) {
      const message = `At most ${mostOpen} operations can be open on one connection`;
      return [new GraphQLError(message, { extensions: { code: 'RATE_LIMITED' } })];
    }
    const contextValue = createContext(deps, viewer, randomUUID());
    try {
      const operation = await check(payload, contextValue);
      if (!('document' in operation)) return operation;
      const { document, operationName, variables: variableValues } = operation;
      const hideSuggestions = getAudience(contextValue) === 'buyer';
      const args = { schema, document, operationName, variableValues, contextValue, hideSuggestions };
      if (findLiveField(document, operationName)) live.set(args, { operation, viewer, state, id });
      return args;
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  /** The group of an operation, and how to leave it again. */
  function join(name: string, { operation, viewer }: LiveArgs): { group: LiveGroup; leave: () => void } {
    const entry = groups.get(name) ?? {
      group: new LiveGroup(operation, () => createContext(deps, viewer, randomUUID())),
      members: 0,
    };
    groups.set(name, entry);
    entry.members += 1;
    metrics.liveSubscribers.inc();
    const leave = (): void => {
      entry.members -= 1;
      if (entry.members === 0) groups.delete(name);
      metrics.liveSubscribers.dec();
    };
    return { group: entry.group, leave };
  }

  /** Frames go to the socket directly; what is given back only says when it is over. */
  async function subscribeLive(args: LiveArgs): Promise<Results> {
    const { operation, viewer, state, id } = args;
    const field = findLiveField(operation.document, operation.operationName);
    if (!field) throw new Error('not a live operation');
    const { group, leave } = join(toGroupKey(operation, field, viewer.role), args);
    try {
      const filter = readLiveFilter(operation, field);
      const { socket, wire } = state;
      const tell = (error: GraphQLError) => maskError(error, { requestId: randomUUID(), log: deps.log });
      const sending = await sendLive({ live: deps.liveStock, filter, group, socket, wire, id, limits, tell });
      return sending(leave);
    } catch (error) {
      leave();
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  }

  return {
    prepare,
    async subscribe(args) {
      const liveOperation = live.get(args);
      if (liveOperation) return subscribeLive(liveOperation);
      const results = (await subscribe(args)) as Results;
      // Told as an error of this operation a client would give it up; a socket that closes for a while is opened again.
      const away = 'errors' in results && results.errors?.find(({ originalError }) => isDatabaseAway(originalError));
      if (away) throw away.originalError;
      return results;
    },
  };
}

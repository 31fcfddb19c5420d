import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { GraphQLError } from 'graphql';
import type { WebSocket } from 'ws';
import type { Metrics } from '../../metrics.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import type { Viewer } from '../base/identity.ts';
import { maskError } from '../base/mask-errors.ts';
import { createContext, type GraphQLDeps } from '../context.ts';
import type { AttachBounds } from '../live/attach.ts';
import { findLiveField, LiveGroup, type LiveOperation, readLiveFilter, toGroupKey } from '../live/group.ts';
import { defaultSocketLimits, type SocketLimits, sendLive } from '../live/socket.ts';
import type { Results } from './bounded-results.ts';

/** What live operations need. */
export interface LiveOperationDeps extends GraphQLDeps {
  rateLimits: RateLimits;
  metrics: Metrics;
  limits?: Partial<SocketLimits>;
}

/** A subscription to stockUpdated of one socket. */
export interface LiveRequest {
  operation: LiveOperation;
  viewer: Viewer;
  socket: WebSocket;
  tcpSocket: Socket;
  /** The operation's id on this socket. */
  id: string;
  /** Points of one event. */
  cost: number;
  /** What it may take beside. */
  bounds: () => AttachBounds;
}

/** Subscriptions to stockUpdated over WebSocket, in groups of the same document. */
export class LiveOperations {
  readonly #deps: LiveOperationDeps;
  readonly #limits: SocketLimits;
  readonly #groups = new Map<string, { group: LiveGroup; members: number }>();

  constructor(deps: LiveOperationDeps) {
    this.#deps = deps;
    this.#limits = { ...defaultSocketLimits, ...deps.limits };
  }

  /** Frames go to the socket directly; the returned results only say when the subscription is over. */
  async subscribe(request: LiveRequest): Promise<Results> {
    const { operation, viewer, socket, tcpSocket, id, cost } = request;
    const bounds = request.bounds();
    const { liveStock: live, log, rateLimits } = this.#deps;
    const field = findLiveField(operation.document, operation.operationName);
    if (!field) throw new Error('not a live operation');
    const { group, leave } = this.#join(toGroupKey(operation, field, viewer), request);
    try {
      const filter = readLiveFilter(operation, field);
      const mask = (error: GraphQLError) => maskError(error, { requestId: randomUUID(), log });
      const bill = (events: number) => rateLimits.takeEventPoints(viewer, events * cost);
      const limits = this.#limits;
      const { caller } = viewer;
      const sending = { live, filter, bounds, group, socket, tcpSocket, id, limits, mask, caller, cost, bill };
      const start = await sendLive(sending);
      return start(leave);
    } catch (error) {
      leave();
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  }

  #join(key: string, { operation, viewer }: LiveRequest): { group: LiveGroup; leave: () => void } {
    const { metrics } = this.#deps;
    const entry = this.#groups.get(key) ?? {
      group: new LiveGroup(operation, () => createContext(this.#deps, viewer, randomUUID())),
      members: 0,
    };
    this.#groups.set(key, entry);
    entry.members += 1;
    metrics.liveSubscribers.inc();
    const leave = (): void => {
      entry.members -= 1;
      if (entry.members === 0) this.#groups.delete(key);
      metrics.liveSubscribers.dec();
    };
    return { group: entry.group, leave };
  }
}

import { GraphQLError } from 'graphql';
import { toNetwork } from '../../client-network.ts';
import { isStaff, type Viewer } from '../base/identity.ts';

/** How much one caller, and one address, may have open in one process at the same time. */
export interface PlaceLimits {
  /** Sockets and event streams of one address. Many phones may share it. */
  maxConnectionsPerAddress: number;
  /** Sockets and event streams of one buyer. */
  maxConnectionsPerBuyer: number;
  /** The same of one API key, token or Telegram user of the staff. */
  maxConnectionsPerStaff: number;
  /** Subscriptions of one buyer, on all connections. */
  maxSubscriptionsPerBuyer: number;
  maxSubscriptionsPerStaff: number;
  /** Cost points of all open subscriptions of one buyer: what one change may cost to render for them. */
  maxLivePointsPerBuyer: number;
}

/** What a subscription takes for as long as it is open. */
export interface SubscriptionWeight {
  /** Points of one event. */
  cost: number;
  /** About how much memory its document and its variables take. */
  bytes: number;
}

/** Releases a place; calling it again changes nothing. */
export type Release = () => void;

/** Takes more memory for as long as the place is taken. Returns the error for a caller who has no more of it. */
export type Hold = (bytes: number) => GraphQLError | undefined;

/** The place of an open subscription, or of a request that is being answered. */
export interface Place {
  release: Release;
  hold: Hold;
}

/** Counts what is open in this process, by caller and by address. */
export interface Places {
  /** Undefined: the address has too many connections. */
  takeAddress(address: string): Release | undefined;
  /** Returns the error for a caller who has too many connections. */
  takeConnection(viewer: Viewer): Release | GraphQLError;
  /** Returns the error for a caller who has too many subscriptions, or too dear ones. */
  takeSubscription(viewer: Viewer, weight: SubscriptionWeight): Place | GraphQLError;
  /**
   * Bytes of a request that waits or is being answered; `hold` takes what it is once it is parsed. Returns the error for a caller who
   * has too many of them.
   */
  takeRequest(viewer: Viewer, bytes: number): Place | GraphQLError;
  /** Counts an answer, which is never refused, among the requests until it is sent: who does not read answers gets no others. */
  takeAnswer(viewer: Viewer, bytes: number): Release;
}

/** No request counts less: its answer takes memory as well. */
const minRequestBytes = 16 * 1024;
/** 128 small requests at once, or 8 of the largest. */
const maxRequestBytesOfBuyer = 2 * 1024 * 1024;
const maxRequestBytesOfStaff = 128 * 1024 * 1024;
/** Documents, variables and snapshots of open subscriptions: some 100 of a usual Mini App. */
const maxLiveBytesOfBuyer = 3 * 1024 * 1024;

export function createPlaces(limits: PlaceLimits): Places {
  const addresses = new Tally();
  const connections = new Tally();
  const requests = new Tally();
  return {
    takeAddress: (address) => addresses.take(toNetwork(address), 1, limits.maxConnectionsPerAddress),
    takeConnection(viewer) {
      const max = isBuyer(viewer) ? limits.maxConnectionsPerBuyer : limits.maxConnectionsPerStaff;
      return connections.take(viewer.caller, 1, max) ?? refuse(`At most ${max} connections can be open per caller`);
    },
    takeSubscription: placesOfSubscriptions(limits),
    takeRequest: placesOfRequests(requests),
    takeAnswer: ({ caller }, bytes) => requests.take(caller, bytes, Infinity) ?? (() => {}),
  };
}

function placesOfSubscriptions(limits: PlaceLimits): Places['takeSubscription'] {
  const subscriptions = new Tally();
  const livePoints = new Tally();
  const liveBytes = new Tally();
  return (viewer, { cost, bytes }) => {
    const max = isBuyer(viewer) ? limits.maxSubscriptionsPerBuyer : limits.maxSubscriptionsPerStaff;
    const place = subscriptions.take(viewer.caller, 1, max);
    if (!place) return refuse(`At most ${max} subscriptions can be open per caller`);
    if (!isBuyer(viewer)) return { release: place, hold: () => undefined };
    const taken: (Release | undefined)[] = [place];
    const release = () => {
      for (const one of taken) one?.();
    };
    const hold: Hold = (more) => {
      const memory = liveBytes.take(viewer.caller, more, maxLiveBytesOfBuyer);
      taken.push(memory);
      return memory ? undefined : refuse('Open subscriptions hold too much: end some, or follow less with each');
    };
    const points = livePoints.take(viewer.caller, cost, limits.maxLivePointsPerBuyer);
    taken.push(points);
    const refused = points ? hold(bytes) : refuse(tooDear(limits.maxLivePointsPerBuyer));
    if (!refused) return { release, hold };
    release();
    return refused;
  };
}

function placesOfRequests(requests: Tally): Places['takeRequest'] {
  return (viewer, bytes) => {
    const max = isBuyer(viewer) ? maxRequestBytesOfBuyer : maxRequestBytesOfStaff;
    const taken: Release[] = [];
    let own = 0;
    const hold: Hold = (more) => {
      // The only request of a caller always fits: it would be refused for ever.
      const memory = requests.take(viewer.caller, more, Math.max(max, own + more));
      if (memory) {
        taken.push(memory);
        own += more;
      }
      return memory ? undefined : refuse('Too many requests are being answered: wait for the answer of another one');
    };
    const release = () => {
      for (const one of taken) one();
    };
    return hold(Math.max(bytes, minRequestBytes)) ?? { release, hold };
  };
}

/** The error for an address that has too many connections. */
export const placesOfAddressTaken = (): GraphQLError => refuse('Too many connections are open from this address');

const tooDear = (max: number): string =>
  `Open subscriptions may cost at most ${max} points together: subscribe to fewer fields`;

const isBuyer = (viewer: Viewer): boolean => !isStaff(viewer);

const retryAfterSeconds = 5;

function refuse(message: string): GraphQLError {
  const http = { status: 429, headers: { 'Retry-After': String(retryAfterSeconds) } };
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', retryAfterSeconds, http } });
}

/** Amounts that are taken, by key. A key of which nothing is taken is not remembered. */
class Tally {
  readonly #taken = new Map<string, number>();

  /** Undefined: more than `max` would be taken. */
  take(key: string, amount: number, max: number): Release | undefined {
    const before = this.#taken.get(key) ?? 0;
    if (before + amount > max) return undefined;
    this.#taken.set(key, before + amount);
    let isTaken = true;
    return () => {
      if (isTaken) this.#giveBack(key, amount);
      isTaken = false;
    };
  }

  #giveBack(key: string, amount: number): void {
    const left = (this.#taken.get(key) ?? 0) - amount;
    if (left > 0) this.#taken.set(key, left);
    else this.#taken.delete(key);
  }
}

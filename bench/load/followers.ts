import { startHelper } from '../processes.ts';

type Message = { seen?: [string, number, number][]; lost?: number; frames?: number };

/** Subscribers in a process of their own. */
export interface Followers {
  pid: number;
  /** How many were cut off. */
  lost: number;
  /** Calls back when every subscriber has seen a sale of a product, or a later one. */
  onSeen(listener: (sku: string, sale: number, atMs: number) => void): void;
  /** How many events arrived. */
  countFrames(): Promise<number>;
  stop(): Promise<void>;
}

/** Connects `count` subscribers that follow these SKUs (null: everything). */
export async function startFollowers(
  url: string,
  key: string,
  { count, opening, skus }: { count: number; opening: number; skus: string[] | null },
): Promise<Followers> {
  const words = [url, key, String(count), String(opening), JSON.stringify({ skus })];
  const { child, pid, stop } = await startHelper('load/subscribers.ts', words);
  let listener: (sku: string, sale: number, atMs: number) => void = () => {};
  let stopping = false;
  const counted: ((frames: number) => void)[] = [];
  const followers: Followers = {
    pid,
    lost: 0,
    onSeen(called) {
      listener = called;
    },
    countFrames: () =>
      new Promise((resolve) => {
        counted.push(resolve);
        child.send({});
      }),
    async stop() {
      stopping = true;
      await stop();
    },
  };
  child.on('message', ({ seen, lost, frames }: Message) => {
    for (const [sku, sale, atMs] of seen ?? []) listener(sku, sale, atMs);
    if (lost !== undefined && !stopping) followers.lost += 1;
    if (frames !== undefined) counted.shift()?.(frames);
  });
  return followers;
}

/**
 * Resolves with the moment (see `nowMs`) at which every subscriber had seen all of these sales, by SKU. Call it before the sales are
 * made. Throws when that takes longer than `patienceMs`.
 */
export async function untilSeen(
  followers: Followers,
  sales: ReadonlyMap<string, number>,
  patienceMs = 60_000,
): Promise<number> {
  const left = new Map(sales);
  const all = Promise.withResolvers<number>();
  const timer = setTimeout(
    () => all.reject(new Error(describeUnseen(followers, left.size, sales.size, patienceMs))),
    patienceMs,
  );
  followers.onSeen((sku, sale, atMs) => {
    if (sale >= (left.get(sku) ?? Number.POSITIVE_INFINITY)) left.delete(sku);
    if (left.size === 0) all.resolve(atMs);
  });
  return all.promise.finally(() => {
    clearTimeout(timer);
    followers.onSeen(() => {});
  });
}

const describeUnseen = ({ lost }: Followers, left: number, all: number, patienceMs: number): string =>
  `Not all subscribers saw ${left} of ${all} products within ${patienceMs / 1_000} s; ${lost} of them were cut off`;

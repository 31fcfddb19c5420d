import { setTimeout as delay } from 'node:timers/promises';
import { connect, type Sql } from '../client.ts';

/** Reads on connections of its own, with deadlines by our own clock. */
export interface Reader {
  /** Runs `work`, which must only read: it may be given up half-way. Rejects when the database does not answer in time. */
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Lets go of the connections at once. */
  end(): Promise<void>;
}

/** Times in ms. */
export interface ReaderOptions {
  applicationName: string;
  connections: number;
  /** The longest time that a sign of life may take. */
  answerWithinMs: number;
  /** The longest time that the work itself may take after one. */
  finishWithinMs: number;
}

/**
 * A connection into a black hole gives no error, it only stays silent for as long as TCP is patient. So each reading begins
 * with a sign of life that has a short deadline, and whatever misses a deadline has its connections replaced.
 */
export function createReader(url: string, options: ReaderOptions): Reader {
  const open = (): Sql => connect(url, { max: options.connections, applicationName: options.applicationName });
  let current = open();

  async function within<T>(sql: Sql, answer: Promise<T>, ms: number): Promise<T> {
    const timer = new AbortController();
    const late = delay(ms, undefined, { signal: timer.signal, ref: false }).then(() => {
      if (current === sql) current = open();
      sql.end({ timeout: 0 }).catch(() => {});
      throw new Error(`the database did not answer within ${ms} ms`);
    });
    // Whichever loses the race has nobody left to hear it.
    late.catch(() => {});
    answer.catch(() => {});
    try {
      return await Promise.race([answer, late]);
    } finally {
      timer.abort();
    }
  }

  return {
    async read(work) {
      const sql = current;
      await within(
        sql,
        sql`select 1`.then(() => undefined),
        options.answerWithinMs,
      );
      return within(sql, work(sql), options.finishWithinMs);
    },
    async end() {
      await current.end({ timeout: 0 });
    },
  };
}

import { setTimeout as delay } from 'node:timers/promises';
import { connect, type Sql } from '../client.ts';

/** Reads on connections of its own, with deadlines that this process measures. */
export interface Reader {
  /** Runs `work`, which must only read: it may be aborted half-way. Rejects when the database does not answer in time. */
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Closes the connections at once. */
  end(): Promise<void>;
}

/** Times in ms. */
export interface ReaderOptions {
  applicationName: string;
  connections: number;
  /** How long the first, trivial query may take. */
  answerWithinMs: number;
  /** How long the work itself may take after it. */
  finishWithinMs: number;
}

/**
 * A connection whose packets are dropped reports no error, it stays silent until TCP gives up. So before each reading goes a trivial
 * query that has a short deadline, and after a missed deadline the connections are replaced.
 */
export function createReader(url: string, options: ReaderOptions): Reader {
  const open = (): Sql => connect(url, { max: options.connections, applicationName: options.applicationName });
  let current = open();

  async function within<T>(sql: Sql, answer: Promise<T>, ms: number): Promise<T> {
    const timer = new AbortController();
    const deadline = delay(ms, undefined, { signal: timer.signal, ref: false }).then(() => {
      if (current === sql) current = open();
      sql.end({ timeout: 0 }).catch(() => {});
      throw new Error(`the database did not answer within ${ms} ms`);
    });
    // Nobody awaits the one that loses the race: its rejection must not count as unhandled.
    deadline.catch(() => {});
    answer.catch(() => {});
    try {
      return await Promise.race([answer, deadline]);
    } finally {
      timer.abort();
    }
  }

  return {
    async read(work) {
      const sql = current;
      const answer = sql`select 1`.then(() => undefined);
      // Sent with it: a busy process needs many ms for each round trip.
      const result = work(sql);
      // It fails with the connection, and then nobody awaits it.
      result.catch(() => {});
      await within(sql, answer, options.answerWithinMs);
      return within(sql, result, options.finishWithinMs);
    },
    async end() {
      await current.end({ timeout: 0 });
    },
  };
}

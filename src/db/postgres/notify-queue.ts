import type { Sql } from '../client.ts';

/**
 * PostgreSQL empties its queue of notifications while one commits, and lets none commit when the queue is full. So a queue that a
 * session had filled up, by listening and never ending its transaction, stays full after that session is gone, and no change of stock
 * can commit. Asking for its usage empties it too. Returns the share that is used then (0 to 1).
 */
export async function emptyNotifyQueue(sql: Sql): Promise<number> {
  const [row] = await sql<{ share: number }[]>`select pg_notification_queue_usage() as share`;
  return row?.share ?? 0;
}

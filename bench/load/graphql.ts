import type { Sender } from './sender.ts';
import { toRequest } from './sender.ts';

/** An operation of GraphQL as it goes over the wire. */
export const toOperation = (key: string, query: string, variables: Record<string, unknown> = {}): Buffer =>
  toRequest('/graphql', { authorization: `Bearer ${key}` }, JSON.stringify({ query, variables }));

/** Sends an operation; `expected` must stand in its answer, else it throws with what came. */
export async function ask(sender: Sender, operation: Buffer, expected: string): Promise<string> {
  const answer = await sender.send(operation);
  if (!answer.includes(expected) || answer.includes('"errors":['))
    throw new Error(`Not what was asked for: ${answer.slice(answer.indexOf('\r\n\r\n'), 2_000).trim()}`);
  return answer;
}

/** Sends operations over so many connections at once; resolves with operations per second. */
export async function askAll(
  sender: Sender,
  operations: readonly Buffer[],
  { clients, expected }: { clients: number; expected: string },
): Promise<number> {
  const queue = operations.values();
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    for (const operation of queue) await ask(sender, operation, expected);
  };
  await Promise.all(Array.from({ length: clients }, work));
  return (operations.length * 1_000) / (performance.now() - startedAt);
}

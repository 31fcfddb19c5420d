import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  executeSubscriptionEvent,
  GraphQLError,
  mapSourceToResponseEvent,
  validateSubscriptionArgs,
} from 'graphql';
import { toIterator } from '../live/iterator.ts';

/**
 * graphql-js's `subscribe`, with a new context per event: loaders cache what they have read as long as their context lives, and a
 * row of a later event has changed. An error that ends the events (RESYNC_REQUIRED) is the last result.
 */
export async function subscribe(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const validated = validateSubscriptionArgs(args);
  if (!('schema' in validated)) return { errors: validated };
  const stream = await createSourceEventStream(validated);
  if (!(Symbol.asyncIterator in stream)) return stream;
  const events = mapSourceToResponseEvent(validated, stream, (event) =>
    executeSubscriptionEvent({
      ...event,
      operation: validated.operation,
      contextValue: Object.assign({}, args.contextValue),
    }),
  );
  return toIterator(
    () => events.next().catch(toLastResult),
    () => events.return(),
  );
}

function toLastResult(error: unknown): IteratorResult<ExecutionResult> {
  if (error instanceof GraphQLError) return { done: false, value: { errors: [error] } };
  throw error;
}

import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  executeSubscriptionEvent,
  mapSourceToResponseEvent,
  validateSubscriptionArgs,
} from 'graphql';

/**
 * graphql-js's `subscribe`, with a new context per event: loaders cache what they have read as long as their context lives, and a
 * row of a later event has changed.
 */
export async function subscribe(
  args: ExecutionArgs,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const validated = validateSubscriptionArgs(args);
  if (!('schema' in validated)) return { errors: validated };
  const stream = await createSourceEventStream(validated);
  if (!(Symbol.asyncIterator in stream)) return stream;
  return mapSourceToResponseEvent(validated, stream, (event) =>
    executeSubscriptionEvent({
      ...event,
      operation: validated.operation,
      contextValue: Object.assign({}, args.contextValue),
    }),
  );
}

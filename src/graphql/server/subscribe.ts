import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  executeSubscriptionEvent,
  mapSourceToResponseEvent,
  validateSubscriptionArgs,
} from 'graphql';

/**
 * graphql-js's `subscribe`, with a context of its own for each event: loaders remember what they have read for as long as their
 * context lives, and a row that is told of again has changed.
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

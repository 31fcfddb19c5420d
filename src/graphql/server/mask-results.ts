import { randomUUID } from 'node:crypto';
import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { isDatabaseAway } from '../../db/client.ts';
import type { Logger } from '../../log.ts';
import { type MaskContext, maskErrors } from '../base/mask-errors.ts';

/** Every error leaves with a code and the request's id, from the parser's to the last event's. */
export function masking(log: Logger): Plugin<object, { requestId: string }> {
  return {
    onResultProcess({ request, result, setResult, serverContext }) {
      const context: MaskContext = { requestId: serverContext?.requestId ?? randomUUID(), log };
      const mask = (one: ExecutionResult): ExecutionResult => maskErrors(one, context) as ExecutionResult;
      if (isAsyncIterable(result)) setResult(maskEach(result as AsyncIterable<ExecutionResult>, mask));
      else if (!Array.isArray(result)) setResult(withStatus(result as ExecutionResult, mask, request));
    },
  };
}

interface HttpHints {
  status?: number;
  headers?: Record<string, string>;
}

/** Masking takes away by what yoga chooses the status, and it would answer 500: so the status is chosen here. */
function withStatus(
  result: ExecutionResult,
  mask: (one: ExecutionResult) => ExecutionResult,
  request: Request,
): ExecutionResult {
  const masked = mask(result);
  // A part of the answer is an answer.
  if (!masked.errors || 'data' in masked) return masked;
  const knowsStatuses = request.headers.get('accept')?.includes('application/graphql-response+json') ?? false;
  const hints = (result.errors ?? []).map(({ extensions, locations }): HttpHints => {
    const { status = 400, headers = {} }: HttpHints = extensions?.http ?? {};
    // What is wrong inside a document is told with 200 to clients of application/json, as GraphQL over HTTP has it.
    return { status: locations && !knowsStatuses ? 200 : status, headers };
  });
  const away = result.errors?.some(({ originalError }) => isDatabaseAway(originalError));
  if (away) hints.push({ status: 503, headers: { 'Retry-After': '5' } });
  const internal = masked.errors.some(({ extensions }) => extensions?.code === 'INTERNAL');
  const http: HttpHints = {
    status: internal && !away ? 500 : Math.max(...hints.map(({ status = 400 }) => status)),
    headers: Object.assign({}, ...hints.map(({ headers }) => headers)),
  };
  return { ...masked, extensions: { http } };
}

/** Not a generator function: its `return` must reach the subscription at once, however idle that is. */
function maskEach(
  results: AsyncIterable<ExecutionResult>,
  mask: (one: ExecutionResult) => ExecutionResult,
): AsyncIterableIterator<ExecutionResult> {
  const source = results[Symbol.asyncIterator]();
  return {
    async next() {
      const next = await source.next();
      return next.done ? next : { done: false, value: mask(next.value) };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Logger } from '../../log.ts';
import { isTransient, type MaskContext, maskErrors } from '../base/mask-errors.ts';
import { toIterator } from '../live/iterator.ts';
import { retryAfterSeconds } from '../mutations/interrupted.ts';

/** Gives every error a code and the request's id, from the parser's to the last event's. */
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

/** Yoga chooses the status by what masking removes, and would answer 500: so the status is chosen here. */
function withStatus(
  result: ExecutionResult,
  mask: (one: ExecutionResult) => ExecutionResult,
  request: Request,
): ExecutionResult {
  const masked = mask(result);
  // A partial result is answered with 200.
  if (!masked.errors || 'data' in masked) return masked;
  const knowsStatuses = request.headers.get('accept')?.includes('application/graphql-response+json') ?? false;
  const hints = (result.errors ?? []).map(({ extensions, locations }): HttpHints => {
    const { status = 400, headers = {} }: HttpHints = extensions?.http ?? {};
    // GraphQL over HTTP answers errors inside a document with 200 to clients that accept application/json only.
    return { status: locations && !knowsStatuses ? 200 : status, headers };
  });
  const isAway = result.errors?.some(isTransient);
  if (isAway) hints.push({ status: 503, headers: { 'Retry-After': String(retryAfterSeconds) } });
  const isInternal = masked.errors.some(({ extensions }) => extensions?.code === 'INTERNAL');
  const http: HttpHints = {
    status: isInternal && !isAway ? 500 : Math.max(...hints.map(({ status = 400 }) => status)),
    headers: Object.assign({}, ...hints.map(({ headers }) => headers)),
  };
  return { ...masked, extensions: { http } };
}

function maskEach(
  results: AsyncIterable<ExecutionResult>,
  mask: (one: ExecutionResult) => ExecutionResult,
): AsyncIterableIterator<ExecutionResult> {
  const source = results[Symbol.asyncIterator]();
  return toIterator(
    async () => {
      const next = await source.next();
      return next.done ? next : { done: false, value: mask(next.value) };
    },
    () => source.return?.(),
  );
}

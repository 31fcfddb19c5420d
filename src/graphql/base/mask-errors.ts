import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { findSqlState } from '../../db/client.ts';
import { DomainError } from '../../errors.ts';
import type { Logger } from '../../log.ts';

/** What a masked error is told and logged with. */
export interface MaskContext {
  requestId: string;
  log: Logger;
}

/** Codes that a client may see; anything else was our fault. */
const codes = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'QUERY_TOO_COSTLY',
  'PERSISTED_QUERY_NOT_FOUND',
  'RESYNC_REQUIRED',
]);

const longestMessage = 1_000;

/** Texts with NUL (22021, in JSON 22P05) and times out of PostgreSQL's range (22007, 22008): no row can hold or match them. */
const unstorable = new Set(['22021', '22P05', '22007', '22008']);

/** A result as clients see it: every error has a code and the request's id, and nothing of our inside. */
export function maskErrors(result: ExecutionResult, context: MaskContext): FormattedExecutionResult {
  if (!result.errors) return result as FormattedExecutionResult;
  return { ...result, errors: result.errors.map((error) => maskError(error, context)) };
}

/** One error as clients see it; what is our fault is logged whole and told as "Something went wrong here". */
export function maskError(error: unknown, { requestId, log }: MaskContext): GraphQLFormattedError {
  if (error instanceof GraphQLError) {
    const { message: whole, locations, path } = error.toJSON();
    // Names from a document stand in it whole, however long they are.
    const message = whole.length > longestMessage ? `${whole.slice(0, longestMessage)}…` : whole;
    const code = findCode(error);
    if (code)
      return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code, requestId } };
    if (unstorable.has(findSqlState(error.originalError) ?? '')) {
      const plain = 'A text or a time in the request is none that can be stored, such as a text with NUL';
      return { message: plain, ...(path && { path }), extensions: { code: 'BAD_USER_INPUT', requestId } };
    }
  }
  log.error(
    { requestId, err: error instanceof GraphQLError ? (error.originalError ?? error) : error },
    'A request failed',
  );
  const path = error instanceof GraphQLError ? error.path : undefined;
  return {
    message: 'Something went wrong here; it was logged',
    ...(path && { path }),
    extensions: { code: 'INTERNAL', requestId },
  };
}

function findCode(error: GraphQLError): string | undefined {
  const { code } = error.extensions;
  if (typeof code === 'string' && codes.has(code)) return code;
  if (error.originalError instanceof DomainError) return 'BAD_USER_INPUT';
  // Syntax, validation and variables: graphql-js throws them itself, with nothing behind them.
  return error.originalError === undefined || error.originalError instanceof GraphQLError
    ? 'BAD_USER_INPUT'
    : undefined;
}

import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { findInterruption, findSqlState } from '../../db/client.ts';
import { DomainError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { databaseAwayMessage, doneButUnreadMessage, Interrupted, retryAfterSeconds } from '../mutations/interrupted.ts';

/** What a masked error is reported and logged with. */
export interface MaskContext {
  requestId: string;
  log: Logger;
}

/** Codes that a client may see; any other error is internal. */
const codes = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'QUERY_TOO_COSTLY',
  'PERSISTED_QUERY_NOT_FOUND',
  'RESYNC_REQUIRED',
]);

const shownExtensions = ['completed', 'retryAfterSeconds'] as const;

const maxMessageLength = 1_000;

/** SQLSTATEs of texts with NUL (22021, in JSON 22P05) and of times out of PostgreSQL's range (22007, 22008). */
const unstorable = new Set(['22021', '22P05', '22007', '22008']);

/** A result as clients see it: every error has a code and the request's id, and no internal details. */
export function maskErrors(result: ExecutionResult, context: MaskContext): FormattedExecutionResult {
  if (!result.errors) return result as FormattedExecutionResult;
  return { ...result, errors: result.errors.map((error) => maskError(error, context)) };
}

/** One error as clients see it; an internal error is logged in full and reported as "Internal error". */
export function maskError(error: unknown, { requestId, log }: MaskContext): GraphQLFormattedError {
  if (error instanceof GraphQLError) {
    const { message: fullMessage, locations, path } = error.toJSON();
    // graphql-js quotes names from the document in full, however long they are.
    const message = fullMessage.length > maxMessageLength ? `${fullMessage.slice(0, maxMessageLength)}…` : fullMessage;
    const code = findCode(error);
    const shown = pickShown(error);
    if (code) {
      const extensions = { code, requestId, ...shown };
      return { message, ...(locations && { locations }), ...(path && { path }), extensions };
    }
    if (unstorable.has(findSqlState(error.originalError) ?? '')) {
      const reason = 'The request has a text or a time that cannot be stored, such as a text with NUL';
      return { message: reason, ...(path && { path }), extensions: { code: 'BAD_USER_INPUT', requestId, ...shown } };
    }
  }
  log.error({ requestId, err: findCause(error) }, 'A request failed');
  const path = error instanceof GraphQLError ? error.path : undefined;
  return {
    message: isTransient(error) ? describeTransient(error) : 'Internal error; it was logged',
    ...(path && { path }),
    extensions: {
      code: 'INTERNAL',
      requestId,
      ...(error instanceof GraphQLError && pickShown(error)),
      ...(isTransient(error) && { retryAfterSeconds }),
    },
  };
}

/** Whether the same request may succeed later, because the database was at fault. */
export const isTransient = (error: unknown): boolean => findInterruption(findCause(error)) !== undefined;

/** The error below those that only wrap it. */
function findCause(error: unknown): unknown {
  const thrown = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  return thrown instanceof Interrupted ? thrown.cause : thrown;
}

function describeTransient(error: unknown): string {
  if (!(error instanceof GraphQLError)) return databaseAwayMessage;
  if (error.originalError instanceof Interrupted) return error.originalError.message;
  const { completed } = error.extensions;
  return Array.isArray(completed) && completed.includes(error.path?.[0]) ? doneButUnreadMessage : databaseAwayMessage;
}

/** What a client sees of an error's extensions besides its code. */
function pickShown({ extensions }: GraphQLError): Record<string, unknown> {
  return Object.fromEntries(shownExtensions.flatMap((name) => (name in extensions ? [[name, extensions[name]]] : [])));
}

function findCode(error: GraphQLError): string | undefined {
  const { code } = error.extensions;
  if (typeof code === 'string' && codes.has(code)) return code;
  if (error.originalError instanceof DomainError) return 'BAD_USER_INPUT';
  // Syntax, validation and variables: graphql-js throws these errors itself, without an original error.
  return error.originalError === undefined || error.originalError instanceof GraphQLError
    ? 'BAD_USER_INPUT'
    : undefined;
}

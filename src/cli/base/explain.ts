import { DomainError } from '../../errors.ts';
import { hideSecrets } from '../../log.ts';
import { Rejected, RetryLater, Unauthorized } from '../../marketplaces/refusals.ts';

const databaseSentences: Record<string, string> = {
  '28P01': 'The database rejects the user or password of DATABASE_URL.',
  '28000': 'The database does not allow the user of DATABASE_URL to connect from this host.',
  '3D000': 'The database in DATABASE_URL does not exist.',
  '42501': 'The user of DATABASE_URL lacks a right that Ombor needs: it must own the schema.',
  '53300': 'The database has no free connection.',
  '57P03': 'The database is starting or stopping. Try again in a moment.',
};

const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
]);

/** What to print of an error that ends a command: a plain sentence where the cause is known, otherwise the stack. */
export function explain(error: unknown): string {
  return hideSecrets(findSentence(error));
}

function findSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof RetryLater) return `The marketplace did not answer: ${error.message}. Try again in a moment.`;
  if (error instanceof Unauthorized) return `The marketplace refused the credentials: ${error.message}`;
  if (error instanceof Rejected) return `The marketplace refused the call: ${error.message}`;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    return `Port ${readField(error, 'port')} is used by another program. Set PORT to another one (0 = any free port).`;
  }
  if (code === 'EACCES' && readField(error, 'syscall') === 'listen') {
    return `Port ${readField(error, 'port')} is not allowed for this user. Set PORT to one above 1023.`;
  }
  if (unreachable.has(code))
    return `The database cannot be reached (${code}). Is PostgreSQL running, and is DATABASE_URL right?`;
  const sentence = databaseSentences[code];
  if (sentence) return sentence;
  // An Error of exactly this class was thrown by us, for people to read; any other class is a bug.
  const forPeople = error instanceof DomainError || (error.constructor === Error && code === '');
  return forPeople ? error.message : (error.stack ?? error.message);
}

function readField(error: Error, name: 'port' | 'syscall'): string {
  return String(Object.entries(error).find(([key]) => key === name)?.[1] ?? '');
}

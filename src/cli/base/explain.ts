import { DomainError } from '../../errors.ts';
import { hideSecrets } from '../../log.ts';
import { Rejected, RetryLater, Unauthorized } from '../../marketplaces/refusals.ts';
import { explainDatabase } from './explain-database.ts';

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
  const sentence = explainDatabase(error, code);
  if (sentence !== undefined) return sentence;
  // An Error of exactly this class was thrown by us, for people to read; any other class is a bug.
  const forPeople = error instanceof DomainError || (error.constructor === Error && code === '');
  return forPeople ? error.message : (error.stack ?? error.message);
}

function readField(error: Error, name: 'port' | 'syscall'): string {
  return String(Object.entries(error).find(([key]) => key === name)?.[1] ?? '');
}

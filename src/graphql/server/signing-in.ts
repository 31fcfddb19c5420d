import { GraphQLError, getOperationAST, Kind, OperationTypeNode } from 'graphql';
import { missingCredentials } from '../access/authenticate.ts';
import { parseDocument } from '../access/limits.ts';
import { findUnreadable } from './unreadable.ts';

/** initData has at most 8,192 characters. */
const maxBytes = 16 * 1024;

/** Whether a request without credentials is read to see whether it signs in: a small one, of a known length, and JSON. */
export function maySignIn(request: Request): boolean {
  const { method, headers } = request;
  const length = headers.get('content-length');
  if (method !== 'POST' || headers.get('authorization') !== null || headers.has('transfer-encoding')) return false;
  return length !== null && Number(length) <= maxBytes && findUnreadable(request) === undefined;
}

/** Whether an operation does nothing but sign in: one mutation, the field itself, once. */
export function onlySignsIn(query: string, operationName: string | null | undefined): boolean {
  try {
    const operation = getOperationAST(parseDocument(query), operationName);
    if (operation?.operation !== OperationTypeNode.MUTATION) return false;
    const [field, ...others] = operation.selectionSet.selections;
    return others.length === 0 && field?.kind === Kind.FIELD && field.name.value === 'signIn';
  } catch {
    return false;
  }
}

/** The error for everything else without credentials. */
export function refuseNobody(): GraphQLError {
  const http = { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } };
  return new GraphQLError(missingCredentials, { extensions: { code: 'UNAUTHENTICATED', http } });
}

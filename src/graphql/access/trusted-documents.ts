import { GraphQLError, type GraphQLSchema } from 'graphql';
import { messageOf } from '../../errors.ts';
import type { Viewer } from '../base/identity.ts';
import { parseDocument, validateDocument } from './limits.ts';

/** Whose operations must be documents that were registered before: nobody's, the buyers', everybody's. */
export type TrustedOnly = 'false' | 'buyers' | 'true';

/** What a request says about its document. */
export interface DocumentRequest {
  query?: string | null | undefined;
  /** Of the specification's draft for trusted documents. */
  documentId?: unknown;
  /** Of Apollo's protocol: `persistedQuery: { version: 1, sha256Hash }`. */
  extensions?: Record<string, unknown> | null | undefined;
}

/** The documents of the seller's own apps, known by id. */
export interface TrustedDocuments {
  /**
   * The text to be executed: the one with the id that is asked for, or the one that was sent, where that is allowed. Gives a
   * GraphQLError (PERSISTED_QUERY_NOT_FOUND) otherwise.
   */
  findText(request: DocumentRequest, viewer: Viewer): string | GraphQLError;
}

/** `documents`: id → text, as graphql-codegen's persisted-documents.json has them. */
export function createTrustedDocuments(documents: ReadonlyMap<string, string>, only: TrustedOnly): TrustedDocuments {
  const texts = new Set(documents.values());
  const mustBeTrusted = (viewer: Viewer): boolean => only === 'true' || (only === 'buyers' && viewer.role === 'buyer');
  return {
    findText(request, viewer) {
      if (request.query) {
        // What counts is the document, not how it was named.
        if (!mustBeTrusted(viewer) || texts.has(request.query)) return request.query;
        return refuse('Only documents that were registered before are executed here: send the id of one');
      }
      const id = findDocumentId(request);
      if (id === undefined) {
        return new GraphQLError('Send a query, or the id of a trusted document', {
          extensions: { code: 'BAD_USER_INPUT' },
        });
      }
      // The text that clients of automatic persisted queries look for, to send the whole query then.
      return documents.get(id) ?? refuse('PersistedQueryNotFound');
    },
  };
}

/** Parses and validates every document, so that a fault shows at the start and not in a customer's hand. Throws an Error that names all. */
export function checkTrustedDocuments(documents: ReadonlyMap<string, string>, schema: GraphQLSchema): void {
  const faults = [...documents].flatMap(([id, text]) => {
    try {
      return validateDocument(schema, parseDocument(text), 'staff').map(({ message }) => `${id}: ${message}`);
    } catch (error) {
      return [`${id}: ${messageOf(error)}`];
    }
  });
  if (faults.length > 0) throw new Error(`TRUSTED_DOCUMENTS has faults:\n  ${faults.join('\n  ')}`);
}

function refuse(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } });
}

function findDocumentId({ documentId, extensions }: DocumentRequest): string | undefined {
  const { persistedQuery, documentId: extensionId } = extensions ?? {};
  const hash =
    persistedQuery !== null && typeof persistedQuery === 'object' && 'sha256Hash' in persistedQuery
      ? persistedQuery.sha256Hash
      : undefined;
  return [documentId, hash, extensionId].find((id): id is string => typeof id === 'string' && id !== '');
}

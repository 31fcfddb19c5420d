import { GraphQLError, type GraphQLSchema } from 'graphql';
import { messageOf } from '../../errors.ts';
import { isStaff, type Viewer } from '../base/identity.ts';
import { parseDocument, validateDocument } from './limits.ts';

/** Who must send registered documents: nobody, buyers, everybody. */
export type TrustedOnly = 'false' | 'buyers' | 'true';

/** What a request says about its document. */
export interface DocumentRequest {
  query?: string | null | undefined;
  /** Of the draft specification of trusted documents. */
  documentId?: unknown;
  /** Of Apollo's protocol: `persistedQuery: { version: 1, sha256Hash }`. */
  extensions?: Record<string, unknown> | null | undefined;
}

/** The documents of the seller's own apps, known by id. */
export interface TrustedDocuments {
  /**
   * The text to be executed: the one with the requested id, or the one that was sent, if that is allowed. Otherwise returns a
   * GraphQLError (PERSISTED_QUERY_NOT_FOUND).
   */
  findText(request: DocumentRequest, viewer: Viewer): string | GraphQLError;
}

/** `documents`: id → text, as graphql-codegen's persisted-documents.json has them. */
export function createTrustedDocuments(documents: ReadonlyMap<string, string>, only: TrustedOnly): TrustedDocuments {
  const texts = new Set(documents.values());
  const mustBeTrusted = (viewer: Viewer): boolean => only === 'true' || (only === 'buyers' && !isStaff(viewer));
  return {
    findText(request, viewer) {
      if (request.query) {
        // A registered document is trusted if it is sent as text too; an id beside another document does not help.
        if (!mustBeTrusted(viewer) || texts.has(request.query)) return request.query;
        return refuse('Only registered documents are executed: send the id of a trusted document');
      }
      const id = findDocumentId(request);
      if (id === undefined) {
        return new GraphQLError('Send a query, or the id of a trusted document', {
          extensions: { code: 'BAD_USER_INPUT' },
        });
      }
      // Clients of automatic persisted queries look for this message: then they send the whole query.
      return documents.get(id) ?? refuse('PersistedQueryNotFound');
    },
  };
}

/** Parses and validates every document, so that errors appear at the start and not for a customer. Throws an Error that lists all. */
export function checkTrustedDocuments(documents: ReadonlyMap<string, string>, schema: GraphQLSchema): void {
  const invalid = [...documents].flatMap(([id, text]) => {
    try {
      return validateDocument(schema, parseDocument(text), 'staff').map(({ message }) => `${id}: ${message}`);
    } catch (error) {
      return [`${id}: ${messageOf(error)}`];
    }
  });
  if (invalid.length > 0) throw new Error(`TRUSTED_DOCUMENTS is invalid:\n  ${invalid.join('\n  ')}`);
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

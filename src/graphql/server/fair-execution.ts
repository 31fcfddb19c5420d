import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import type { Access } from '../access/access.ts';
import { getAudience, parseDocument, validateDocument } from '../access/limits.ts';
import { countValues, isDeeper } from '../access/shape.ts';
import { isStaff, type Viewer } from '../base/identity.ts';
import type { GraphQLContext } from '../context.ts';
import { execute } from '../mutations/execute.ts';
import { estimateBytes } from '../quotas/document-size.ts';
import type { Place } from '../quotas/places.ts';
import { dearPoints } from '../quotas/rows-in-turns.ts';
import { isLongerThan } from './answer-text.ts';

/** A parsed document, and what is invalid in it. */
export interface CheckedDocument {
  document: DocumentNode;
  invalid: readonly GraphQLError[];
}

/** Parsed variables take so much a value. */
const bytesPerValue = 64;
/** With more the operation is refused. */
const maxCounted = 20_000;
/** Of lists and objects in each other. */
const maxLevels = 100;
/** Most answers have fewer characters per point. */
const answerBytesPerPoint = 20;

/**
 * Parses and validates when it is the caller's turn; what was accepted before is neither. What the document and its variables take is
 * held by the place of the request. Rejects with a GraphQLError for bad syntax, and for a caller who holds too much.
 */
export async function checkDocument(
  { turns, acceptedDocuments: accepted }: Pick<Access, 'turns' | 'acceptedDocuments'>,
  schema: GraphQLSchema,
  { query, variables }: { query: string; variables: unknown },
  viewer: Viewer,
  place: Place,
): Promise<CheckedDocument> {
  const audience = getAudience({ viewer });
  if (isDeeper(variables, maxLevels)) {
    throw new GraphQLError(`The variables are nested in more than ${maxLevels} levels`);
  }
  const tooMuch = place.hold(countValues(variables, maxCounted) * bytesPerValue);
  if (tooMuch) throw tooMuch;
  return turns.run(viewer.caller, () => {
    const known = accepted.find(query);
    const document = known ?? parseDocument(query);
    // One that is remembered is shared by all of its requests.
    const refused = known ? undefined : place.hold(estimateBytes(document));
    if (refused) throw refused;
    const isValid = accepted.isValidFor(document, audience);
    return { document, invalid: isValid ? [] : validateDocument(schema, document, audience) };
  });
}

/** What a parsed operation takes until it is answered. */
export const estimateOperation = ({ document, variableValues }: ExecutionArgs): number =>
  estimateBytes(document) + countValues(variableValues, maxCounted) * bytesPerValue;

/**
 * Executes a query or a mutation. Dear ones of buyers run one after the other, so that others wait for one of them at most; and not
 * while the caller leaves too many answers unread.
 */
export async function executeFairly(
  { singleFile }: Pick<Access, 'singleFile'>,
  args: ExecutionArgs,
  cost: number,
  place: Place,
): Promise<ExecutionResult> {
  const { viewer } = args.contextValue as GraphQLContext;
  if (isStaff(viewer) || cost <= dearPoints) return execute(args);
  const leave = await singleFile.enter(viewer.caller);
  try {
    const refused = place.hold(cost * answerBytesPerPoint);
    return refused ? { errors: [refused] } : refuseTooLong(await execute(args), args);
  } finally {
    leave();
  }
}

/** A phone reads no longer one. Names and texts may be long, which points do not show; and aliases repeat them. */
const maxAnswerCharacters = 4 * 1024 * 1024;

/** The answer of a query, unless it is too long to be sent. What a mutation has done is answered in any case. */
function refuseTooLong(result: ExecutionResult, { document, operationName }: ExecutionArgs): ExecutionResult {
  if (getOperationAST(document, operationName)?.operation === 'mutation') return result;
  if (!isLongerThan(result.data, maxAnswerCharacters)) return result;
  const message = `The answer would have more than ${maxAnswerCharacters} characters: request fewer rows or fields`;
  return { errors: [new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COSTLY' } })] };
}

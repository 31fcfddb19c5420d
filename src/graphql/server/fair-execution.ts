import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { Access } from '../access/access.ts';
import { getAudience, parseDocument, validateDocument } from '../access/limits.ts';
import { countValues } from '../access/shape.ts';
import { isStaff, type Viewer } from '../base/identity.ts';
import type { GraphQLContext } from '../context.ts';
import { execute } from '../mutations/execute.ts';
import { estimateBytes } from '../quotas/document-size.ts';
import type { Place } from '../quotas/places.ts';

/** Measured: 2,000 points take some 6 ms of the processor, the 50,000 that an operation may cost 150 ms. */
const dearPoints = 2_000;

/** A parsed document, and what is invalid in it. */
export interface CheckedDocument {
  document: DocumentNode;
  invalid: readonly GraphQLError[];
}

/** Parsed variables take so much a value. */
const bytesPerValue = 64;
/** With more the operation is refused. */
const maxCounted = 20_000;

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

/** Executes a query or a mutation. Dear ones of buyers run one after the other, so that others wait for one of them at most. */
export async function executeFairly(
  { singleFile }: Pick<Access, 'singleFile'>,
  args: ExecutionArgs,
  cost: number,
): Promise<ExecutionResult> {
  const { viewer } = args.contextValue as GraphQLContext;
  if (isStaff(viewer) || cost <= dearPoints) return execute(args);
  const leave = await singleFile.enter(viewer.caller);
  try {
    return await execute(args);
  } finally {
    leave();
  }
}

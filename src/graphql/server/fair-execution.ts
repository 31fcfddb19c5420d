import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { Access } from '../access/access.ts';
import { getAudience, parseDocument, validateDocument } from '../access/limits.ts';
import { isStaff, type Viewer } from '../base/identity.ts';
import type { GraphQLContext } from '../context.ts';
import { execute } from '../mutations/execute.ts';

/** Measured: 2,000 points take some 6 ms of the processor, the 50,000 that an operation may cost 150 ms. */
const dearPoints = 2_000;

/** A parsed document, and what is invalid in it. */
export interface CheckedDocument {
  document: DocumentNode;
  invalid: readonly GraphQLError[];
}

/**
 * Parses and validates when it is the caller's turn; what was accepted before is neither. Rejects with a GraphQLError for bad syntax.
 */
export function checkDocument(
  { turns, acceptedDocuments: accepted }: Pick<Access, 'turns' | 'acceptedDocuments'>,
  schema: GraphQLSchema,
  source: string,
  viewer: Viewer,
): Promise<CheckedDocument> {
  const audience = getAudience({ viewer });
  return turns.run(viewer.caller, () => {
    const document = accepted.find(source) ?? parseDocument(source);
    const isValid = accepted.isValidFor(document, audience);
    return { document, invalid: isValid ? [] : validateDocument(schema, document, audience) };
  });
}

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

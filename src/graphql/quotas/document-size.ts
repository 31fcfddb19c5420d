import type { DocumentNode } from 'graphql';

/** Measured: a document of 1,900 fields takes 446 bytes a token, with the places of its tokens, which errors name. */
const bytesPerToken = 450;
/** The source itself, and the key of what is remembered by it. */
const bytesPerCharacter = 4;
const bytesPerValue = 400;

/** How many tokens a document was read from, comments included: they are kept with it. */
export function countTokens({ loc }: DocumentNode): number {
  let count = 0;
  for (let token = loc?.startToken ?? null; token; token = token.next) count += 1;
  return count;
}

/** About how many bytes of memory a document takes for as long as it is kept. */
export function estimateBytes(document: DocumentNode): number {
  return (document.loc?.source.body.length ?? 0) * bytesPerCharacter + countTokens(document) * bytesPerToken;
}

/** About how many bytes the variables of an open subscription take, with what is remembered by each of their values. */
export function estimateVariableBytes(variables: Readonly<Record<string, unknown>> | null | undefined): number {
  let bytes = 0;
  JSON.stringify(variables ?? {}, (_key, value: unknown) => {
    bytes += bytesPerValue + (typeof value === 'string' ? value.length * bytesPerCharacter : 0);
    return value;
  });
  return bytes;
}

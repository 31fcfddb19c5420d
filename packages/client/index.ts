export { createOmborClient, type OmborClient, type OmborClientOptions, type VariablesOf } from './client.ts';
export * from './documents.ts';
export { OmborError, type OmborErrorCode } from './errors.ts';
export type { FollowOptions } from './follow.ts';
export type * from './gql/graphql.ts';
export { isRefusal, type Language, type Refusal, refusalText } from './refusals.ts';

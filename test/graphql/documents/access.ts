import { graphql } from '../../gql/gql.ts';

/** Makes a key. */
export const createApiKeyDocument = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename
      ... on CreateApiKeyPayload { key apiKey { id name role keyPrefix telegramUserId createdBy expiresAt lastUsedAt revokedAt } }
      ... on ValidationError { path issues { path message } }
      ... on ConflictError { code message }
    }
  }
`);

/** Revokes a key. */
export const revokeApiKeyDocument = graphql(`
  mutation RevokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) {
      __typename
      ... on RevokeApiKeyPayload { apiKey { id revokedAt } }
      ... on NotFoundError { path keys }
    }
  }
`);

/** All keys. */
export const apiKeysDocument = graphql(`
  query ApiKeys { apiKeys { id name role keyPrefix telegramUserId createdAt createdBy expiresAt lastUsedAt revokedAt } }
`);

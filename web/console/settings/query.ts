import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const keysQuery = graphql(`
  query StaffKeys($after: String) {
    staffKeys(first: 50, after: $after, filter: { valid: true }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id name role seesMoney seesBuyers keyPrefix telegramUserId createdAt lastUsedAt expiresAt }
    }
  }
`);

export type StaffKey = NonNullable<ResultOf<typeof keysQuery>['staffKeys']>['nodes'][number];

export const createKeyMutation = graphql(`
  mutation MakeKey($input: CreateApiKeyInput!, $language: AlertLanguage) {
    createApiKey(input: $input) {
      __typename
      ... on CreateApiKeyPayload { key apiKey { id } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const createLinkMutation = graphql(`
  mutation MakeLink($input: CreateSignInLinkInput!, $language: AlertLanguage) {
    createSignInLink(input: $input) {
      __typename
      ... on CreateSignInLinkPayload { url expiresAt }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const revokeMutation = graphql(`
  mutation RevokeKey($input: RevokeApiKeyInput!, $language: AlertLanguage) {
    revokeApiKey(input: $input) {
      __typename
      ... on RevokeApiKeyPayload { apiKey { id revokedAt } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const endAccessMutation = graphql(`
  mutation EndAccess($input: EndAccessInput!, $language: AlertLanguage) {
    endAccess(input: $input) {
      __typename
      ... on EndAccessPayload { endedSessions revokedKeys }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const alertsQuery = graphql(`
  query AlertHistory($after: String, $open: Boolean, $language: AlertLanguage) {
    alerts(first: 50, after: $after, open: $open) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id revision kind text(language: $language) raisedAt resolvedAt }
    }
  }
`);

export const auditQuery = graphql(`
  query AuditLog($after: String, $filter: AuditLogFilter) {
    auditLog(first: 50, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id at actor type subject subjectType changes { field from to } }
    }
  }
`);

export type AuditEntry = NonNullable<ResultOf<typeof auditQuery>['auditLog']>['nodes'][number];

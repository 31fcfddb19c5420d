import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const countsQuery = graphql(`
  query Counts($after: String) {
    stocktakes(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id number name status revision createdAt createdBy endedAt progress { products counted notCounted entries questions } }
    }
  }
`);

export const countQuery = graphql(`
  query CountSession($number: Int!) {
    stocktake(number: $number) {
      id number name status scope search revision createdAt createdBy endedAt endedBy
      progress { products counted notCounted entries questions }
    }
  }
`);
export type Session = NonNullable<ResultOf<typeof countQuery>['stocktake']>;

export const countUpdates = graphql(`
  subscription FollowCount($id: ID!) {
    stocktakeUpdated(id: $id) {
      id revision status name endedAt endedBy progress { products counted notCounted entries questions }
    }
  }
`);

export const startMutation = graphql(`
  mutation StartCount($input: StartStocktakeInput!, $language: AlertLanguage) {
    startStocktake(input: $input) {
      __typename
      ... on StartStocktakePayload { stocktake { id number } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

/** What a scanned code is, so that the person hears at once whether it is known. */
export const nameQuery = graphql(`
  query NameCode($code: String!) {
    byBarcode: product(barcode: $code) { id sku name }
    bySku: product(sku: $code) { id sku name }
  }
`);

export const enterMutation = graphql(`
  mutation EnterCount($input: CountInStocktakeInput!, $language: AlertLanguage) {
    countInStocktake(input: $input) {
      __typename
      ... on CountInStocktakePayload {
        entry { id units code product { id sku name } }
        stocktake { id revision progress { products counted notCounted entries questions } }
      }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const correctMutation = graphql(`
  mutation CorrectCount($input: CorrectStocktakeEntryInput!, $language: AlertLanguage) {
    correctStocktakeEntry(input: $input) {
      __typename
      ... on CorrectStocktakeEntryPayload {
        entry { id units counts product { id sku name } }
        stocktake { id revision progress { products counted notCounted entries questions } }
      }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const removeMutation = graphql(`
  mutation RemoveCount($input: RemoveStocktakeEntryInput!, $language: AlertLanguage) {
    removeStocktakeEntry(input: $input) {
      __typename
      ... on RemoveStocktakeEntryPayload {
        entry { id counts removedAt }
        stocktake { id revision progress { products counted notCounted entries questions } }
      }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const entriesQuery = graphql(`
  query CountEntries($number: Int!, $after: String, $unknown: Boolean) {
    stocktake(number: $number) {
      id
      counters { actor entries products }
      entries(first: 50, after: $after, unknown: $unknown) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id units mode place code counts assumed countedAt actor product { id sku name } }
      }
    }
  }
`);
export type Entry = NonNullable<ResultOf<typeof entriesQuery>['stocktake']>['entries']['nodes'][number];

export const notCountedQuery = graphql(`
  query NotCounted($number: Int!, $after: String, $search: String) {
    stocktake(number: $number) {
      id
      notCounted(first: 50, after: $after, search: $search) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id sku name quantity awaitingShipment }
      }
    }
  }
`);

export const differencesQuery = graphql(`
  query CountDifferences($number: Int!, $after: String, $search: String, $kind: StocktakeLineKind) {
    viewer { seesMoney }
    stocktake(number: $number) {
      id revision status
      progress { products counted notCounted entries questions }
      differences {
        lines different doubtful toBook missingUnits surplusUnits withoutCost
        missingCost { amount currencyCode } surplusCost { amount currencyCode }
      }
      lines(first: 50, after: $after, search: $search, kind: $kind) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          product { id sku name } counted expected came departed difference differenceLow differenceHigh toBook booked doubts countedTo
          differenceCost { amount currencyCode }
        }
      }
    }
  }
`);
export type Differences = NonNullable<ResultOf<typeof differencesQuery>['stocktake']>;
export type Line = Differences['lines']['nodes'][number];

export const bookMutation = graphql(`
  mutation BookCount($input: BookStocktakeInput!, $language: AlertLanguage) {
    bookStocktake(input: $input) {
      __typename
      ... on BookStocktakePayload {
        booked moved remaining refused { reason product { id sku name } }
        stocktake { id revision status endedAt endedBy }
      }
      ... on ConflictError { currentRevision }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const undoMutation = graphql(`
  mutation UndoCount($input: UndoStocktakeInput!, $language: AlertLanguage) {
    undoStocktake(input: $input) {
      __typename
      ... on UndoStocktakePayload {
        undone remaining refused { reason product { id sku name } }
        stocktake { id revision status endedAt endedBy }
      }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const closeMutation = graphql(`
  mutation CloseCount($input: CloseStocktakeInput!, $language: AlertLanguage) {
    closeStocktake(input: $input) {
      __typename
      ... on CloseStocktakePayload { stocktake { id revision status endedAt endedBy } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const reopenMutation = graphql(`
  mutation ReopenCount($input: ReopenStocktakeInput!, $language: AlertLanguage) {
    reopenStocktake(input: $input) {
      __typename
      ... on ReopenStocktakePayload { stocktake { id revision status endedAt endedBy } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

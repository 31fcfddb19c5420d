import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const receiptsQuery = graphql(`
  query Receipts($after: String, $search: String, $statuses: [ReceiptStatus!]) {
    receipts(first: 50, after: $after, search: $search, statuses: $statuses) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id number status revision supplier documentNumber createdBy createdAt bookedAt
        sums { lines units openQuestions total { amount currencyCode } }
      }
    }
  }
`);

export type ReceiptRow = NonNullable<ResultOf<typeof receiptsQuery>['receipts']>['nodes'][number];

export const receiptQuery = graphql(`
  query Receipt($number: Int!) {
    viewer { role seesMoney }
    shop { baseCurrency receiptCost }
    receipt(number: $number) {
      id number status revision supplier documentNumber note createdBy createdAt bookedBy bookedAt undoneBy undoneAt
      sums { lines units openQuestions linesWithoutCost total { amount currencyCode } }
    }
  }
`);

export type ReceiptDetails = NonNullable<ResultOf<typeof receiptQuery>['receipt']>;

export const linesQuery = graphql(`
  query ReceiptLines($number: Int!, $after: String, $openOnly: Boolean, $first: Int) {
    receipt(number: $number) {
      id revision
      lines(first: $first, after: $after, openOnly: $openOnly) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id code name quantity fileLine question costRestored unitCost { amount currencyCode }
          costBefore { amount currencyCode } costAfter { amount currencyCode }
          product { id sku name } candidates { id sku name }
        }
      }
    }
  }
`);

type LinesOf = NonNullable<NonNullable<ResultOf<typeof linesQuery>['receipt']>['lines']>;
export type Line = LinesOf['nodes'][number];

export const createMutation = graphql(`
  mutation BeginReceipt($input: CreateReceiptInput!, $language: AlertLanguage) {
    createReceipt(input: $input) {
      __typename
      ... on CreateReceiptPayload { receipt { id number } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const updateMutation = graphql(`
  mutation ChangeReceipt($input: UpdateReceiptInput!, $language: AlertLanguage) {
    updateReceipt(input: $input) {
      __typename
      ... on UpdateReceiptPayload { receipt { id revision supplier documentNumber note } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const addLineMutation = graphql(`
  mutation ScanIntoReceipt($input: AddReceiptLineInput!, $language: AlertLanguage) {
    addReceiptLine(input: $input) {
      __typename
      ... on AddReceiptLinePayload {
        receipt { id revision sums { lines units openQuestions linesWithoutCost total { amount currencyCode } } }
        line { id quantity code question product { id sku name } }
      }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const updateLineMutation = graphql(`
  mutation ChangeReceiptLine($input: UpdateReceiptLineInput!, $language: AlertLanguage) {
    updateReceiptLine(input: $input) {
      __typename
      ... on UpdateReceiptLinePayload {
        receipt { id revision sums { lines units openQuestions linesWithoutCost total { amount currencyCode } } }
        line { id quantity unitCost { amount currencyCode } costAfter { amount currencyCode } }
      }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const removeLineMutation = graphql(`
  mutation RemoveFromReceipt($input: RemoveReceiptLineInput!, $language: AlertLanguage) {
    removeReceiptLine(input: $input) {
      __typename
      ... on RemoveReceiptLinePayload { receipt { id revision } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const answerMutation = graphql(`
  mutation AnswerInReceipt($input: AnswerReceiptLineInput!, $language: AlertLanguage) {
    answerReceiptLine(input: $input) {
      __typename
      ... on AnswerReceiptLinePayload {
        receipt { id revision sums { lines units openQuestions linesWithoutCost total { amount currencyCode } } }
        line { id question product { id sku name } }
      }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const fileMutation = graphql(`
  mutation ReadFileIntoReceipt($input: ReadReceiptFileInput!, $language: AlertLanguage) {
    readReceiptFile(input: $input) {
      __typename
      ... on ReadReceiptFilePayload { rows units openQuestions skippedRows leftOutColumns costsLeftOut receipt { id revision } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const bookMutation = graphql(`
  mutation BookGoods($input: BookReceiptInput!, $language: AlertLanguage) {
    bookReceipt(input: $input) {
      __typename
      ... on BookReceiptPayload { receipt { id revision status bookedBy bookedAt } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const undoMutation = graphql(`
  mutation UndoGoods($input: UndoReceiptInput!, $language: AlertLanguage) {
    undoReceipt(input: $input) {
      __typename
      ... on UndoReceiptPayload { receipt { id revision status undoneBy undoneAt } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const deleteMutation = graphql(`
  mutation DeleteDraft($input: DeleteReceiptInput!, $language: AlertLanguage) {
    deleteReceipt(input: $input) {
      __typename
      ... on DeleteReceiptPayload { number }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const toBuyQuery = graphql(`
  query ToBuy($after: String, $targetDays: Int, $language: AlertLanguage) {
    toBuy(first: 50, after: $after, targetDays: $targetDays) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { suggestedQuantity reason reasonText(language: $language) product { id sku name } }
    }
  }
`);

export type BuyRow = NonNullable<ResultOf<typeof toBuyQuery>['toBuy']>['nodes'][number];

import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const moneyQuery = graphql(`
  query Money($days: DateRange!, $before: DateRange!, $place: String) {
    shop { baseCurrency }
    now: sales(days: $days, marketplace: $place) {
      unitsSold unitsReturned unpricedUnits unitsWithoutFee missingRates missingCosts missingFeeRates
      missingFees { marketplace { id code name } units revenue { amount currencyCode } products skus }
      unitsSold unitsReturned revenue { amount currencyCode } profit { amount currencyCode }
        fees { amount currencyCode } profitAfterFees { amount currencyCode }
      byDay { date unitsSold unitsReturned revenue { amount currencyCode } profit { amount currencyCode }
        fees { amount currencyCode } profitAfterFees { amount currencyCode } }
      byMarketplace {
        marketplace { id code name } unitsSold unitsReturned revenue { amount currencyCode } profit { amount currencyCode }
        fees { amount currencyCode } profitAfterFees { amount currencyCode }
      }
      byCurrency {
        currencyCode unitsSold unitsReturned ownRevenueSold { amount currencyCode } ownRevenueReturned { amount currencyCode }
        revenue { amount currencyCode } profit { amount currencyCode }
      }
    }
    before: sales(days: $before, marketplace: $place) {
      unitsSold unitsReturned revenue { amount currencyCode } profit { amount currencyCode }
        fees { amount currencyCode } profitAfterFees { amount currencyCode }
    }
    marketplaces { id code name type archived }
  }
`);

export type Sales = NonNullable<ResultOf<typeof moneyQuery>['now']>;

export const productsQuery = graphql(`
  query MoneyProducts($days: DateRange!, $place: String, $after: String, $sort: SalesSort!) {
    sales(days: $days, marketplace: $place) {
      byProduct(first: 50, after: $after, sort: $sort) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          product { id sku name } unitsSold unitsReturned revenue { amount currencyCode } profit { amount currencyCode }
        fees { amount currencyCode } profitAfterFees { amount currencyCode }
        }
      }
    }
  }
`);

export const rateMutation = graphql(`
  mutation SetRate($input: SetExchangeRatesInput!, $language: AlertLanguage) {
    setExchangeRates(input: $input) {
      __typename
      ... on SetExchangeRatesPayload { rates { currency date rate } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const monthsQuery = graphql(`
  query MoneyMonths($before: Date) {
    salesMonths(first: 6, before: $before) {
      month ended closedAt closedBy unitsSold unitsReturned unitsWithoutPrice unitsWithoutCost unitsWithoutFee
      revenue { amount currencyCode } fees { amount currencyCode } profit { amount currencyCode }
      profitAfterFees { amount currencyCode }
      corrections {
        month unitsSold unitsReturned revenue { amount currencyCode } fees { amount currencyCode } profit { amount currencyCode }
        profitAfterFees { amount currencyCode }
      }
    }
  }
`);

export type Month = NonNullable<ResultOf<typeof monthsQuery>['salesMonths']>[number];

export const monthLinesQuery = graphql(`
  query MoneyMonthLines($month: Date!, $after: String) {
    monthLines(month: $month, first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        month knownIn knownAt marketplace { id code name } product { id sku name } unitsSold unitsReturned
        revenue { amount currencyCode } cost { amount currencyCode } fees { amount currencyCode }
        profit { amount currencyCode } profitAfterFees { amount currencyCode }
      }
    }
  }
`);

export const closeMonthMutation = graphql(`
  mutation CloseMonth($input: CloseMonthInput!, $language: AlertLanguage) {
    closeMonth(input: $input) {
      __typename
      ... on CloseMonthPayload { month { month closedAt } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

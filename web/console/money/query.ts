import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const moneyQuery = graphql(`
  query Money($days: DateRange!, $before: DateRange!, $place: String) {
    shop { baseCurrency }
    now: sales(days: $days, marketplace: $place) {
      unitsSold unitsReturned unpricedUnits missingRates missingCosts
      revenue { amount currencyCode } profit { amount currencyCode }
      byDay { date unitsSold unitsReturned revenue { amount currencyCode } profit { amount currencyCode } }
      byMarketplace {
        marketplace { id code name } unitsSold unitsReturned revenue { amount currencyCode } profit { amount currencyCode }
      }
      byCurrency {
        currencyCode unitsSold unitsReturned ownRevenueSold { amount currencyCode } ownRevenueReturned { amount currencyCode }
        revenue { amount currencyCode } profit { amount currencyCode }
      }
    }
    before: sales(days: $before, marketplace: $place) {
      unitsSold revenue { amount currencyCode } profit { amount currencyCode }
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

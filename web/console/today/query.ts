import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const todayQuery = graphql(`
  query Today($now: DateTime!, $dayStart: DateTime!, $dayEnd: DateTime!, $weekAgo: DateTime!, $weekAgoEnd: DateTime!, $language: AlertLanguage) {
    viewer { seesMoney }
    late: orders(first: 1, filter: { statuses: [NEW, CONFIRMED], shipBy: { to: $now } }) { totalCount }
    toShip: orders(first: 10, filter: { statuses: [NEW, CONFIRMED], shipBy: { to: $dayEnd } }, sort: SHIP_BY_ASC) {
      totalCount
      nodes { id number status shipBy marketplace { id name } items { id sku quantity } }
    }
    undated: orders(first: 10, filter: { statuses: [NEW, CONFIRMED], hasShipBy: false, fulfilment: OWN }, sort: SHIP_BY_ASC) {
      totalCount
      nodes { id number status shipBy marketplace { id name } items { id sku quantity } }
    }
    oversold: products(first: 10, stock: OVERSOLD) {
      totalCount
      nodes { id sku name oversold openOrders(first: 5) { totalCount nodes { id number marketplace { id name } } } }
    }
    alerts(first: 10) { totalCount nodes { id revision kind text(language: $language) raisedAt } }
    sales: salesAnalytics(from: $dayStart, to: $dayEnd) { unitsSold revenue { amount currencyCode } profit { amount currencyCode } }
    salesAWeekAgo: salesAnalytics(from: $weekAgo, to: $weekAgoEnd) { unitsSold revenue { amount } profit { amount } }
    marketplaces(archived: false) {
      id code name type paused
      sync { id owed oldestOwedAt lastEventAt lastError callsLeftToday }
      latency { p95Ms }
    }
  }
`);

/** What the page shows. */
export type TodayData = ResultOf<typeof todayQuery>;

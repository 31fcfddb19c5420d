import { graphql } from '../../gql/gql.ts';

/** Why the stock of a product is what it is. */
export const explanationDocument = graphql(`
  query Explanation($sku: String!, $at: DateTime) {
    product(sku: $sku) {
      explanation(at: $at) {
        sku at quantity oversold version text openingQuantity earlierMovements unlinkedEvents
        movements { movementType quantityChange quantityAfter version actor order { number } }
        told { marketplace { code } marketplaceSku figure sentAt acknowledgedAt shown readAt reason }
      }
    }
  }
`);

/** Takes an adjustment back. */
export const undoAdjustmentDocument = graphql(`
  mutation UndoAdjustment($input: UndoAdjustmentInput!) {
    undoAdjustment(input: $input) {
      __typename
      ... on UndoAdjustmentPayload {
        product { quantity version }
        movement { id movementType quantityChange quantityAfter actor note undoes { id undoneBy { id } } }
      }
      ... on ConflictError { code message }
      ... on InsufficientStockError { items { sku requested available } }
      ... on Error { message }
    }
  }
`);

/** A page of the ledger. */
export const movementsDocument = graphql(`
  query Movements($first: Int, $after: String, $sku: String, $marketplace: String, $movementType: MovementType, $from: DateTime, $to: DateTime) {
    inventoryMovements(first: $first, after: $after, sku: $sku, marketplace: $marketplace, movementType: $movementType, from: $from, to: $to) {
      edges { node { id version quantityChange movementType product { sku } } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

/** Sets exchange rates. */
export const setExchangeRatesDocument = graphql(`
  mutation SetExchangeRates($input: SetExchangeRatesInput!) {
    setExchangeRates(input: $input) {
      __typename
      ... on SetExchangeRatesPayload { rates { currency baseCurrency date rate actor } }
      ... on ValidationError { message issues { path message value } }
    }
  }
`);

/** Sales in every grouping. */
export const salesDocument = graphql(`
  query Sales($from: DateTime!, $to: DateTime!, $marketplace: String, $sku: String, $after: String) {
    salesAnalytics(from: $from, to: $to, marketplace: $marketplace, sku: $sku) {
      ...SalesSums
      missingRates missingCosts
      revenueByCurrency { amount currencyCode }
      byCurrency { currencyCode ownRevenueSold { amount } ownRevenueReturned { amount } ...SalesSums }
      byMarketplace { marketplace { code } ...SalesSums }
      byProduct(first: 250, after: $after) { edges { node { product { sku } ...SalesSums } } totalCount }
      byDay { date ...SalesSums }
    }
  }
  fragment SalesSums on SalesFigures {
    unitsSold unitsReturned unpricedUnits
    revenueSold { amount } revenueReturned { amount } revenue { amount currencyCode } profit { amount }
  }
`);

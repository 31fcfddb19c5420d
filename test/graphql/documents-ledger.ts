import { graphql } from '../gql/gql.ts';

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

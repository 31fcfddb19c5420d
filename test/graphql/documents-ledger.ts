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

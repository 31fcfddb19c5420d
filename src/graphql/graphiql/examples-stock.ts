import type { ExampleTab } from './example-tab.ts';

const returned = `# One phone came back from OLX, nobody knows of which order: the oldest that can have it gets it.
mutation Returned {
  receiveReturn(input: {
    marketplace: "olx"
    items: [{ sku: "PHONE-001", quantity: 1, condition: SELLABLE }]
    idempotencyKey: "example-return-1"
  }) {
    __typename
    ... on ReceiveReturnPayload { movements { movementType quantityChange quantityAfter } order { number status } }
    ... on Error { code message }
  }
}`;

const stocktake = `# Count what lies on the shelf, sold but not shipped units included; selling may go on (countedAt says when it was counted).
mutation Stocktake {
  adjustStock(input: { sku: "PHONE-001", countedQuantity: 60, reason: STOCKTAKE, note: "shelf 4", idempotencyKey: "example-count-1" }) {
    __typename
    ... on AdjustStockPayload { product { quantity awaitingShipment } movement { id quantityBefore quantityAfter } }
    ... on Error { code message }
  }
}`;

const undo: ExampleTab = {
  query: `# Takes an adjustment back, once, by a movement of the opposite change; refused where that would make a wrong state.
mutation Undo($movementId: ID!) {
  undoAdjustment(input: { movementId: $movementId, note: "counted the wrong shelf" }) {
    __typename
    ... on UndoAdjustmentPayload { movement { movementType quantityChange undoes { id } } product { quantity } }
    ... on Error { code message }
  }
}`,
  variables: '{ "movementId": "… (the id that Stocktake gave)" }',
};

const why = `# Why is it what it is: what moved it, who caused it, what each place was told. \`at\` asks for a moment.
query Why {
  product(sku: "PHONE-001") {
    explanation {
      text
      quantity
      movements { movementType quantityChange quantityAfter actor occurredAt }
      told { marketplace { code } figure sentAt acknowledgedAt shown reason }
    }
  }
}`;

/** Tabs about stock that is counted, comes back, is explained. */
export const stockCounts: readonly (ExampleTab | string)[] = [returned, stocktake, undo, why];

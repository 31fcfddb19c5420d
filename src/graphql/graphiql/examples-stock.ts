import type { ExampleTab } from './example-tab.ts';

const returned = `# Receive a returned phone from OLX. Without orderId it is booked on the oldest order that it can belong to.
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

const stocktake = `# Enter a count of the shelf. Count sold but not shipped units too. Sales can go on: countedAt is the time of the count.
mutation Stocktake {
  adjustStock(input: { sku: "PHONE-001", countedQuantity: 60, reason: STOCKTAKE, note: "shelf 4", idempotencyKey: "example-count-1" }) {
    __typename
    ... on AdjustStockPayload { product { quantity awaitingShipment } movement { id quantityBefore quantityAfter } }
    ... on Error { code message }
  }
}`;

const undo: ExampleTab = {
  query: `# Undo an adjustment by an opposite movement. It works once, and is refused when the stock would become wrong.
mutation Undo($movementId: ID!) {
  undoAdjustment(input: { movementId: $movementId, note: "counted the wrong shelf" }) {
    __typename
    ... on UndoAdjustmentPayload { movement { movementType quantityChange undoes { id } } product { quantity } }
    ... on Error { code message }
  }
}`,
  variables: '{ "movementId": "… (the movement id that Stocktake returned)" }',
};

const why = `# Explain a stock figure: what changed it, who did it, what each marketplace was sent. Use \`at\` for a past moment.
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

const toDecide = `# Everything that waits for a person, in groups. DecisionKind in the docs panel says how to decide each kind.
query ToDecide {
  toDecide(returnDays: 7) { kind cause count since example marketplace { code } }
  marketplaceProducts(filter: { pushStates: [HELD_BY_GUARD, REFUSED] }) { totalCount nodes { marketplaceSku pushState pushStateReason } }
}`;

/** Tabs about returns, counts, undo, why a figure is what it is, and what waits for a person. */
export const stockCounts: readonly (ExampleTab | string)[] = [returned, stocktake, undo, why, toDecide];

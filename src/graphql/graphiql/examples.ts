import type { ExampleTab } from './example-tab.ts';
import { setUp } from './examples-set-up.ts';
import { stockCounts } from './examples-stock.ts';

const liveStock = `# Live stock: press play and leave this tab open. Then sell something in another tab, or by a webhook.
subscription LiveStock {
  stockUpdated(skus: ["PHONE-001"]) {
    sku
    stock
    version
    updatedAt
    cursor
  }
}`;

const catalogue = `# List products, where they are offered, and whether each marketplace shows the expected figure.
query Catalogue {
  products(first: 10) {
    stockCursor
    edges {
      node {
        sku
        name
        quantity
        stock
        oversold
        marketplaceProducts {
          marketplace { code }
          figure
          figureInWords
          marketplaceStock
          pushState
        }
      }
    }
  }
}`;

const troubles = `# Open alerts, and the state of the exchange with each marketplace.
query Troubles {
  alerts {
    totalCount
    edges {
      node {
        kind
        text(language: RU)
        product { sku }
        marketplace { code }
        orders { number }
        raisedAt
      }
    }
  }
  marketplaces {
    code
    paused
    sync { owed oldestOwedAt lastSuccessAt lastError lastEventAt callsToday callsLeftToday unlinkedProducts credentialExpiresAt }
    latency(hours: 24) { pushes p50Ms p95Ms p99Ms }
  }
  syncSavings(from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z") {
    stockCalls
    pollingCalls
    savedPercent
    breakEvenChangesPerDay
    formula
  }
}`;

const replay = `# Count the failed webhooks. Fix the cause (for example, link the SKU), then run again with dryRun: false.
# Held events are passed over: see webhooks(held: true), then retryWebhooks or dismissWebhooks with their ids.
mutation ReplayFailed {
  retryWebhooks(input: { status: FAILED, dryRun: true }) {
    __typename
    ... on RetryWebhooksPayload { matched held queued }
    ... on Error { message }
  }
}`;

const webhookSale = `# Scenario 1: a marketplace reports a sale by webhook. See the event, the stock movements, and the pushes.
query WebhookSale {
  webhooks(first: 5) {
    edges { node { marketplace { code } eventType status errorMessage payload createdAt } }
  }
  inventoryMovements(first: 5, movementType: MARKETPLACE_SALE) {
    edges { node { product { sku } marketplace { code } quantityChange quantityBefore quantityAfter unitPrice { amount currencyCode } } }
  }
  syncLogs(first: 5) {
    edges { node { marketplace { code } triggerType direction status items calls latencyMs createdAt } }
  }
}`;

const storeOrder = `# Scenario 2: a buyer places an order in the Mini App.
mutation StoreOrder {
  placeStoreOrder(input: { items: [{ sku: "PHONE-001", quantity: 1 }], idempotencyKey: "example-store-1" }) {
    __typename
    ... on PlaceStoreOrderPayload { order { id number status total { amount currencyCode } items { sku quantity } } }
    ... on Error { code message }
  }
}`;

const confirmOrder: ExampleTab = {
  query: `# Confirm a store order before heldUntil. Next: SHIPPED, then DELIVERED.
mutation ConfirmOrder($orderId: ID!) {
  updateOrderStatus(input: { orderId: $orderId, status: CONFIRMED, note: "leaves today" }) {
    __typename
    ... on UpdateOrderStatusPayload { order { number status heldUntil } }
    ... on Error { code message }
  }
}`,
  variables: '{ "orderId": "… (the id that StoreOrder returned)" }',
};

const manualOrder = `# Scenario 3: enter an order from OLX by hand.
mutation ManualOrder {
  createManualOrder(input: {
    marketplace: "olx"
    customerName: "Dilnoza"
    customerPhone: "+998 90 123 45 67"
    items: [{ sku: "PHONE-001", quantity: 2 }]
    idempotencyKey: "example-olx-1"
  }) {
    __typename
    ... on CreateManualOrderPayload { order { id number status customerPhone total { amount currencyCode } } }
    ... on InsufficientStockError { message items { sku requested available } }
    ... on Error { code message }
  }
}`;

const orders = `# Orders of all marketplaces in one list. Filter by status; search by number or by phone in any format.
query Orders {
  held: orders(first: 10, status: HELD) { totalCount edges { node { number heldUntil customerName total { amount currencyCode } } } }
  byPhone: orders(search: "90 123 45 67") {
    edges { node { id number marketplace { code } status customerName customerPhone items { sku quantity cancelledQuantity returnExpected } } }
  }
}`;

const orderUpdates = `# Live orders: press play and leave this tab open. Then place, confirm or cancel an order in another tab.
subscription OrderUpdates {
  orderUpdated {
    number
    status
    marketplace { code }
    heldUntil
    items { sku quantity cancelledQuantity }
  }
}`;

const lastUnits = `# Scenario 4: all marketplaces sell the last units at the same time. See who got them, and that all figures agree.
query LastUnits {
  product(sku: "PHONE-001") {
    quantity
    oversold
    version
    movements(first: 20) { edges { node { version movementType quantityChange quantityAfter actor marketplace { code } } } }
    marketplaceProducts { marketplace { code } figure marketplaceStock pushState }
  }
}`;

const receipt = `# Receive goods into stock.
mutation Receipt {
  adjustStock(input: { sku: "PHONE-001", quantityChange: 10, reason: RECEIPT, note: "from the supplier", idempotencyKey: "example-receipt-1" }) {
    __typename
    ... on AdjustStockPayload { product { sku quantity version } movement { quantityBefore quantityAfter } }
    ... on Error { code message }
  }
}`;

const rates = `# Set exchange rates from a business day on, so that sales in these currencies count in the totals.
mutation Rates {
  setExchangeRates(input: { rates: [{ currency: "RUB", date: "2026-01-01", rate: "152.4" }, { currency: "USD", date: "2026-01-01", rate: "12100" }] }) {
    __typename
    ... on SetExchangeRatesPayload { rates { currency date rate baseCurrency } }
    ... on Error { code message }
  }
}`;

const sales = `# Sales by marketplace and day, with revenue and profit.
query Sales {
  salesAnalytics(from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z") {
    unitsSold
    unitsReturned
    revenue { amount currencyCode }
    profit { amount currencyCode }
    missingRates
    missingCosts
    byMarketplace { marketplace { code } unitsSold revenue { amount } profit { amount } }
    byDay { date unitsSold }
  }
}`;

/** The tabs that GraphiQL opens: one per task, live stock first. */
export const exampleTabs: readonly ExampleTab[] = [
  liveStock,
  catalogue,
  webhookSale,
  storeOrder,
  confirmOrder,
  manualOrder,
  orders,
  orderUpdates,
  lastUnits,
  receipt,
  ...stockCounts,
  rates,
  sales,
  troubles,
  replay,
  ...setUp,
].map((tab) => (typeof tab === 'string' ? { query: tab } : tab));

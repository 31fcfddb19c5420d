import type { ExampleTab } from './example-tab.ts';

const keys = `# Create one API key per person. The key is shown only once.
mutation Keys {
  createApiKey(input: { name: "Karim, warehouse", role: OPERATOR }) {
    __typename
    ... on CreateApiKeyPayload { key apiKey { id keyPrefix role } }
    ... on Error { code message }
  }
}`;

const bulkUpsert: ExampleTab = {
  query: `# Create or change many products, listings, prices and quantities. Preview with dryRun: true, then run with dryRun: false.
mutation BulkUpsert($rows: [BulkRowInput!]!) {
  bulkUpsert(input: { rows: $rows, mode: REJECT_ALL, dryRun: true }) {
    __typename
    ... on BulkUpsertPayload {
      applied created updated unchanged failed
      results { row sku outcome changes { field before after } errors { field message value } missingSettings }
    }
    ... on Error { code message }
  }
}`,
  variables: JSON.stringify(
    {
      rows: [
        { sku: 'PHONE-001', price: '3050000' },
        { sku: 'CASE-002', name: 'Case, blue', price: '60000', quantity: 20, lowStockThreshold: 5 },
      ],
    },
    null,
    2,
  ),
};

const connect: ExampleTab = {
  query: `# Connect a marketplace. Its credentials are checked with a harmless call. Nothing is sent until you resume it.
mutation Connect($settings: JSON, $credentials: JSON) {
  connectMarketplace(input: {
    code: "my_shop", name: "My shop", adapter: "generic", currency: "UZS", settings: $settings, credentials: $credentials
  }) {
    __typename
    ... on ConnectMarketplacePayload { webhookSecret marketplace { code paused webhookUrl saleSignal } }
    ... on Error { code message }
  }
}`,
  variables: JSON.stringify(
    { settings: { baseUrl: 'https://shop.example/ombor' }, credentials: { token: '…' } },
    null,
    2,
  ),
};

const link = `# Offer a product on the marketplace. The rule says how much of the stock it may show.
mutation Link {
  linkProduct(input: {
    sku: "PHONE-001", marketplace: "my_shop", marketplaceProductId: "1", marketplaceSku: "PHONE-001", price: "3000000", stockBuffer: 1
  }) {
    __typename
    ... on LinkProductPayload { marketplaceProduct { figure figureInWords pushState } }
    ... on Error { code message }
  }
}`;

const baseline = `# Preview the first push: compare with what the marketplace shows now. Nothing is sent.
mutation Baseline {
  readBaseline(input: { marketplace: "my_shop" }) {
    __typename
    ... on ReadBaselinePayload { baseline { listings same changed toZero unknown calls minutes examples { marketplaceSku shown figure } } }
    ... on Error { code message }
  }
}`;

const resume = `# Start to send stock figures. pauseMarketplace stops them again; sales are still received.
mutation Resume {
  resumeMarketplace(input: { marketplace: "my_shop" }) {
    __typename
    ... on ResumeMarketplacePayload { marketplace { code paused sync { owed } } }
    ... on Error { code message }
  }
}`;

const adapters = `# List the kinds of marketplaces that you can connect, with the JSON Schemas of settings, credentials and links.
query Adapters {
  adapters { name live defaultSaleSignal settingsSchema credentialsSchema linkSchema }
}`;

const rotate = `# Set a new webhook secret. The one before stays valid for a day. Sent again with the same key, it gives the same secret.
mutation RotateSecret {
  rotateWebhookSecret(input: { marketplace: "my_shop", keepOldForHours: 24, idempotencyKey: "example-rotate-1" }) {
    __typename
    ... on RotateWebhookSecretPayload { webhookSecret oldValidUntil marketplace { webhookSecrets { prefix validUntil lastUsedAt } } }
    ... on Error { code message }
  }
}`;

/** Tabs about API keys, bulk changes, and connecting a marketplace. */
export const setUp: readonly (ExampleTab | string)[] = [
  keys,
  bulkUpsert,
  adapters,
  connect,
  link,
  baseline,
  resume,
  rotate,
];

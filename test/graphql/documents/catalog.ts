import { graphql } from '../../gql/gql.ts';

/** Changes a product. */
export const updateProductDocument = graphql(`
  mutation UpdateProduct($input: UpdateProductInput!) {
    updateProduct(input: $input) {
      __typename
      ... on UpdateProductPayload {
        product { sku name archived stock quantity version barcodes imageUrl lowStockThreshold price { amount } costPrice { amount } }
      }
      ... on ValidationError { message path issues { path message value } }
      ... on NotFoundError { message path keys }
    }
  }
`);

/** Offers a product on a marketplace. */
export const linkProductDocument = graphql(`
  mutation LinkProduct($input: LinkProductInput!) {
    linkProduct(input: $input) {
      __typename
      ... on LinkProductPayload { marketplaceProduct { id figure figureInWords pushState product { sku } } }
      ... on ValidationError { message path }
      ... on NotFoundError { message path keys }
      ... on ConflictError { message code }
    }
  }
`);

/** Changes a listing. */
export const updateMarketplaceProductDocument = graphql(`
  mutation UpdateMarketplaceProduct($input: UpdateMarketplaceProductInput!) {
    updateMarketplaceProduct(input: $input) {
      __typename
      ... on UpdateMarketplaceProductPayload {
        marketplaceProduct {
          figure figureInWords marketplaceProductId stockBuffer stockPercent stockLimit stockMinimum selling unitsPerItem
          marketplacePrice { amount }
        }
      }
      ... on ValidationError { message path }
      ... on NotFoundError { message path keys }
    }
  }
`);

/** Takes a listing off a marketplace. */
export const unlinkProductDocument = graphql(`
  mutation UnlinkProduct($input: UnlinkProductInput!) {
    unlinkProduct(input: $input) {
      __typename
      ... on UnlinkProductPayload { marketplace { code } }
      ... on NotFoundError { message path keys }
    }
  }
`);

/** Changes a place of sale. */
export const updateMarketplaceDocument = graphql(`
  mutation UpdateMarketplace($input: UpdateMarketplaceInput!) {
    updateMarketplace(input: $input) {
      __typename
      ... on UpdateMarketplacePayload {
        marketplace {
          code name saleSignal supportsWebhooks webhookEnabled pollIntervalMinutes orderPollSeconds reconcileIntervalMinutes accountMissing
          stockBuffer stockPercent stockLimit stockMinimum selling
        }
      }
      ... on ValidationError { message path issues { path message value } }
      ... on NotFoundError { message path keys }
      ... on MarketplaceRefusedError { message httpStatus marketplaceCode }
    }
  }
`);

/** Gives a marketplace another webhook secret. */
export const rotateWebhookSecretDocument = graphql(`
  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
    rotateWebhookSecret(input: $input) {
      __typename
      ... on RotateWebhookSecretPayload { marketplace { code } webhookSecret oldValidUntil }
      ... on ValidationError { message path issues { value } }
      ... on NotFoundError { message path keys }
    }
  }
`);

/** Where a product is offered. */
export const listingsDocument = graphql(`
  query Listings($sku: String!) {
    product(sku: $sku) {
      sku
      stock
      archived
      marketplaceProducts {
        marketplace { code }
        marketplaceSku
        figure
        figureInWords
        marketplaceStock
        pushState
        unlinking
      }
    }
  }
`);

/** Enters and changes many rows. */
export const bulkUpsertDocument = graphql(`
  mutation BulkUpsert($input: BulkUpsertInput!) {
    bulkUpsert(input: $input) {
      __typename
      ... on BulkUpsertPayload {
        applied created updated unchanged failed unusual
        results { row sku outcome changes { field before after } errors { field message value } missingSettings }
      }
      ... on ValidationError { message path }
      ... on ConflictError { message code }
      ... on IdempotencyConflictError { idempotencyKey }
    }
  }
`);

/** Leaves the last units to some places. */
export const reserveLastUnitsDocument = graphql(`
  mutation ReserveLastUnits($input: ReserveLastUnitsInput!) {
    reserveLastUnits(input: $input) {
      __typename
      ... on ReserveLastUnitsPayload { marketplaces { code stockMinimum } }
      ... on ValidationError { message path }
      ... on NotFoundError { message path keys }
    }
  }
`);

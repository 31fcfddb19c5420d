import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const catalogueQuery = graphql(`
  query Catalogue($after: String, $search: String, $archived: Boolean) {
    products(first: 50, after: $after, search: $search, archived: $archived, sort: SKU) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id sku name revision archived barcodes imageUrl category description inShop lowStockThreshold quantity
        price { amount currencyCode } costPrice { amount currencyCode }
      }
    }
  }
`);

export type CatalogueProduct = ResultOf<typeof catalogueQuery>['products']['nodes'][number];

export const updateProductMutation = graphql(`
  mutation EditProduct($input: UpdateProductInput!, $language: AlertLanguage) {
    updateProduct(input: $input) {
      __typename
      ... on UpdateProductPayload {
        product {
          id sku name revision archived barcodes imageUrl category description inShop lowStockThreshold
          price { amount currencyCode } costPrice { amount currencyCode }
        }
      }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const createProductMutation = graphql(`
  mutation AddProduct($input: CreateProductInput!, $language: AlertLanguage) {
    createProduct(input: $input) {
      __typename
      ... on CreateProductPayload { lookAlikes product { id sku } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const upsertMutation = graphql(`
  mutation UploadRows($input: BulkUpsertInput!, $language: AlertLanguage) {
    bulkUpsert(input: $input) {
      __typename
      ... on BulkUpsertPayload {
        applied created updated unchanged failed unusual
        results { row sku outcome changes { field before after } errors { field message value } }
      }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export type UpsertPayload = Extract<ResultOf<typeof upsertMutation>['bulkUpsert'], { __typename: 'BulkUpsertPayload' }>;

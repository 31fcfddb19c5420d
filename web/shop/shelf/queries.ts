import { graphql } from '../gql/gql.ts';

export const productsDocument = graphql(`
  query ShopProducts($after: String, $search: String, $filter: ProductFilter) {
    products(first: 50, after: $after, search: $search, filter: $filter) {
      stockCursor
      nodes { ...ShopProduct }
      pageInfo { hasNextPage endCursor }
    }
  }
  fragment ShopProduct on Product {
    id sku name description picture stock archived inShop revision price { amount currencyCode }
  }
`);

export const productsOfCartDocument = graphql(`
  query ShopCart($skus: [String!]) {
    products(first: 100, archived: null, filter: { skus: $skus }) { nodes { ...ShopProduct } }
  }
`);

export const stockDocument = graphql(`
  subscription ShopStock($after: String!) {
    stockUpdated(after: $after) { cursor product { ...ShopProduct } }
  }
`);

export const shopDocument = graphql(`
  query ShopSettings {
    shop { timeZone categories notifiesBuyers }
    marketplace(code: "amazing_store") { id name }
  }
`);

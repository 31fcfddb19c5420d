import { graphql } from '../../gql/gql.ts';

/** What a person should know of. */
export const alertsDocument = graphql(`
  query Alerts($first: Int, $after: String, $open: Boolean, $language: AlertLanguage) {
    alerts(first: $first, after: $after, open: $open) {
      totalCount
      edges { cursor node { id kind text(language: $language) raisedAt resolvedAt product { sku } marketplace { code } orders { number } } }
    }
  }
`);

import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../../gql/gql.ts';

export const adaptersQuery = graphql(`
  query Adapters { adapters { name settingsSchema credentialsSchema } }
`);

export const connectMutation = graphql(`
  mutation Connect($input: ConnectMarketplaceInput!, $language: AlertLanguage) {
    connectMarketplace(input: $input) {
      __typename
      ... on ConnectMarketplacePayload { marketplace { id revision code name type adapter paused } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on MarketplaceRefusedError { httpStatus }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const wizardQuery = graphql(`
  query Wizard($code: String!) {
    marketplace(code: $code) {
      id revision code name adapter paused
      sync { id owed lastError credentialExpiresAt }
      listingCounts { pushState count }
    }
  }
`);

/** The marketplace that is being set up. */
export type WizardMarketplace = NonNullable<ResultOf<typeof wizardQuery>['marketplace']>;

export const checkMutation = graphql(`
  mutation CheckMarketplace($input: CheckMarketplaceInput!, $language: AlertLanguage) {
    checkMarketplace(input: $input) {
      __typename
      ... on CheckMarketplacePayload {
        parts { part outcome message httpStatus }
        marketplace { id revision accountMissing sync { id credentialExpiresAt } }
      }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const importMutation = graphql(`
  mutation ImportCatalog($input: ImportCatalogInput!, $language: AlertLanguage) {
    importCatalog(input: $input) {
      __typename
      ... on ImportCatalogPayload { catalogImport { id dryRun status itemsRead } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const importSubscription = graphql(`
  subscription FollowImport($id: ID!) {
    catalogImportUpdated(id: $id) {
      id dryRun status itemsRead error httpStatus
      counts { linked created linkedBefore lookAlikes ambiguous unusable openingProducts openingUnits }
      doubtful { marketplaceProductId marketplaceSku name outcome detail settings }
    }
  }
`);

/** An import as far as it has come. */
export type ImportState = ResultOf<typeof importSubscription>['catalogImportUpdated'];

export const linkMutation = graphql(`
  mutation Link($input: LinkProductInput!, $language: AlertLanguage) {
    linkProduct(input: $input) {
      __typename
      ... on LinkProductPayload { marketplaceProduct { id revision marketplaceSku product { id sku name } } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const baselineMutation = graphql(`
  mutation ReadBaseline($input: ReadBaselineInput!, $language: AlertLanguage) {
    readBaseline(input: $input) {
      __typename
      ... on ReadBaselinePayload {
        baseline { listings same changed toZero unknown calls minutes examples { marketplaceSku shown figure } }
      }
      ... on MarketplaceRefusedError { httpStatus }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

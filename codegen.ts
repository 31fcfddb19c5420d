import type { CodegenConfig } from '@graphql-codegen/cli';

const config = {
  useTypeImports: true,
  scalars: { Decimal: 'string', DateTime: 'string', Date: 'string', JSON: 'unknown' },
};

// Typed documents for clients in tests and in examples; the schema itself is printed from the code by scripts/print.ts.
const codegen: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'test/gql/': {
      documents: ['test/graphql/**/*.ts'],
      preset: 'client',
      config,
      presetConfig: { fragmentMasking: false },
    },
    'web/gql/': {
      documents: ['web/{console,shared}/**/*.ts', 'web/console/**/*.tsx'],
      preset: 'client',
      // A type for each enum: browsers need no code for them.
      config: { ...config, enumsAsTypes: true },
      // persisted-documents.json is what TRUSTED_DOCUMENTS takes.
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
    },
    // Apart from the console's: what buyers load is small.
    'web/shop/gql/': {
      documents: ['web/shop/{base,cart,orders,shelf}/*.ts'],
      preset: 'client',
      config: { ...config, enumsAsTypes: true },
      presetConfig: { fragmentMasking: false },
    },
    // The documents of @ombor/client.
    'packages/client/gql/': {
      documents: ['packages/client/*.ts'],
      preset: 'client',
      config: { ...config, enumsAsTypes: true },
      presetConfig: { fragmentMasking: false },
    },
    'examples/gql/': {
      documents: ['examples/*.ts'],
      preset: 'client',
      config,
      // persisted-documents.json is what TRUSTED_DOCUMENTS takes.
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
    },
  },
  importExtension: '.ts',
};

export default codegen;

import type { CodegenConfig } from '@graphql-codegen/cli';

// Typed documents for clients in tests; the schema itself is printed from the code by src/graphql/print.ts.
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['test/graphql/**/*.ts'],
  generates: {
    'test/gql/': {
      preset: 'client',
      config: {
        useTypeImports: true,
        scalars: { Decimal: 'string', DateTime: 'string', Date: 'string', JSON: 'unknown' },
      },
      presetConfig: { fragmentMasking: false },
    },
  },
  importExtension: '.ts',
};

export default config;

import type { Plugin } from 'vite';
import { graphql } from './gql/gql.ts';

const call = /\bgraphql\(\s*`([^`]*)`\s*\)/g;
const lookUp = graphql as (source: string) => unknown;

/**
 * Puts each GraphQL document where it is used. Otherwise the map of all documents is loaded with the first screen, most of them for
 * screens that are opened later.
 */
export function inlineDocuments(): Plugin {
  return {
    name: 'inline-documents',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || id.includes('/gql/') || !code.includes('graphql(')) return undefined;
      return {
        code: code.replaceAll(call, (_all, source: string) => {
          const document = JSON.stringify(lookUp(source));
          if (document === '{}') throw new Error(`${id} has a document that was not generated: npm run generate`);
          return `(${document})`;
        }),
        map: null,
      };
    },
  };
}

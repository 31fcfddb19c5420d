import { useQuery } from 'urql';
import { graphql } from '../../gql/gql.ts';

const shop = graphql(`
  query Shop {
    shop { timeZone }
    viewer { role name }
  }
`);

/** Who is signed in, and the time zone of their shop; undefined until they are read. */
export function useViewer() {
  const [{ data }] = useQuery({ query: shop });
  return { viewer: data?.viewer, timeZone: data?.shop?.timeZone };
}

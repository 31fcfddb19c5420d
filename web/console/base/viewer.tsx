import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/gql.ts';

const shop = graphql(`
  query Shop {
    shop { timeZone }
    viewer { role name }
  }
`);

interface Known {
  viewer: { role: string; name: string } | undefined;
  timeZone: string | undefined;
}

const ViewerContext = createContext<Known>({ viewer: undefined, timeZone: undefined });

/**
 * Reads once who is signed in, for all screens below. Each screen with a query of its own would begin it while its code is still being
 * loaded, which React and urql then repeat without an end.
 */
export function ViewerProvider({ children }: { children: ReactNode }) {
  const [{ data }] = useQuery({ query: shop });
  const known = useMemo(() => ({ viewer: data?.viewer ?? undefined, timeZone: data?.shop?.timeZone }), [data]);
  return <ViewerContext value={known}>{children}</ViewerContext>;
}

/** Who is signed in, and the time zone of their shop; undefined until they are read. */
export const useViewer = (): Known => useContext(ViewerContext);

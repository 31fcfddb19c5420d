import { useState } from 'react';
import { useClient } from 'urql';
import type { DecisionEventsQueryVariables } from '../../gql/graphql.ts';
import { readAll } from '../base/read-all.ts';
import { groupIdsQuery } from './query.ts';

/** As many as one act takes. What is left can be decided after it. */
const maxIds = 1_000;

/** The ids of the events that match, read when `read` is called; undefined: not read yet. */
export function useEventIds(variables: Omit<DecisionEventsQueryVariables, 'after'>) {
  const client = useClient();
  const [ids, setIds] = useState<readonly string[]>();
  async function read(): Promise<void> {
    setIds(undefined);
    const found = await readAll(async (after) => {
      const { data } = await client.query(groupIdsQuery, { ...variables, after }, { requestPolicy: 'network-only' });
      return data?.webhooks;
    }, maxIds);
    setIds(found?.nodes.map(({ id }) => String(id)));
  }
  return { ids, read: () => void read() };
}

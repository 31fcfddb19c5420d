import { useCallback } from 'react';
import { useClient } from 'urql';
import { newRandomId } from '../../shared/random-id.ts';
import type { Piece } from './pieces.ts';
import { returnScanQuery } from './query.ts';

/** Looks a code up as it was typed, then as the keys say; undefined: nobody knows it. */
export function useFind(): (codes: readonly string[]) => Promise<Piece | 'offline' | undefined> {
  const client = useClient();
  return useCallback(
    async (codes) => {
      for (const code of codes) {
        const { data } = await client.query(returnScanQuery, { code }, { requestPolicy: 'network-only' });
        if (!data?.returnCandidates || !data.packingScan) return 'offline';
        const { returnCandidates: candidates, packingScan } = data;
        if (candidates.length > 0 || packingScan.products.length > 0) {
          return { id: newRandomId(), code, candidates, products: packingScan.products };
        }
      }
      return undefined;
    },
    [client],
  );
}

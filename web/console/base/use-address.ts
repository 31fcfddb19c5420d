import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** The filters of a page as they stand in its address, so that a link shows the same. An empty value removes its filter. */
export function useAddress() {
  const [params, setParams] = useSearchParams();
  const narrow = useCallback(
    (change: Record<string, string | undefined>) => {
      setParams((before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      });
    },
    [setParams],
  );
  return { params, narrow };
}

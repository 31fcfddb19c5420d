import { useEffect, useRef } from 'react';

const gatherMs = 700;

/** Reads a list again when its stocktake has another revision, at most once in 700 ms: others count too. */
export function useFresh(revision: number, again: (options: { requestPolicy: 'network-only' }) => void): void {
  const shown = useRef(revision);
  const latest = useRef(again);
  latest.current = again;
  useEffect(() => {
    if (shown.current === revision) return;
    const timer = setTimeout(() => {
      shown.current = revision;
      latest.current({ requestPolicy: 'network-only' });
    }, gatherMs);
    return () => clearTimeout(timer);
  }, [revision]);
}

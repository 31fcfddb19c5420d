import { useEffect, useRef } from 'react';

/** Does something once when the page opens, also where React mounts it twice. */
export function useFirst(work: () => void): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    work();
  });
}

import { useEffect } from 'react';
import { useRefresh } from '../base/follow.ts';

const topics = ['stock', 'orders', 'alerts', 'marketplaces'] as const;
const tailMs = 3_000;

/** Reads again whatever moved, and every 3 s while the list is followed: an event that moves nothing is announced by nobody. */
export function useTail(refresh: () => void, isFollowed: boolean): void {
  useRefresh(topics, refresh);
  useEffect(() => {
    if (!isFollowed) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), tailMs);
    return () => clearInterval(timer);
  }, [refresh, isFollowed]);
}

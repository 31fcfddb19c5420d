import { useEffect } from 'react';

const usedAtName = 'ombor-used-at';
const maxIdleMs = 15 * 60_000;
const checkMs = 10_000;
const uses = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * Calls back when nobody has used the page for 15 minutes, also when the computer slept or the window was closed and restored. For
 * shared computers: on a person's own device it is off.
 */
export function useIdleLock(enabled: boolean, onIdle: () => void): void {
  useEffect(() => {
    if (!enabled) return;
    const check = (): void => {
      const usedAt = Number(sessionStorage.getItem(usedAtName) ?? Date.now());
      if (Date.now() - usedAt >= maxIdleMs) onIdle();
    };
    const use = (): void => {
      // The first touch after a long pause is not a use: whoever it is signs in first.
      check();
      sessionStorage.setItem(usedAtName, String(Date.now()));
    };
    use();
    const timer = setInterval(check, checkMs);
    for (const name of uses) addEventListener(name, use, { passive: true });
    return () => {
      clearInterval(timer);
      for (const name of uses) removeEventListener(name, use);
      sessionStorage.removeItem(usedAtName);
    };
  }, [enabled, onIdle]);
}

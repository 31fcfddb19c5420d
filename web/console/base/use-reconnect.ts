import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useConnection } from './session.tsx';

/** Calls back whenever the connection is there again: by what the browser says, and by the live connection. */
export function useReconnect(callback: () => void): void {
  const connection = useConnection();
  const { status } = useSyncExternalStore(connection.onChange, connection.getState);
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => {
    if (status === 'live') latest.current();
  }, [status]);
  useEffect(() => {
    const onOnline = (): void => latest.current();
    addEventListener('online', onOnline);
    return () => removeEventListener('online', onOnline);
  }, []);
}

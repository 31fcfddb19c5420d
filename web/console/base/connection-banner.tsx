import { useEffect, useState, useSyncExternalStore } from 'react';
import { Icon } from './icon.tsx';
import { useConnection } from './session.tsx';
import { useSettings } from './settings.tsx';

/** Shorter losses are not worth a word: the socket of a phone changes cells. */
const quietMs = 2_000;

/** Says that figures may be old, while the live connection is lost. */
export function ConnectionBanner() {
  const { t, format } = useSettings();
  const connection = useConnection();
  const { status, since } = useSyncExternalStore(connection.onChange, connection.getState);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (status !== 'lost') return;
    const timer = setTimeout(() => setLong(true), quietMs);
    return () => clearTimeout(timer);
  }, [status]);
  if (!isLong) return <div role="status" />;
  const time = format.time(since);
  return (
    <div role="status" className="banner">
      <Icon name="refresh" />
      {t(navigator.onLine ? 'state.lost' : 'state.offline', { time })}
    </div>
  );
}

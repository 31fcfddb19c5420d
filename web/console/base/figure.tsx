import { useEffect, useRef, useState } from 'react';
import { useSettings } from './settings.tsx';

/** A figure that flashes when it changes while somebody looks. */
export function Figure({ value, label }: { value: number; label?: string }) {
  const { format } = useSettings();
  const before = useRef(value);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setChanges((count) => count + 1);
  }, [value]);
  return (
    <span key={changes} className={changes > 0 ? 'flash' : undefined}>
      {format.number(value)}
      {label && ` ${label}`}
    </span>
  );
}

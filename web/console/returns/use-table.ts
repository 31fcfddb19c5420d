import { useCallback, useRef, useState } from 'react';
import { playSound, type Sound } from '../stock/sounds.ts';
import type { Decided, Piece } from './pieces.ts';

/** The piece on the table. `unsure`: the choice whose answer did not come. */
interface OnTable {
  piece?: Piece | undefined;
  unsure?: string | undefined;
}

/** What lies on the table, what was decided in this sitting, and what was said last. */
export function useTable() {
  const [shown, setShown] = useState<OnTable>({});
  const [list, setList] = useState<readonly Decided[]>([]);
  const [said, setSaid] = useState<{ text: string; isRefused: boolean }>();
  // Scans are faster than React.
  const now = useRef<OnTable>({});
  const put = useCallback((next: OnTable): void => {
    now.current = next;
    setShown(next);
  }, []);
  const note = useCallback((decided: Decided): void => setList((before) => [decided, ...before]), []);
  const say = useCallback((text: string, sound: Sound): void => {
    playSound(sound);
    setSaid({ text, isRefused: sound === 'unknown' });
  }, []);
  return { now, shown, list, said, put, note, say };
}

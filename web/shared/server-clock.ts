const storedName = 'ombor-clock';
/** Clocks of phones are wrong by minutes; less than this may be the time that the answer took. */
const noiseMs = 3_000;

/** Notes by the header `Date` of an answer how far the clock of this device is wrong. */
export function noteServerClock(date: string | null): void {
  const ahead = date === null ? Number.NaN : Date.parse(date) - Date.now();
  if (Number.isNaN(ahead)) return;
  localStorage.setItem(storedName, String(Math.abs(ahead) < noiseMs ? 0 : ahead));
}

/** By how many ms the server's clock was ahead of this device when it last answered; negative: behind. Known without a connection too. */
export const clockAheadMs = (): number => Number(localStorage.getItem(storedName) ?? 0);

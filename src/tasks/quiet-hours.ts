import type { QuietHours } from '../env.ts';

const minutesADay = 24 * 60;

/** When the quiet that reigns at a moment ends; undefined: it is not quiet then. `timeZone`: an IANA name. */
export function findQuietEnd(at: Date, hours: QuietHours | undefined, timeZone: string): Date | undefined {
  if (!hours) return undefined;
  const sinceStart = minutesBetween(hours.from, minuteOfDay(at, timeZone));
  if (sinceStart >= minutesBetween(hours.from, hours.to)) return undefined;
  const left = minutesBetween(minuteOfDay(at, timeZone), hours.to);
  return new Date(Math.floor(at.getTime() / 60_000 + left) * 60_000);
}

/** From one minute of the day to the next time of another. */
function minutesBetween(from: number, to: number): number {
  return (to - from + minutesADay) % minutesADay;
}

function minuteOfDay(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [hour = 0, minute = 0] = format.format(at).split(':').map(Number);
  return hour * 60 + minute;
}

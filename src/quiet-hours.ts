const minutesPerDay = 24 * 60;

/** Hours in which only urgent alerts are sent, in minutes of the day; `to` before `from`: over midnight. */
export interface QuietHours {
  from: number;
  to: number;
}

/** Reads a text such as 22:00-08:00. Undefined when it has another form, or both times are equal. */
export function readQuietHours(text: string): QuietHours | undefined {
  const time = '([01]?\\d|2[0-3]):([0-5]\\d)';
  const match = new RegExp(`^${time}-${time}$`).exec(text);
  if (!match) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  return from === to ? undefined : { from, to };
}

/** The end of the quiet hours that contain a moment; undefined: none do. `timeZone`: an IANA name. */
export function findQuietEnd(at: Date, hours: QuietHours | undefined, timeZone: string): Date | undefined {
  if (!hours) return undefined;
  const sinceStart = minutesBetween(hours.from, minuteOfDay(at, timeZone));
  if (sinceStart >= minutesBetween(hours.from, hours.to)) return undefined;
  const left = minutesBetween(minuteOfDay(at, timeZone), hours.to);
  return new Date(Math.floor(at.getTime() / 60_000 + left) * 60_000);
}

/** From one minute of the day to the next occurrence of another. */
function minutesBetween(from: number, to: number): number {
  return (to - from + minutesPerDay) % minutesPerDay;
}

function minuteOfDay(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [hour = 0, minute = 0] = format.format(at).split(':').map(Number);
  return hour * 60 + minute;
}

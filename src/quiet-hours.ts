const minutesPerDay = 24 * 60;

/** Hours of the day, such as those in which only urgent alerts are sent, in minutes of the day; `to` before `from`: over midnight. */
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

const minOpenMinutes = 60;

/** Reads the hours of a shop, such as 09:00-21:00. Undefined when it has another form, or is open for less than an hour. */
export function readShopHours(text: string): QuietHours | undefined {
  const hours = readQuietHours(text);
  return hours && minutesBetween(hours.from, hours.to) >= minOpenMinutes ? hours : undefined;
}

/** After how many minutes from a moment a shop was open for `minutes`. `hours` undefined: it never closes. */
export function countWithClosedMinutes(
  at: Date,
  minutes: number,
  hours: QuietHours | undefined,
  timeZone: string,
): number {
  if (!hours) return minutes;
  const closed = { from: hours.to, to: hours.from };
  let now = at;
  for (let left = minutes; ; ) {
    now = findQuietEnd(now, closed, timeZone) ?? now;
    const untilClosed = minutesBetween(minuteOfDay(now, timeZone), hours.to);
    const open = Math.min(left, untilClosed);
    now = new Date(now.getTime() + open * 60_000);
    left -= open;
    if (left === 0) return Math.ceil((now.getTime() - at.getTime()) / 60_000);
  }
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

const dayMs = 24 * 60 * 60_000;

/** The instant at which the business day of `at` began in a time zone. */
export function startOfDay(at: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const midnight = Date.parse(`${parts.format(at)}T00:00:00Z`);
  // Twice: the offset at that midnight may be another one than now, when clocks are changed.
  const guess = midnight - offsetMs(new Date(midnight), timeZone);
  return new Date(midnight - offsetMs(new Date(guess), timeZone));
}

/** The periods that a page about today compares. */
export function todayPeriods(now: Date, timeZone: string) {
  const dayStart = startOfDay(now, timeZone);
  const aWeekAgo = new Date(now.getTime() - 7 * dayMs);
  return {
    now: now.toISOString(),
    dayStart: dayStart.toISOString(),
    // 36 hours later it is the next day in every zone, also when clocks are changed.
    dayEnd: startOfDay(new Date(dayStart.getTime() + 1.5 * dayMs), timeZone).toISOString(),
    weekAgo: startOfDay(aWeekAgo, timeZone).toISOString(),
    weekAgoEnd: aWeekAgo.toISOString(),
  };
}

/** By how much clocks in the zone are ahead of UTC. */
function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(at.getTime() / 1_000) * 1_000;
}

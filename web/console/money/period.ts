import type { TextId } from '../../shared/language.ts';

/** Business days, both included. */
export interface Period {
  from: string;
  to: string;
}

export const presets: readonly { days: number; text: TextId }[] = [
  { days: 1, text: 'money.today' },
  { days: 7, text: 'money.week' },
  { days: 30, text: 'money.month' },
  { days: 90, text: 'money.quarter' },
];

/** Weeks that begin on Monday, and calendar months. */
export const calendarPresets = ['thisWeek', 'lastWeek', 'thisMonth', 'lastMonth'] as const;

const dayMs = 86_400_000;
const day = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string | null): text is string =>
  text !== null && day.test(text) && !Number.isNaN(Date.parse(text));
const move = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);

/** Today's business day. */
export function todayIn(timeZone: string, now = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(now);
}

export const lastDays = (today: string, days: number): Period => ({ from: move(today, 1 - days), to: today });

/** A calendar week or month, up to today. */
export function calendarPeriod(today: string, preset: (typeof calendarPresets)[number]): Period {
  const at = new Date(`${today}T00:00:00Z`);
  const monday = move(today, -((at.getUTCDay() + 6) % 7));
  const first = `${today.slice(0, 8)}01`;
  if (preset === 'thisWeek') return { from: monday, to: today };
  if (preset === 'lastWeek') return { from: move(monday, -7), to: move(monday, -1) };
  if (preset === 'thisMonth') return { from: first, to: today };
  const last = move(first, -1);
  return { from: `${last.slice(0, 8)}01`, to: last };
}

/** The period in an address; without one, the last 30 days. Days in the wrong order are put right. */
export function readPeriod(params: URLSearchParams, today: string): Period {
  const [from, to] = [params.get('from'), params.get('to')];
  if (!isDay(from) || !isDay(to)) return lastDays(today, 30);
  return from <= to ? { from, to } : { from: to, to: from };
}

/** As many days just before it. */
export function periodBefore({ from, to }: Period): Period {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  return { from: move(from, -days), to: move(from, -1) };
}

/** Noon in UTC is the same calendar day in every zone in which people sell here. */
export const noonOf = (date: string): Date => new Date(`${date}T12:00:00Z`);

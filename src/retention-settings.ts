import type { z } from 'zod';
import { variable } from './env-readers.ts';

// A marketplace's silence is judged by its last 14 days.
const [minDays, maxDays] = [30, 3_650];
const expected = `0 (for ever) or a whole number of days from ${minDays} to ${maxDays}`;

function readDays(text: string): number | undefined {
  const value = Number(text);
  return /^\d+$/.test(text) && (value === 0 || (value >= minDays && value <= maxDays)) ? value : undefined;
}

/** How many days history is kept, as variables of the environment; 0: for ever. */
export const retentionVariables = {
  KEEP_EVENTS_DAYS: variable(expected, readDays).default(90),
  KEEP_SYNC_LOGS_DAYS: variable(expected, readDays).default(90),
  KEEP_DRIFTS_DAYS: variable(expected, readDays).default(90),
  KEEP_FIGURES_DAYS: variable(expected, readDays).default(180),
  KEEP_FAILED_JOBS_DAYS: variable(expected, readDays).default(30),
};

/** The same by kind of row. */
export function toRetention(data: z.infer<z.ZodObject<typeof retentionVariables>>) {
  return {
    events: data.KEEP_EVENTS_DAYS,
    sync_logs: data.KEEP_SYNC_LOGS_DAYS,
    drifts: data.KEEP_DRIFTS_DAYS,
    figures: data.KEEP_FIGURES_DAYS,
    jobs: data.KEEP_FAILED_JOBS_DAYS,
  };
}

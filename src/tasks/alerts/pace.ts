// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: one message per second to a chat, 20 per minute
// to a group, 30 per second in all.
export const chatRestMs = 1_050;
export const groupRestMs = 3_050;
export const callRestMs = 40;
/** A message that changes a lot is edited in steps. */
export const editRestMs = 10_000;
export const refusedBotMs = 600_000;

const maxBackoffMs = 60_000;

/** How long to wait after so many calls without an answer. */
export function countBackoffMs(failures: number): number {
  return Math.min(1_000 * 2 ** Math.min(failures, 10), maxBackoffMs);
}

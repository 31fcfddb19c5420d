import type { Connection } from '../../connections/open-row.ts';
import {
  explainHeldReadings,
  releaseReadings,
  unjudgedNote,
  watchIncomingGuard,
} from '../../db/inbox/incoming-guard.ts';
import { applyNow } from '../inbox/process-webhooks.ts';
import type { TaskDeps } from '../task.ts';
import type { Difference } from './compare-stock.ts';

/** Listings that may sell out between two readings of a marketplace: this many, or this share of those compared. More is unusual. */
const maxZeros = 10;
const maxShareOfZeros = 0.2;
/** A drop of more items than this, and of more than so many times the best day's sales, is held until a person confirms it. */
const maxOrdinaryDrop = 100;
const maxBestDays = 5;

/** Drops by how the guard treats them. `zeros` are judged together, when the poll is complete. */
export interface SortedDrops {
  ordinary: Difference[];
  jumps: Difference[];
  zeros: Difference[];
}

/** Sorts what a poll found. In: drops in items of the listing. */
export function sortDrops(drops: readonly Difference[]): SortedDrops {
  const kindOf = ({ listing, shown }: Difference): keyof SortedDrops => {
    const drop = listing.expected - shown;
    if (drop > maxOrdinaryDrop && drop > maxBestDays * listing.bestDays) return 'jumps';
    // Some shops show what they owe as a figure below 0.
    return shown <= 0 ? 'zeros' : 'ordinary';
  };
  return { ordinary: [], jumps: [], zeros: [], ...Object.groupBy(drops, kindOf) };
}

/** Why a drop is held that is too large for an ordinary day. */
export function explainJump({ listing, shown }: Difference): string {
  return (
    `stock fell from ${listing.expected} to ${shown} at once, far more than sells in a day: held;` +
    ' if so many were really sold, replay it by its id (retryWebhooks), else dismiss it (dismissWebhooks)'
  );
}

/** The reason of a zero until the poll that found it has ended. */
export const zeroNote = unjudgedNote;

/**
 * Judges the zeros of a whole poll by their number: few are sales and are applied, many are held with an alert until a person
 * replays or dismisses their rows. In: their keys in the inbox, and how many listings were compared. Returns how many were applied.
 */
export async function judgeZeros(
  deps: TaskDeps,
  connection: Connection,
  zeros: string[],
  compared: number,
): Promise<number> {
  let released = 0;
  const isUnusual = zeros.length > maxZeros && zeros.length > compared * maxShareOfZeros;
  if (isUnusual) {
    const reason =
      `${zeros.length} of ${compared} listings fell to 0 at once: held;` +
      ' if all of it was really sold, replay them by their ids (retryWebhooks), else dismiss them (dismissWebhooks)';
    const because = { code: 'zeros', items: zeros.length, of: compared } as const;
    await explainHeldReadings(deps.sql, connection.id, zeros, { reason, because });
    deps.log.warn(
      { marketplace: connection.code, items: zeros.length, reason },
      'The guard holds figures of 0 that were read',
    );
  } else if (zeros.length > 0) {
    released = await releaseReadings(deps.sql, connection.id, zeros);
    await applyNow(deps, connection.id, zeros);
  }
  await watchIncomingGuard(deps.sql, connection.id);
  return released;
}

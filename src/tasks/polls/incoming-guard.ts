import { raiseAlert, resolveAlert } from '../../db/alerts/alerts.ts';
import { countHeldReadings, explainHeldReadings, releaseReadings } from '../../db/inbox/incoming-guard.ts';
import { applyNow } from '../inbox/process-webhooks.ts';
import type { Connection, TaskDeps } from '../task.ts';
import type { Difference } from './compare-stock.ts';

/** So many listings may sell out between two readings of a marketplace, or this share of those compared. More is no ordinary day. */
const mostZeros = 10;
const mostShareOfZeros = 0.2;
/** A drop of more items than this, and of more than so many times the best day's sales, is a fault of the marketplace until a person says otherwise. */
const ordinaryDrop = 100;
const mostBestDays = 5;

/** Drops by what the guard thinks of them. `zeros` are judged together, when the whole poll is known. */
export interface SortedDrops {
  ordinary: Difference[];
  jumps: Difference[];
  zeros: Difference[];
}

/** Sorts what a poll found. In: drops in items of the listing. */
export function sortDrops(drops: readonly Difference[]): SortedDrops {
  const kindOf = ({ listing, shown }: Difference): keyof SortedDrops => {
    const drop = listing.expected - shown;
    if (drop > ordinaryDrop && drop > mostBestDays * listing.bestDays) return 'jumps';
    return shown === 0 ? 'zeros' : 'ordinary';
  };
  return { ordinary: [], jumps: [], zeros: [], ...Object.groupBy(drops, kindOf) };
}

/** Why a drop is held that is too large for an ordinary day. */
export function explainJump({ listing, shown }: Difference): string {
  return (
    `it fell from ${listing.expected} to ${shown} at once, far more than ever sells in a day: held;` +
    ' retry it (retryWebhooks) if so many were really sold'
  );
}

/** What a zero says until the poll that found it has ended. */
export const zeroNote = 'it fell to 0: held until the rest of the poll is known';

/**
 * Judges the zeros of a whole poll by their number: few are sales and are applied, many are held with an alert until a person
 * retries their rows. In: their keys in the inbox, and how many listings were compared. Gives how many were applied.
 */
export async function judgeZeros(
  deps: TaskDeps,
  connection: Connection,
  zeros: string[],
  compared: number,
): Promise<number> {
  const isUnusual = zeros.length > mostZeros && zeros.length > compared * mostShareOfZeros;
  if (isUnusual) {
    const reason =
      `${zeros.length} of ${compared} listings fell to 0 at once: held;` +
      ' retry them (retryWebhooks) if all of it was really sold';
    await explainHeldReadings(deps.sql, connection.id, zeros, reason);
    deps.log.warn({ marketplace: connection.code, items: zeros.length, reason }, 'The guard holds figures of 0');
  } else if (zeros.length > 0) {
    await releaseReadings(deps.sql, connection.id, zeros);
    await applyNow(deps, connection.id, zeros);
  }
  await tellHeldReadings(deps, connection.id);
  return isUnusual ? 0 : zeros.length;
}

/** The alert of what the guard holds of a marketplace's figures: raised with the present count, resolved when nothing is held any more. */
export async function tellHeldReadings(deps: TaskDeps, marketplaceId: number): Promise<void> {
  const { held, listings, reason } = await countHeldReadings(deps.sql, marketplaceId);
  const name = { kind: 'guard_held', marketplaceId, about: 'in' } as const;
  if (held === 0) await resolveAlert(deps.sql, name);
  else {
    const parameters = { direction: 'in', items: held, of: listings, reason: reason ?? '' } as const;
    await raiseAlert(deps.sql, { ...name, parameters });
  }
}

import type { Sql } from '../db/client.ts';
import { forgetWrongSignatures, recordWrongSignatures } from '../db/marketplaces/webhook-secrets.ts';

/** Notices marketplaces of whose deliveries none has a right signature. Returns at once: no answer waits for it. */
export interface WrongSignatures {
  wrong(marketplaceId: number): void;
  right(marketplaceId: number): void;
}

/** A sender tries again, so the first wrong ones say little; then each flood costs one write in ten seconds. */
const minDeliveries = 5;
const everyMs = 10_000;

/** Counts wrong signatures since the last right one, and records them. Ids are those of connected marketplaces. */
export function createWrongSignatures(sql: Sql): WrongSignatures {
  const counted = new Map<number, { deliveries: number; recordedAt: number }>();
  return {
    wrong(marketplaceId) {
      const state = counted.get(marketplaceId) ?? { deliveries: 0, recordedAt: Number.NEGATIVE_INFINITY };
      counted.set(marketplaceId, state);
      state.deliveries += 1;
      const now = performance.now();
      if (state.deliveries < minDeliveries || now - state.recordedAt < everyMs) return;
      const { deliveries } = state;
      Object.assign(state, { deliveries: 0, recordedAt: now });
      // While the database is away the next ones are recorded.
      recordWrongSignatures(sql, marketplaceId, deliveries).catch(() => {});
    },
    right(marketplaceId) {
      const state = counted.get(marketplaceId);
      if (!state) return;
      counted.delete(marketplaceId);
      if (state.recordedAt > 0) forgetWrongSignatures(sql, marketplaceId).catch(() => {});
    },
  };
}

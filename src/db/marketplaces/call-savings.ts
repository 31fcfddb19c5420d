import type { SqlOrTx } from '../client.ts';

/** Calls to a marketplace in a period, beside what reading its stock every 30 minutes would have made. */
export interface MarketplaceCalls {
  marketplaceId: number;
  /** The period that was counted: whole business days, the present one up to now. */
  begins: Date;
  ends: Date;
  listings: number;
  /** Calls that one reading of all its listings takes. */
  callsARound: number;
  stockCalls: number;
  orderCalls: number;
  otherCalls: number;
  pollingCalls: number;
}

/** One row for each marketplace with an API that has a listing or was called, in the order they were connected. */
export function listCallSavings(sql: SqlOrTx, from: Date, to: Date): Promise<MarketplaceCalls[]> {
  return sql<MarketplaceCalls[]>`select * from call_savings(${from}, ${to})`;
}

import type { SqlOrTx } from '../client.ts';

/** Calls to a marketplace in a period, and the calls that reading its stock every 30 minutes would have made. */
export interface MarketplaceCalls {
  marketplaceId: number;
  /** The counted period: whole business days, today until now. */
  begins: Date;
  ends: Date;
  listings: number;
  /** How many calls one reading of all its listings needs. */
  callsARound: number;
  stockCalls: number;
  orderCalls: number;
  otherCalls: number;
  pollingCalls: number;
}

/** One row per marketplace with an API that has a listing or was called, in the order of connection. */
export function listCallSavings(sql: SqlOrTx, from: Date, to: Date): Promise<MarketplaceCalls[]> {
  return sql<MarketplaceCalls[]>`select * from call_savings(${from}, ${to})`;
}

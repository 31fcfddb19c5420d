import type { AccountCheck, ItemRef, MarketplaceAdapter } from './adapter.ts';

/**
 * Checks our account with one harmless call: the adapter's own check, else a read of a listing. Null: the credentials were
 * accepted, or there is no call to check them with. Throws what the adapter throws: Unauthorized, Rejected, RetryLater.
 */
export async function askAccount(
  adapter: MarketplaceAdapter,
  listing: Omit<ItemRef, 'key'> | undefined,
  timeoutMs: number,
): Promise<AccountCheck | null> {
  const signal = AbortSignal.timeout(timeoutMs);
  if (adapter.checkAccount) return adapter.checkAccount(signal);
  if (listing) await adapter.readStock([{ key: '', ...listing }], signal);
  return null;
}

/** A check whose settings nobody stores: what the account needs is reported as missing, so that a person sets it. */
export function tellSettings({ settings = {}, ...check }: AccountCheck): AccountCheck {
  const needed = Object.entries(settings).map(
    ([name, value]) => `Set settings.${name} to ${JSON.stringify(value)}: the account needs it.`,
  );
  return { ...check, missing: [...check.missing, ...needed] };
}

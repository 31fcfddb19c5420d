/**
 * Whether a status says that something was cancelled, in the spellings that marketplaces use (CANCELLED, canceled, cancelled_in_delivery).
 * Not: that a part was, or that it may be.
 */
export function isCancelled(status: string): boolean {
  return /(^|_)cancell?ed(_|$)/i.test(status) && !/partial/i.test(status);
}

/** Listings on marketplaces that are in use: nothing is sent to an archived one, and what it shows is of no interest. */
export function listInUse<Listing extends { marketplace: { archived: boolean | null } }>(
  listings: readonly Listing[] | null | undefined,
): Listing[] {
  return (listings ?? []).filter(({ marketplace }) => marketplace.archived !== true);
}

import type { SqlOrTx } from '../../db/client.ts';
import { listMarketplaces } from '../../db/marketplaces/marketplaces.ts';
import { badUserInput, unknownName } from '../base/refusal.ts';

const maxCodes = 500;

/** The keys of the marketplaces that a filter names; null without a filter. Throws BAD_USER_INPUT for an unknown code. */
export async function readMarketplacesFilter(
  sql: SqlOrTx,
  codes: readonly string[] | null | undefined,
): Promise<number[] | null> {
  if (codes == null) return null;
  if (codes.length > maxCodes) {
    throw badUserInput(`At most ${maxCodes} marketplaces can be named at once, got ${codes.length}`);
  }
  const ids = new Map((await listMarketplaces(sql)).map(({ code, id }) => [code, id]));
  return codes.map((code) => {
    const id = ids.get(code);
    if (id === undefined) throw unknownName('marketplace with the code', code, [...ids.keys()]);
    return id;
  });
}

/** The values that an argument of before and a list of a filter both allow; null: any. */
export function both<T>(one: T | null | undefined, list: readonly T[] | null | undefined): T[] | null {
  if (one == null) return list == null ? null : [...list];
  return list == null || list.includes(one) ? [one] : [];
}

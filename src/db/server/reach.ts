import { type PostgresAddress, readPostgresAddress } from '../../postgres-address.ts';
import { Primary } from './primary.ts';

/** How to reach the PostgreSQL of a URL. */
export interface Reach {
  address: PostgresAddress;
  primary: Primary;
}

// One for each URL of the process: what one pool learns of a failover, all know.
const known = new Map<string, Reach>();

/** How to reach the PostgreSQL of a URL, the same for all pools of the process. Throws an Error for the operator when the URL cannot be read. */
export function reach(url: string): Reach {
  const found = known.get(url);
  if (found) return found;
  const address = readPostgresAddress(url);
  const made = { address, primary: new Primary(address) };
  known.set(url, made);
  return made;
}

import { GraphQLError } from 'graphql';
import { findNodeId } from '../../node-id.ts';

export { encodeNodeId } from '../../node-id.ts';

/** The type and key of an id. Throws GraphQLError (BAD_USER_INPUT) for any other text. */
export function decodeNodeId(nodeId: string): { typename: string; id: string } {
  const decoded = findNodeId(nodeId);
  if (decoded) return decoded;
  throw new GraphQLError(`"${nodeId.slice(0, 100)}" is not an id of this API`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** The key of an id of this type; undefined for an id of another type and for any other text. */
export function findKey(nodeId: string, typename: string): string | undefined {
  const decoded = findNodeId(nodeId);
  return decoded?.typename === typename ? decoded.id : undefined;
}

const maxInteger = 2_147_483_647;

/** A key of a table with integer ids; 0, which no row has, for a number out of range. */
export function toIntegerKey(id: string): number {
  const key = Number(id);
  return key <= maxInteger ? key : 0;
}

/** Rows in the order of the keys that they were read by; null for a key without a row. */
export function inOrder<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key) {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

import { GraphQLError } from 'graphql';

const plain = /^([A-Za-z]+):(\d{1,18})$/;

/** The id that clients see: opaque text that names the type and our key. */
export function encodeNodeId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/** What `encodeNodeId` was given, or undefined for a text that is no such id. */
function findNodeId(nodeId: string): { typename: string; id: string } | undefined {
  const bytes = Buffer.from(nodeId, 'base64url');
  // Buffer.from skips over what is not base64url: only a text that encodes back to itself is one of ours.
  if (bytes.toString('base64url') !== nodeId) return undefined;
  const [, typename, id] = plain.exec(bytes.toString()) ?? [];
  return typename && id ? { typename, id } : undefined;
}

/** What `encodeNodeId` was given. Throws GraphQLError (BAD_USER_INPUT) for a text that is no such id. */
export function decodeNodeId(nodeId: string): { typename: string; id: string } {
  const decoded = findNodeId(nodeId);
  if (decoded) return decoded;
  throw new GraphQLError(`"${nodeId.slice(0, 100)}" is not an id that this API gave`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** Our key of an id of this type, or undefined when the id is of another type or none at all. */
export function findKey(nodeId: string, typename: string): string | undefined {
  const decoded = findNodeId(nodeId);
  return decoded?.typename === typename ? decoded.id : undefined;
}

const maxInteger = 2_147_483_647;

/** A key of a table with integer ids; one that no such table can hold becomes 0, which no row has. */
export function toIntegerKey(id: string): number {
  const key = Number(id);
  return key <= maxInteger ? key : 0;
}

/** Rows in the order of the keys that they were read by; null for a key without a row. */
export function inOrder<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key) {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

const plain = /^([A-Za-z]+):(\d{1,18})$/;

/** The id that clients see: opaque text made of the type and our key. */
export function encodeNodeId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/** The type and key of an id; undefined for any other text. */
export function findNodeId(nodeId: string): { typename: string; id: string } | undefined {
  const bytes = Buffer.from(nodeId, 'base64url');
  // Buffer.from skips what is not base64url: only a text that encodes back to itself is one of our ids.
  if (bytes.toString('base64url') !== nodeId) return undefined;
  const [, typename, id] = plain.exec(bytes.toString()) ?? [];
  return typename && id ? { typename, id } : undefined;
}

/** Larger bodies are refused unread. */
export const maxWebhookBytes = 64 * 1024;

/** What a marketplace's code looks like. */
export const codePattern = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** The whole body, or undefined when it is longer than allowed. */
export async function readBody(request: Request): Promise<Uint8Array | undefined> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (length > maxWebhookBytes) return undefined;
  // With a length that Node enforces, the whole body is at most that; only chunked bodies have to be counted.
  if (!Number.isNaN(length)) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxWebhookBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

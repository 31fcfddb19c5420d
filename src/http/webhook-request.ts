import type { Context } from 'hono';
import { problem } from './problem.ts';

const maxWebhookBytes = 64 * 1024;

/** The answer to a larger body, which is refused unread. */
export const bodyTooLarge = `The body is larger than ${maxWebhookBytes} bytes`;

/** Whether the body was sent compressed. */
export const isCompressed = (c: Context): boolean =>
  !/^\s*(?:identity)?\s*$/i.test(c.req.header('content-encoding') ?? '');

/** The answer to a compressed body. */
export function compressed(c: Context): Response {
  c.header('Accept-Encoding', 'identity');
  return problem(c, 'compressed-body', 'The body must be sent without Content-Encoding');
}

/** The code of a marketplace. */
const codePattern = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** The sender with this code. If it is unknown, the marketplaces are read again: another process may have connected it a moment ago. */
export async function findSender<Sender>(
  code: string,
  find: (code: string) => Promise<Sender | undefined>,
  refresh: () => Promise<void>,
): Promise<Sender | undefined> {
  if (!codePattern.test(code)) return undefined;
  const sender = await find(code);
  if (sender) return sender;
  await refresh();
  return find(code);
}

/** The whole body, or undefined when it is longer than allowed. */
export async function readBody(request: Request): Promise<Uint8Array | undefined> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (length > maxWebhookBytes) return undefined;
  // Node enforces the length that a request declares, so only chunked bodies have to be counted.
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

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'hono';

const header = 'X-Request-Id';
/** Short, and of characters that are harmless in a header, a log line and a shell. */
const acceptedPattern = /^[\w.:@/+=-]{1,128}$/;

/** Gives a request its id and puts it into the answer's headers: the id that was sent, if it is well formed, otherwise a new one. */
export function nameRequest(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader(header, readRequestId(request));
}

/** The same for a request that is answered on its socket: the id is in `x-request-id` of its headers then. */
export function nameUpgrade(request: IncomingMessage): string {
  const id = readRequestId(request);
  request.headers['x-request-id'] = id;
  return `${header}: ${id}`;
}

/** The id of the request that is being answered. */
export function getRequestId(c: Context): string {
  const { outgoing } = (c.env ?? {}) as { outgoing?: ServerResponse };
  const id = outgoing?.getHeader(header);
  return typeof id === 'string' ? id : randomUUID();
}

function readRequestId({ headers }: IncomingMessage): string {
  const sent = headers['x-request-id'];
  return typeof sent === 'string' && acceptedPattern.test(sent) ? sent : randomUUID();
}

/** A request of which at most so many bytes can be read. */
export interface LimitedRequest {
  request: Request;
  /** Whether there was more. */
  isTooLarge: () => boolean;
}

/**
 * Cuts the body of a request off. Nothing is read before somebody reads it: whoever has no valid credentials must not fill the memory
 * with bodies. Node enforces the length that a request declares, so only chunked bodies are counted.
 */
export function limitBody(request: Request, maxBytes: number): LimitedRequest {
  const { headers, method } = request;
  // GET and HEAD have no body that anybody reads, and a Request of theirs cannot be made with one. Of others `body` is asked for only
  // here: it makes a web stream of the body, which takes longer than the rest of reading it.
  const body = method === 'GET' || method === 'HEAD' || !headers.has('transfer-encoding') ? null : request.body;
  if (!body) {
    const isLarge = Number(headers.get('content-length') ?? 0) > maxBytes;
    return { request, isTooLarge: () => isLarge };
  }
  let bytes = 0;
  const counted = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length;
        if (bytes > maxBytes) controller.terminate();
        else controller.enqueue(chunk);
      },
    }),
  );
  // The types do not have `duplex` yet, without which no stream is taken.
  const init = { body: counted, duplex: 'half' } as RequestInit;
  return { request: new Request(request, init), isTooLarge: () => bytes > maxBytes };
}

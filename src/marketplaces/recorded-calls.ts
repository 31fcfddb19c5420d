import type { MarketplaceHttp, MarketplaceRequest, MarketplaceResponse } from './http.ts';
import { Rejected, RetryLater } from './refusals.ts';

/** A call as it was made. `status` null: no answer came; `response` null: its answer was an error of the server or a redirect. */
export interface MadeCall {
  request: Pick<MarketplaceRequest, 'method' | 'url'>;
  status: number | null;
  response: MarketplaceResponse | null;
}

/** A client that remembers its calls. */
export interface RecordingHttp extends MarketplaceHttp {
  readonly calls: MadeCall[];
}

/** Remembers what is called through a client, and what came. */
export function recordCalls(http: MarketplaceHttp): RecordingHttp {
  const calls: MadeCall[] = [];
  const wrap = (inner: MarketplaceHttp): RecordingHttp => ({
    calls,
    async request(call: MarketplaceRequest) {
      const made: MadeCall = { request: { method: call.method, url: call.url }, status: null, response: null };
      calls.push(made);
      const response = await inner.request(call).catch((error: unknown) => {
        if (error instanceof RetryLater || error instanceof Rejected) made.status = error.httpStatus;
        throw error;
      });
      made.status = response.status;
      made.response = response;
      return response;
    },
    counted: (onCall) => wrap(inner.counted(onCall)),
    close: () => inner.close(),
  });
  return wrap(http);
}

/** An open SSE subscription. */
export interface EventStream {
  startedAt: number;
  /** Everything it was told, once it has ended. */
  ended: Promise<string>;
}

/** Subscribes over SSE and reads on until the server ends the stream. */
export async function startEventStream(url: string, authorization: string, query: string): Promise<EventStream> {
  const startedAt = Date.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
  });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return { startedAt, ended: response.text() };
}

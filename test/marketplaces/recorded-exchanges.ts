import { describe, expect, test } from 'vitest';
import type { MarketplaceAdapter } from '../../src/marketplaces/adapter.ts';
import { errorOf, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

/** What every adapter's records have to cover. */
const topics = ['push', 'read', 'refused item', 'limit', 'credentials', 'new orders', 'catalogue', 'account'] as const;
type Topic = (typeof topics)[number];

/** One request as the document prints it, and the answer printed with it. `body`: parsed JSON, or null for none. */
export interface RecordedExchange {
  request: { method: string; path: string; body?: unknown };
  answer: RecordedAnswer;
}

/** What an adapter does, the exchanges that it causes, and what comes of it: `result` (a part of it) or `error`. */
export interface Recording {
  topic: Topic;
  rule: string;
  act(adapter: MarketplaceAdapter): Promise<unknown> | undefined;
  exchanges: RecordedExchange[];
  result?: unknown;
  error?: object;
}

/** An adapter's records: what it is opened with, and headers that every one of its requests must carry. */
export interface Records {
  adapter: string;
  settings: Record<string, unknown>;
  credentials: Record<string, string>;
  headers: Record<string, string>;
  /** Topics that this kind of marketplace does not have. */
  without?: Topic[];
  recordings: Recording[];
}

/** Plays exchanges that were typed from the marketplace's own documents: neither the simulator nor this code is asked what is right. */
export function recordedConformance(records: Records): void {
  describe(`${records.adapter} as its documents print it`, () => {
    test.each(records.recordings)('$topic: $rule', async ({ act, exchanges, result, error }) => {
      const { settings, credentials } = records;
      const answers = exchanges.map(({ answer }) => answer);
      const { adapter, requests } = await openScripted(records.adapter, { settings, credentials }, answers);
      const work = Promise.resolve(act(adapter));
      if (error) expect(await errorOf(work)).toMatchObject(error);
      else expect(await work).toMatchObject(Object(result));
      const sent = requests.map(({ method, path, body }) => ({
        method,
        path,
        body: body === '' ? null : JSON.parse(body),
      }));
      expect(sent).toEqual(exchanges.map(({ request }) => ({ body: null, ...request })));
      for (const { headers } of requests) expect(headers).toMatchObject(records.headers);
    });

    test('every topic is recorded', () => {
      const recorded = new Set([...records.recordings.map(({ topic }) => topic), ...(records.without ?? [])]);
      expect(topics.filter((topic) => !recorded.has(topic))).toEqual([]);
    });
  });
}

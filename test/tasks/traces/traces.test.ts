import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isTracing } from '../../../src/tracing.ts';
import { connectSimulated, offer, resume, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { useSimulator } from '../../support/simulator.ts';
import { until } from '../../support/until.ts';

const db = useDatabase();
const simulator = useSimulator();
const app = useApp(db);
const spans = new InMemorySpanExporter();

const named = (name: string): ReadableSpan[] => spans.getFinishedSpans().filter((span) => span.name === name);
const shown = () => simulator.marketplaces.wildberries.stockOf('PHONE-001');
const settled = () =>
  until(
    () => db.sql`select id from pushes where pushed_version < owed_version or open_until is not null`,
    (rows) => rows.length === 0,
  );

beforeAll(async () => {
  await connectSimulated(app, simulator, ['uzum', 'wildberries']);
  await offer(app, simulator, { sku: 'PHONE-001', quantity: 50 }, ['uzum', 'wildberries']);
  await resume(app, ['uzum', 'wildberries']);
  await settled();
});
// Files share the process.
afterAll(() => trace.disable());

test('without an SDK nothing is recorded', async () => {
  expect(isTracing()).toBe(false);
  simulator.marketplaces.uzum.sell('PHONE-001', 1);
  await until(shown, (figure) => figure === 49);
  await settled();
  expect(await db.sql`select from marketplace_webhooks where traceparent is not null`).toHaveLength(0);
  expect(await db.sql`select from product_traces`).toHaveLength(0);
});

test('with an SDK one trace leads from the webhook over its booking to the figures that are sent', async () => {
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
  expect(isTracing()).toBe(true);
  simulator.marketplaces.uzum.sell('PHONE-001', 3);
  await until(shown, (figure) => figure === 46);
  const [pushed] = await until(
    () => named('push figures').filter((span) => span.attributes['ombor.marketplace'] === 'wildberries'),
    (found) => found.length > 0,
  );
  const [[received], [applied]] = [named('receive webhook'), named('apply webhook')];
  const traceId = received!.spanContext().traceId;
  expect([applied, pushed].map((span) => span!.spanContext().traceId)).toEqual([traceId, traceId]);
  expect(received!.parentSpanContext).toBeUndefined();
  expect(applied!.parentSpanContext?.spanId).toBe(received!.spanContext().spanId);
  expect(pushed!.parentSpanContext?.spanId).toBe(applied!.spanContext().spanId);
  expect([received, applied, pushed].map((span) => span!.kind)).toEqual([
    SpanKind.PRODUCER,
    SpanKind.CONSUMER,
    SpanKind.CLIENT,
  ]);
  expect(received!.attributes).toMatchObject({ 'ombor.marketplace': 'uzum', 'ombor.is_new': true });
  expect(applied!.attributes).toMatchObject({
    'ombor.webhook_id': received!.attributes['ombor.webhook_id'],
    'ombor.outcome': 'processed',
  });
  expect(pushed!.attributes).toMatchObject({ 'ombor.items': 1, 'ombor.outcome': 'done' });
});

test('a change by a person is in no trace of an earlier sale', async () => {
  await settled();
  spans.reset();
  // The span of an earlier push may end a moment after its row.
  const fromMs = Date.now();
  const begunMs = ({ startTime: [seconds, nanoseconds] }: ReadableSpan) => seconds * 1_000 + nanoseconds / 1_000_000;
  await app.query(
    'mutation { adjustStock(input: { sku: "PHONE-001", quantityChange: 10, reason: RECEIPT }) { __typename } }',
  );
  await until(shown, (figure) => figure === 56);
  const [pushed] = await until(
    () => named('push figures').filter((span) => begunMs(span) >= fromMs),
    (found) => found.length > 0,
  );
  expect(pushed!.parentSpanContext).toBeUndefined();
});

test('a span has codes, ids and counts only, and says when its work failed', async () => {
  await settled();
  spans.reset();
  await db.sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$`;
  await db.sql`create trigger refuse before insert on inventory_movements for each row execute function refuse()`;
  simulator.marketplaces.uzum.sell('PHONE-001', 1);
  const [failed] = await until(
    () => named('apply webhook').filter(({ status }) => status.code === SpanStatusCode.ERROR),
    (found) => found.length > 0,
  );
  await db.sql`drop function refuse() cascade`;
  expect(failed!.status.message).toContain('no room');
  const attributes = [
    'event_type',
    'is_new',
    'items',
    'marketplace',
    'marketplace_id',
    'origin',
    'outcome',
    'webhook_id',
  ];
  const allowed = new Set(attributes.map((name) => `ombor.${name}`));
  // Spans of other pushes may end meanwhile, so not each name is there each time.
  const names = new Set(spans.getFinishedSpans().flatMap((span) => Object.keys(span.attributes)));
  expect(names.size).toBeGreaterThan(4);
  expect([...names].filter((name) => !allowed.has(name))).toEqual([]);
});

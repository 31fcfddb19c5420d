import type { Span } from '@opentelemetry/api';
import type { InboxResult, InboxRow } from '../../db/inbox/webhooks.ts';
import type { AppliedChange } from '../../db/stock/stock.ts';
import type { TracedChange } from '../../db/traces/product-traces.ts';
import { failSpan, isTracing, startSpan, toTraceparent } from '../../tracing.ts';
import type { InterpretedRow } from './interpret.ts';
import { changesOf } from './interpretation.ts';

/** The spans of a batch of rows, each in the trace in which its row was received. */
export interface TracedRows {
  /** Which spans caused these changes. */
  listCauses(interpreted: readonly InterpretedRow[], applied: readonly AppliedChange[]): TracedChange[];
  /** Ends all spans with what became of their rows. */
  end(results: readonly InboxResult[]): void;
  /** Ends all spans: the batch failed as a whole. */
  fail(error: unknown): void;
}

/** Begins a span for each row, where an SDK takes them. */
export function traceRows(rows: readonly InboxRow[]): TracedRows {
  const spans = new Map<string, Span>(isTracing() ? rows.map((row) => [row.id, startRow(row)]) : []);
  return {
    listCauses(interpreted, applied) {
      if (spans.size === 0) return [];
      const causes = new Map(
        interpreted.flatMap(({ row, interpretation }) => {
          const span = spans.get(row.id);
          const traceparent = span ? toTraceparent(span) : null;
          return traceparent === null
            ? []
            : changesOf(interpretation).map((one) => [one.sourceKey, traceparent] as const);
        }),
      );
      return applied.flatMap(({ sourceKey, productId, version }) => {
        const traceparent = causes.get(sourceKey);
        return traceparent === undefined ? [] : [{ productId, version, traceparent }];
      });
    },
    end(results) {
      const outcomes = new Map(results.map(({ id, status }) => [id, status]));
      for (const [id, span] of spans) span.setAttribute('ombor.outcome', outcomes.get(id) ?? 'unknown').end();
    },
    fail(error) {
      for (const span of spans.values()) {
        failSpan(span, error);
        span.end();
      }
    },
  };
}

function startRow({ id, marketplaceId, origin, traceparent }: InboxRow): Span {
  return startSpan('apply webhook', {
    role: 'apply',
    parent: traceparent,
    attributes: { 'ombor.webhook_id': id, 'ombor.marketplace_id': marketplaceId, 'ombor.origin': origin },
  });
}

import {
  type Attributes,
  context,
  ProxyTracerProvider,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { messageOf } from './errors.ts';
import { release } from './release.ts';

/*
 * Spans of OpenTelemetry. Without an SDK, which the operator loads beside Ombor (docs/operations.md#traces), every call here does nothing.
 */

/** What a span is about: `receive` takes an event in, `apply` works on it, `send` calls a marketplace. */
export type SpanRole = 'receive' | 'apply' | 'send';

const kinds: Readonly<Record<SpanRole, SpanKind>> = {
  receive: SpanKind.PRODUCER,
  apply: SpanKind.CONSUMER,
  send: SpanKind.CLIENT,
};

/** How a span begins. */
export interface SpanStart {
  role: SpanRole;
  /** The span that caused it, as W3C Trace Context writes it; absent or null: the present one, if there is any. */
  parent?: string | null;
  /** Other spans that caused it. */
  links?: readonly string[];
  /** Codes, ids and counts; never anything of a customer. */
  attributes: Attributes;
}

const form = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Whether an SDK takes spans. */
export function isTracing(): boolean {
  const provider = trace.getTracerProvider();
  return !(provider instanceof ProxyTracerProvider) || provider.getDelegateTracer('ombor') !== undefined;
}

/** Begins a span. */
export function startSpan(name: string, { role, parent, links = [], attributes }: SpanStart): Span {
  const from = readTraceparent(parent ?? '');
  const active = context.active();
  const options = {
    kind: kinds[role],
    attributes,
    links: links.flatMap((one) => {
      const linked = readTraceparent(one);
      return linked ? [{ context: linked }] : [];
    }),
  };
  return trace.getTracer('ombor', release).startSpan(name, options, from ? trace.setSpanContext(active, from) : active);
}

/** Runs work within a span and ends it. `describe`: attributes of the result. */
export async function withinSpan<T>(
  span: Span,
  work: () => Promise<T>,
  describe: (result: T) => Attributes,
): Promise<T> {
  try {
    const result = await context.with(trace.setSpan(context.active(), span), work);
    span.setAttributes(describe(result));
    return result;
  } catch (error) {
    failSpan(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Marks a span as failed. */
export function failSpan(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: messageOf(error) });
}

/** A span as W3C Trace Context writes it; null: nobody takes it. */
export function toTraceparent(span: Span): string | null {
  if (!span.isRecording()) return null;
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

function readTraceparent(text: string): SpanContext | undefined {
  const [, traceId, spanId, flags] = form.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
}

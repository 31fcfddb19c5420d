import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Metrics } from '../metrics.ts';
import { problem } from './problem.ts';

/** What the page of metrics is made of. `metricsToken` undefined: it is disabled. */
export interface MetricsPage {
  metrics: Metrics;
  metricsToken: string | undefined;
}

/** `GET /metrics`: the metrics of this process for Prometheus, for whoever has the token. */
export async function sendMetrics({ metrics, metricsToken }: MetricsPage, c: Context): Promise<Response> {
  if (metricsToken === undefined)
    return problem(c, 'metrics-disabled', 'Metrics are disabled; set METRICS_TOKEN to enable them');
  const given = Buffer.from(c.req.header('authorization') ?? '');
  const expected = Buffer.from(`Bearer ${metricsToken}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return problem(c, 'invalid-metrics-token', 'Invalid metrics token');
  return c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType });
}

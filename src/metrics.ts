import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { release } from './release.ts';

/** What is measured. Labels are codes and outcomes only, never customer data. */
export interface Metrics {
  registry: Registry;
  webhooksReceived: Counter<'outcome'>;
  webhooksProcessed: Counter<'outcome'>;
  pushedItems: Counter<'marketplace' | 'outcome'>;
  marketplaceCalls: Counter<'marketplace'>;
  methodTrials: Counter<'marketplace'>;
  pushLatency: Histogram<'marketplace'>;
  alertMessages: Counter<'outcome'>;
  liveSubscribers: Gauge;
}

/** Metrics of one process, in their own registry. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: 'ombor_build_info',
    help: '1, with the release of this process',
    labelNames: ['release'],
    registers,
  }).set({ release }, 1);
  return {
    registry,
    webhooksReceived: new Counter({
      name: 'ombor_webhooks_received_total',
      help: 'Received webhooks by answer',
      labelNames: ['outcome'],
      registers,
    }),
    webhooksProcessed: new Counter({
      name: 'ombor_webhooks_processed_total',
      help: 'Processed inbox rows by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    pushedItems: new Counter({
      name: 'ombor_pushed_items_total',
      help: 'Stock figures sent to marketplaces by outcome',
      labelNames: ['marketplace', 'outcome'],
      registers,
    }),
    marketplaceCalls: countCalls(registry, 'ombor_marketplace_calls_total', 'HTTP calls made to marketplaces'),
    methodTrials: countCalls(registry, 'ombor_method_trial_calls_total', 'HTTP calls that only try methods'),
    pushLatency: new Histogram({
      name: 'ombor_push_latency_seconds',
      help: 'From the change of a figure to the response of the marketplace',
      labelNames: ['marketplace'],
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60, 300],
      registers,
    }),
    alertMessages: new Counter({
      name: 'ombor_alert_messages_total',
      help: 'Calls to the Telegram Bot API by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    liveSubscribers: new Gauge({ name: 'ombor_live_subscribers', help: 'Open stockUpdated subscriptions', registers }),
  };
}

function countCalls(registry: Registry, name: string, help: string): Counter<'marketplace'> {
  return new Counter({ name, help, labelNames: ['marketplace'], registers: [registry] });
}

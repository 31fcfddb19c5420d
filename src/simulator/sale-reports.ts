import { chooseDelays, type Faults } from './faults.ts';
import type { SimulatedItem } from './simulated-item.ts';
import { type Delivery, deliver, newEventId, pause, type WebhookTarget } from './webhook-sender.ts';

/** A changed figure to report. `at`: the time by the marketplace's own clock. */
export interface StockReport {
  item: SimulatedItem;
  previousStock: number;
  change: number;
  reason: 'sold' | 'cancelled' | 'sync';
  at: Date;
}

/** Sends a marketplace's webhooks, twice, late or out of order if its faults say so. */
export class SaleReports {
  target: WebhookTarget | null = null;
  readonly #random: () => number;
  readonly #stopped: AbortSignal;

  constructor(random: () => number, stopped: AbortSignal) {
    this.#random = random;
    this.#stopped = stopped;
  }

  /** Delivers one report. Resolves when it was delivered or given up; null without a target. */
  async send(report: StockReport, faults: Faults): Promise<Delivery | null> {
    const { target } = this;
    if (!target) return null;
    const { item, previousStock, change, reason, at } = report;
    const event = {
      event: 'stock.updated' as const,
      event_id: newEventId(),
      marketplace_product_id: item.marketplaceProductId,
      sku: item.sku,
      previous_stock: previousStock,
      current_stock: item.stock,
      change,
      timestamp: at.toISOString(),
      reason,
    };
    const waitsMs = chooseDelays(faults, this.#random);
    const deliveries = waitsMs.map(async (waitMs) => {
      if (waitMs > 0) await pause(waitMs, this.#stopped);
      return deliver(target, event, this.#stopped);
    });
    return (await Promise.all(deliveries))[0] ?? null;
  }
}

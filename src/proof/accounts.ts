import { noFaults } from '../simulator/faults.ts';
import type { SimulatedMarketplace } from '../simulator/simulated-marketplace.ts';
import type { SimulatedConnection, Simulator } from '../simulator/simulator.ts';
import type { WebhookOptions } from '../simulator/webhook-sender.ts';

const kinds = ['uzum', 'wildberries', 'ozon', 'yandex_market', 'test'] as const;

const titles = {
  uzum: 'Uzum',
  wildberries: 'Wildberries',
  ozon: 'OZON',
  yandex_market: 'Yandex Market',
  test: 'Test Marketplace',
} as const;

/** An account at a simulated marketplace. */
export interface Account {
  code: string;
  title: string;
  kind: (typeof kinds)[number];
  /** Whether its marketplace fails. */
  isFailing: boolean;
  market: SimulatedMarketplace;
  connection: SimulatedConnection;
  /** Carries its webhooks; absent: the network does. */
  send?: WebhookOptions['send'];
}

/** Two accounts per marketplace: one where it fails, and a healthy one, which must not be affected. */
export function listAccounts(failing: Simulator, healthy: Simulator): Account[] {
  return [failing, healthy].flatMap((simulator) =>
    kinds.map((kind) => ({
      code: simulator === failing ? `${kind}_failing` : kind,
      title: titles[kind],
      kind,
      isFailing: simulator === failing,
      market: simulator.marketplaces[kind],
      connection: simulator.connections[kind],
    })),
  );
}

/** Makes a marketplace fail a share of all calls, and misbehave in the ways that are known of it. */
export function breakMarketplace({ kind, market }: Account, failRate: number): void {
  const ownFaults = {
    uzum: { ordersLateMs: 2_000 },
    wildberries: { ordersLateMs: 3_000 },
    ozon: { duplicateRate: 0.2, reorderMs: 2_000 },
    yandex_market: { duplicateRate: 0.2, applyLateMs: 5_000 },
    test: { duplicateRate: 0.2, reorderMs: 1_000, echo: true },
  } as const;
  market.faults = { ...noFaults(), failRate, ...ownFaults[kind] };
}

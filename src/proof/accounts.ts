import { noFaults } from '../simulator/faults.ts';
import type { SimulatedMarketplace } from '../simulator/simulated-marketplace.ts';
import type { SimulatedConnection, Simulator } from '../simulator/simulator.ts';

const places = ['uzum', 'wildberries', 'ozon', 'yandex_market', 'test'] as const;

const titles = {
  uzum: 'Uzum',
  wildberries: 'Wildberries',
  ozon: 'OZON',
  yandex_market: 'Yandex Market',
  test: 'Test Marketplace',
} as const;

/** An account at a simulated marketplace, and what it is to show. */
export interface Account {
  code: string;
  title: string;
  place: (typeof places)[number];
  /** Whether its marketplace fails. */
  isFailing: boolean;
  market: SimulatedMarketplace;
  connection: SimulatedConnection;
}

/** Each marketplace twice: an account where it fails, and a healthy one beside it, which must not notice. */
export function listAccounts(failing: Simulator, healthy: Simulator): Account[] {
  return [failing, healthy].flatMap((simulator) =>
    places.map((place) => ({
      code: simulator === failing ? `${place}_failing` : place,
      title: titles[place],
      place,
      isFailing: simulator === failing,
      market: simulator.marketplaces[place],
      connection: simulator.connections[place],
    })),
  );
}

/** Lets a marketplace fail a share of all calls, and do the other things that are said of it. */
export function breakMarketplace({ place, market }: Account, failRate: number): void {
  const ownWays = {
    uzum: { ordersLateMs: 2_000 },
    wildberries: { ordersLateMs: 3_000 },
    ozon: { duplicateRate: 0.2, reorderMs: 2_000 },
    yandex_market: { duplicateRate: 0.2, applyLateMs: 5_000 },
    test: { duplicateRate: 0.2, reorderMs: 1_000, echo: true },
  } as const;
  market.faults = { ...noFaults(), failRate, ...ownWays[place] };
}

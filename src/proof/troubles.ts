import type { Api } from '../demo/api.ts';
import { mutate } from '../demo/shop.ts';
import { noFaults } from '../simulator/faults.ts';
import { type Account, breakMarketplace } from './accounts.ts';

/** A part of the load, as shares of it. */
interface Phase {
  from: number;
  until: number;
}

/**
 * Every failing marketplace refuses every set for a minute, whatever is in it: one half of the time in its own form (Wildberries: 409
 * without data), the other with 400. Of a short load it takes a share.
 */
const refusal = { from: 0.05, ms: 60_000, maxShare: 0.5 };
/** One product makes every failing marketplace refuse each set that contains it, and no product is named. */
const spoiling: Phase = { from: 0.62, until: 0.7 };
/** One failing marketplace hangs completely. */
const hang = { from: 0.3, until: 0.6, kind: 'wildberries', requestMs: 20_000 } as const;

const isWithin = (share: number, { from, until }: Phase): boolean => share >= from && share < until;

/** What goes wrong at the failing accounts while there are sales. */
export class Troubles {
  readonly #accounts: Account[];
  readonly #spoiler: string;
  readonly #ownForm: Phase;
  readonly #by400: Phase;
  #repairs: Promise<unknown> | undefined;

  /** Begins at once: a share of all calls fails until the end. `spoiler`: the product that makes marketplaces refuse whole sets. */
  constructor(accounts: Account[], spoiler: string, { loadMs, failRate }: { loadMs: number; failRate: number }) {
    const half = Math.min(refusal.maxShare, refusal.ms / loadMs) / 2;
    this.#ownForm = { from: refusal.from, until: refusal.from + half };
    this.#by400 = { from: refusal.from + half, until: refusal.from + 2 * half };
    this.#accounts = accounts.filter(({ isFailing }) => isFailing);
    this.#spoiler = spoiler;
    for (const account of this.#accounts) breakMarketplace(account, failRate);
  }

  /** Sets what is wrong at this moment, as a share of the load. `api`: of Ombor, where the seller corrects what can be corrected. */
  set(share: number, api: Api | null): void {
    const isSpoiled = isWithin(share, spoiling);
    for (const { kind, market } of this.#accounts) {
      if (kind === hang.kind) market.faults.hangMs = isWithin(share, hang) ? hang.requestMs : 0;
      market.faults.refusesPlainly = isWithin(share, this.#by400);
      market.faults.refusesSets = isWithin(share, this.#ownForm) || market.faults.refusesPlainly;
      const item = market.findItem(this.#spoiler);
      if (item) item.state = isSpoiled ? 'spoils' : 'ok';
    }
    if (share >= spoiling.until && api) this.#repairs ??= this.#repair(api);
  }

  /** Ends everything, and waits until the seller has corrected what was refused. */
  async end(api: Api | null): Promise<void> {
    for (const { market } of this.#accounts) market.faults = noFaults();
    this.set(1, api);
    await this.#repairs;
  }

  /** The seller has corrected the product there, and saves its listing again: it is sent once more. */
  #repair(api: Api): Promise<unknown> {
    const save = ({ code }: Account) =>
      mutate(api, 'updateMarketplaceProduct', { marketplace: code, marketplaceSku: this.#spoiler, price: '100000' });
    return Promise.all(this.#accounts.map(save));
  }
}

/** How many sets an account refused as a whole, without a name. */
export const countRefused = ({ market }: Account): number =>
  market.calls.filter(({ kind, status }) => kind === 'set' && (status === 400 || status === 409)).length;

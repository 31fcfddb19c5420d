import type { StockState } from '../../db/live/live-stock.ts';
import { isNewer, isSame } from './subscriber.ts';

/** What the process knows of the stock of each product. */
export class KnownStates {
  readonly #delivered = new Map<number, StockState>();
  /** One object per state, so that what is made of it (its JSON) is made once. */
  readonly #shared = new Map<number, StockState>();

  /** The newest state of each product that was delivered to all its subscribers. */
  get delivered(): ReadonlyMap<number, StockState> {
    return this.#delivered;
  }

  /** The object that stands for this state everywhere. */
  share(state: StockState): StockState {
    const known = this.#shared.get(state.productId);
    if (known && isSame(known, state)) return known;
    if (!known || known.revision <= state.revision) this.#shared.set(state.productId, state);
    return state;
  }

  /** Returns the states that are newer than the delivered ones, shared. From now on they count as delivered. */
  takeNewer(states: readonly StockState[]): StockState[] {
    return states
      .map((state) => this.share(state))
      .filter((state) => {
        const known = this.#delivered.get(state.productId);
        if (known && !isNewer(state, known)) return false;
        this.#delivered.set(state.productId, state);
        return true;
      });
  }

  clear(): void {
    this.#delivered.clear();
    this.#shared.clear();
  }
}

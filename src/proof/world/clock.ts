import type { Sql } from '../../db/client.ts';
import { moveClock } from '../../db/model-database.ts';

/** The clock of a model run: that of this process and that of its database are moved together. */
export interface ModelClock {
  /** Moves both clocks forward. */
  pass(ms: number): Promise<void>;
  /** Sets both clocks to a moment. */
  set(at: Date): Promise<void>;
  /** Gives this process its own clock back. */
  stop(): void;
}

/** Replaces this thread's clock by one that can be moved, together with that of the model's database. */
export async function startModelClock(sql: Sql): Promise<ModelClock> {
  const RealDate = Date;
  let shiftMs = 0;
  const now = () => RealDate.now() + shiftMs;
  class ModelDate extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      super(...((given.length === 0 ? [now()] : given) as [number]));
    }
    static override now(): number {
      return now();
    }
  }
  globalThis.Date = ModelDate as DateConstructor;
  return {
    async pass(ms) {
      shiftMs += ms;
      await moveClock(sql, shiftMs);
    },
    async set(at) {
      shiftMs = at.getTime() - RealDate.now();
      await moveClock(sql, shiftMs);
    },
    stop() {
      globalThis.Date = RealDate;
    },
  };
}

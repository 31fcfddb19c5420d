import { describeCommand, type History, inventHistory, type Kind } from '../world/commands.ts';
import type { Model, Outcome } from './history.ts';
import { shrink } from './shrink.ts';

const maxPlaysToShrink = 40;

/** A history that ended wrong, in plain words. */
export interface Failure {
  seed: number;
  /** What happened, in order; shortened as far as it still ends wrong. */
  commands: string[];
  differences: string[];
  alerts: string[];
}

/** One history and how it ended. */
export interface Examined {
  seed: number;
  /** The kinds of its commands. */
  kinds: Kind[];
  sold: number;
  invisible: number;
  covered: number;
  /** The kinds of those that changed something. */
  effects: Kind[];
  /** Whether it ended with a difference that an open alert names. */
  alerted: boolean;
  failure: Failure | null;
}

/** Plays the history of a seed. `shortens`: one that ends wrong is played again and again until it is short. */
export async function examine(
  model: Model,
  seed: number,
  allowed: readonly Kind[],
  shortens: boolean,
): Promise<Examined> {
  const history = inventHistory(seed, allowed);
  const outcome = await attempt(model, history);
  const { sold, invisible, covered, effects, alerted } = outcome;
  const found = { seed, kinds: history.commands.map(({ kind }) => kind), sold, invisible, covered, effects, alerted };
  if (outcome.differences.length === 0) return { ...found, failure: null };
  const fails = async (candidate: History) => (await attempt(model, candidate)).differences.length > 0;
  const short = shortens ? await shrink(history, fails, maxPlaysToShrink) : history;
  const again = await attempt(model, short);
  const { differences, alerts } = again.differences.length > 0 ? again : outcome;
  const commands = short.commands.map((command) => describeCommand(command, short.withLists));
  return { ...found, failure: { seed, commands, differences, alerts } };
}

/** What breaks a history is a fault of it, not of the run. */
async function attempt(model: Model, history: History): Promise<Outcome> {
  try {
    return await model.play(history);
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const nothing = { alerts: [], alerted: false, sold: 0, invisible: 0, covered: 0, effects: [] };
    return { ...nothing, differences: [`it broke off: ${problem}`] };
  }
}

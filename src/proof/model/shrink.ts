import type { Command, History } from '../world/commands.ts';

/** Ways to make a command simpler, tried one after another. */
const simpler: ((command: Command) => Command)[] = [
  (command) => ({ ...command, items: 1 }),
  (command) => ({ ...command, afterMs: 5_000 }),
  (command) => ({ ...command, works: true }),
  (command) => ({ ...command, pick: 0 }),
];

/**
 * The shortest history with the same kind of fault that is found within `maxPlays` plays: commands are left out, many at once first,
 * then made simpler. `fails` plays a history.
 */
export async function shrink(
  history: History,
  fails: (history: History) => Promise<boolean>,
  maxPlays: number,
): Promise<History> {
  let best = history;
  let plays = 0;
  const attempt = async (commands: Command[]): Promise<boolean> => {
    if (plays >= maxPlays) return false;
    plays += 1;
    const candidate = { ...history, commands };
    if (!(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let size = Math.ceil(best.commands.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    let at = 0;
    while (at < best.commands.length) {
      if (!(await attempt(best.commands.toSpliced(at, size)))) at += size;
    }
  }
  for (let at = 0; at < best.commands.length; at += 1) {
    for (const simplify of simpler) {
      const command = best.commands[at];
      if (!command) break;
      const next = simplify(command);
      if (JSON.stringify(next) !== JSON.stringify(command)) await attempt(best.commands.with(at, next));
    }
  }
  return best;
}

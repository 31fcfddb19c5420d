import { messageOf } from '../../errors.ts';
import type { Machine } from './machine.ts';

const lastLines = '4';

/**
 * Runs a command that may start units of systemd. Where one fails, systemctl only says that it did: the error has the last words of the
 * unit instead.
 */
export async function runUnits(machine: Machine, [program = '', ...words]: readonly string[]): Promise<void> {
  try {
    await machine.run(program, ...words);
  } catch (error) {
    const said = await readJournal(machine, words);
    throw said === '' ? error : new Error(`${messageOf(error).split('. See ')[0]}.\n${said}`, { cause: error });
  }
}

async function readJournal(machine: Machine, words: readonly string[]): Promise<string> {
  const unit = words.find((word) => /\.(?:service|timer)$/.test(word));
  if (unit === undefined) return '';
  // The lines of the unit's own program: those of systemd say that it failed.
  const asked = ['-u', unit, '-n', lastLines, '-o', 'cat', '--no-pager', `_SYSTEMD_UNIT=${unit}`];
  const text = await machine.run('journalctl', ...asked).catch(() => '');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => `  ${unit} says: ${line}`).join('\n');
}

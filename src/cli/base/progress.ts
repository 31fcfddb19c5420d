import ora from 'ora';
import { toPrintable } from '../../printable.ts';

/** Shows on standard error what a command is doing: a spinner on a terminal, one plain line per step elsewhere. */
export interface Progress {
  step(text: string): void;
  /** The last step succeeded. */
  done(): void;
  /** The last step failed. */
  fail(): void;
}

/** A progress display; nothing is shown before its first step. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  // A new pseudo-terminal reports 0 columns: ora would then erase infinitely many lines.
  if (!stream.isTTY || stream.columns === 0) {
    return { step: (text) => void stream.write(`${toPrintable(text)}\n`), done: () => {}, fail: () => {} };
  }
  const spinner = ora({ stream });
  const finish = (end: 'succeed' | 'fail') => {
    if (spinner.isSpinning) spinner[end]();
  };
  return {
    step(text) {
      finish('succeed');
      spinner.start(toPrintable(text));
    },
    done: () => finish('succeed'),
    fail: () => finish('fail'),
  };
}

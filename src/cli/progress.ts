import ora from 'ora';

/** Shows on standard error what a command is busy with: moving on a terminal, one plain line a step elsewhere. */
export interface Progress {
  step(text: string): void;
  /** The last step is done. */
  done(): void;
  /** The last step went wrong. */
  fail(): void;
}

/** A progress display; nothing is shown before its first step. */
export function createProgress(): Progress {
  if (!process.stderr.isTTY) {
    return { step: (text) => void process.stderr.write(`${text}\n`), done: () => {}, fail: () => {} };
  }
  const spinner = ora({ stream: process.stderr });
  const finish = (end: 'succeed' | 'fail') => {
    if (spinner.isSpinning) spinner[end]();
  };
  return {
    step(text) {
      finish('succeed');
      spinner.start(text);
    },
    done: () => finish('succeed'),
    fail: () => finish('fail'),
  };
}

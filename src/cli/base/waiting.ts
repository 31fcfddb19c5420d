import type { Progress } from './progress.ts';

const defaultNoticeMs = 10_000;

/** Says what a command waits for, when nothing has come for a while. */
export interface Waiting {
  /** Something came: `text` is the new step. */
  came(text: string): void;
  /** Why nothing comes, as far as it is known. */
  because(reason: string): void;
  /** It is over, one way or the other. */
  end(): void;
}

/** Watches a command that waits for `whom`. Every ten seconds without anything new it says so, with the last reason. */
export function createWaiting(progress: Progress, whom: string, noticeMs = defaultNoticeMs): Waiting {
  let since = Date.now();
  let reason = 'no answer yet';
  const notify = (): void => {
    const seconds = Math.round((Date.now() - since) / 1_000);
    progress.step(`Waiting for ${whom} for ${seconds} s: ${reason}`);
  };
  let timer = setInterval(notify, noticeMs);
  return {
    came(text) {
      since = Date.now();
      reason = 'no answer yet';
      clearInterval(timer);
      timer = setInterval(notify, noticeMs);
      progress.step(text);
    },
    because(next) {
      reason = next;
    },
    end: () => clearInterval(timer),
  };
}

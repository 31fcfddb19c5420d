/** One thing that is done to put Ombor up. It can be repeated: what is done already is left as it is. */
export interface Step {
  title: string;
  /** What it writes or runs, line by line, without secrets. */
  shows: string[];
  /** What it needs beside a place for files. */
  needs: 'files' | 'machine' | 'systemd';
  /** Whether nothing is left to do; absent: it is done each time. */
  isDone?(): Promise<boolean>;
  run(): Promise<void>;
}

/** What became of a step. */
export type StepResult =
  | 'done'
  | 'was so already'
  | 'left out: --root writes files only'
  | 'left out: systemd does not run here';

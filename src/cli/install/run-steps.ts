import { messageOf } from '../../errors.ts';
import type { Machine } from './machine.ts';
import type { Step, StepResult } from './step.ts';

/** The steps as people read them; `whole`: with all that is written. */
export function describeSteps(steps: readonly Step[], whole: boolean): string {
  return steps
    .flatMap(({ title, shows }, index) => [
      `${String(index + 1).padStart(3)}. ${title}`,
      ...(whole ? shows : shows.slice(0, 1)).map((line) => `       ${line}`.trimEnd()),
    ])
    .join('\n');
}

/** Runs the steps in their order. Throws an Error for the operator that names the one that failed and says how to go on. */
export async function runSteps(
  machine: Machine,
  steps: readonly Step[],
  report: (line: string) => void,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const place = `${index + 1}/${steps.length} ${step.title}`;
    try {
      report(`${place}: ${await runStep(machine, step)}`);
    } catch (error) {
      throw new Error(
        `Step ${place} failed: ${messageOf(error)}\nNothing after it was done. Correct it and run the same command again: what is done is not repeated.`,
        { cause: error },
      );
    }
  }
}

async function runStep(machine: Machine, step: Step): Promise<StepResult> {
  if (step.needs !== 'files' && !machine.isReal) return 'left out: --root writes files only';
  if (step.needs === 'systemd' && !machine.hasSystemd) return 'left out: systemd does not run here';
  if (await step.isDone?.()) return 'was so already';
  await step.run();
  return 'done';
}

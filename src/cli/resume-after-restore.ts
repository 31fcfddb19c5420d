import { createCommand } from './base/command.ts';

/** `ombor resume-after-restore` */
export const command = createCommand('resume-after-restore', {
  description:
    'Says that this database is the one to work with after a restore: marketplaces are called again, every figure is sent again, live subscribers read everything again',
  examples: ['resume-after-restore'],
}).action(async () => {
  const { resume } = await import('./actions/resume-after-restore.ts');
  await resume();
});

import { createCommand } from './base/command.ts';

/** `ombor restore FOLDER` */
export const command = createCommand('restore', {
  description:
    'Puts a backup of `ombor backup` in the place of the embedded database, moves the present one aside, and checks the books',
  examples: ['restore /mnt/backups/2027-01-31'],
  exitCodes: '0 restored, and the books balance; 1 not restored, or they do not',
  note: 'Stop Ombor first. No marketplace is called until `resume-after-restore`.',
})
  .argument('<folder>', 'a folder that `ombor backup` wrote')
  .action(async (folder: string) => {
    const { restoreDatabase } = await import('./actions/restore.ts');
    await restoreDatabase(folder);
  });

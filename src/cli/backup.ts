import { createCommand } from './base/command.ts';

/** `ombor backup FOLDER` */
export const command = createCommand('backup', {
  description:
    'Copies the embedded database into a new folder while Ombor runs; for a server of your own use its tools',
  examples: ['backup /mnt/backups/2027-01-31'],
  note: 'The folder contains the encryption key: whoever has it can read your marketplace credentials.',
})
  .argument('<folder>', 'a folder that does not exist')
  .action(async (folder: string) => {
    const { backUpDatabase } = await import('./actions/backup.ts');
    await backUpDatabase(folder);
  });

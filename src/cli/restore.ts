import { createCommand } from './base/command.ts';

interface Options {
  sealed?: true;
  passphraseFile?: string;
}

/** `ombor restore BACKUP` */
export const command = createCommand('restore', {
  description:
    'Puts a backup of `ombor backup` in the place of the embedded database, moves the present one aside, and checks the books',
  examples: ['restore /mnt/backups/2027-01-31', 'restore --sealed ombor-2027-01-31T02-30-00Z.sealed'],
  exitCodes: '0 restored, and the books balance; 1 not restored, or they do not',
  note: 'Stop Ombor first. No marketplace is called until `resume-after-restore`. A sealed file has no encryption key: set OMBOR_ENCRYPTION_KEY to the one that you put away.',
})
  .argument('<backup>', 'a folder that `ombor backup` wrote, or with --sealed a file')
  .option('--sealed', 'it is a file of `backup --seal` or of a night')
  .option('--passphrase-file <file>', 'a file with the passphrase; otherwise BACKUP_PASSPHRASE')
  .action(async (backup: string, { sealed, passphraseFile }: Options) => {
    const { restoreDatabase, restoreSealed } = await import('./actions/restore.ts');
    await (sealed ? restoreSealed(backup, passphraseFile) : restoreDatabase(backup));
  });

import { createCommand } from './base/command.ts';

interface Options {
  seal?: true;
  nightly?: true;
  passphraseFile?: string;
}

/** `ombor backup [TARGET]` */
export const command = createCommand('backup', {
  description:
    'Copies the embedded database while Ombor runs, into a new folder or sealed into one file; for a server of your own use its tools',
  examples: ['backup /mnt/backups/2027-01-31', 'backup --seal /mnt/backups/2027-01-31.sealed', 'backup --nightly'],
  exitCodes: '0 made (--nightly: and tested, and every place of BACKUP_TO has it); 1 not, with the reason',
  note: 'A folder contains the encryption key: whoever has it can read your marketplace credentials. A sealed file does not: keep the key apart from it, and the passphrase too.',
})
  .argument('[target]', 'a folder, or with --seal a file, that does not exist')
  .option('--seal', 'encrypt the copy with a passphrase, into one file without the encryption key')
  .option('--nightly', 'seal it, test it by restoring it, and send it to the places of BACKUP_TO')
  .option('--passphrase-file <file>', 'a file with the passphrase; otherwise BACKUP_PASSPHRASE')
  .action(async (target: string | undefined, { seal, nightly, passphraseFile }: Options) => {
    if (nightly && (target !== undefined || seal)) throw new Error('--nightly takes its places from BACKUP_TO alone.');
    if (!nightly && target === undefined) throw new Error('Name a folder or, with --seal, a file that does not exist.');
    const { backUpDatabase, backUpSealed, backUpTonight } = await import('./actions/backup.ts');
    if (target === undefined) await backUpTonight();
    else if (seal) await backUpSealed(target, passphraseFile);
    else await backUpDatabase(target);
  });

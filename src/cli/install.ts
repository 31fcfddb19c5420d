import { Option } from 'commander';
import { createCommand } from './base/command.ts';
import { domainName, type InstallOptions, rootFolder, setting } from './install/options.ts';

/** `ombor install` */
export const command = createCommand('install', {
  description:
    'Puts Ombor up on this Debian or Ubuntu: service, HTTPS, nightly tested backups; prints what to put away, and a link that signs you in. May be repeated',
  examples: [
    'install --domain shop.example --backup-to telegram:123456789 --set TELEGRAM_BOT_TOKEN=123:abc',
    'install --domain shop.example --dry-run',
  ],
  exitCodes: '0 it runs; 1 a step failed: it is named, with the reason and how to go on',
  note: 'Run it as root, from /opt/ombor. It installs Caddy, makes the account `ombor`, and writes below /etc/ombor, /etc/systemd/system, /etc/caddy and /var/lib/ombor.',
})
  .requiredOption('--domain <name>', 'the name under which others reach it; it must lead to this machine', domainName)
  .addOption(
    new Option(
      '--tls <how>',
      'auto: a certificate of Let’s Encrypt; internal: one of Caddy itself, which no browser knows',
    )
      .choices(['auto', 'internal'] satisfies InstallOptions['tls'][])
      .default('auto'),
  )
  .option('--backup-to <places>', 'as BACKUP_TO: folders, s3://bucket/folder, telegram:chat-id')
  .option('--set <NAME=VALUE>', 'another setting of docs/configuration.md; may be repeated', setting)
  .option('--dry-run', 'print everything that would be written and run, and do nothing')
  .option('--root <folder>', 'write the files below this folder, and run nothing', rootFolder)
  .action(async (options: InstallOptions) => {
    const { install } = await import('./actions/install.ts');
    await install(options);
  });

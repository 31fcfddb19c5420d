import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { linkMinutes } from '../../db/sessions/sign-in-links.ts';
import { parseEnv } from '../../env.ts';
import { print, printLine } from '../base/print.ts';
import { checkBackupFolders, checkMachine } from '../install/check-machine.ts';
import { createMachine, type Machine } from '../install/machine.ts';
import type { InstallOptions } from '../install/options.ts';
import { describeSteps, runSteps } from '../install/run-steps.ts';
import { type MadeSettings, makeSettings, settingsPath } from '../install/settings-file.ts';
import { listSteps, stateFolder, usualBackups } from '../install/steps.ts';

const code = path.join(import.meta.dirname, '../../..');
const databaseDir = `${stateFolder}/postgres`;

/** Puts Ombor up on this machine, or writes its files below a folder. Throws an Error that names the step that failed. */
export async function install(options: InstallOptions): Promise<void> {
  const machine = await createMachine(options.root);
  if (machine.isReal && options.dryRun !== true) await checkMachine(code);
  const settings = await findSettings(machine, options);
  const { backups } = parseEnv(Object.fromEntries(settings.values));
  if (machine.isReal && options.dryRun !== true) await checkBackupFolders(backups?.places ?? [], usualBackups);
  let [wereWritten, link]: [boolean, string | undefined] = [false, undefined];
  const onSettings = () => (wereWritten = true);
  const steps = await listSteps({ machine, options, settings, code, onSettings, onLink: (made) => (link = made) });
  printLine(`To put Ombor up for https://${options.domain}:`);
  print(`${describeSteps(steps, options.dryRun === true)}\n`);
  if (options.dryRun === true) return;
  printLine('');
  try {
    await runSteps(machine, steps, printLine);
  } finally {
    // Also when a later step failed: the next run finds them written, and says nothing of them.
    if (wereWritten) printMade(settings);
  }
  printEnd(machine, options, settings, link);
}

async function findSettings(machine: Machine, { domain, backupTo, set }: InstallOptions): Promise<MadeSettings> {
  const given = new Map([
    ['PUBLIC_URL', `https://${domain}`],
    ...(backupTo === undefined ? [] : [['BACKUP_TO', backupTo] as const]),
    ...(set ?? []),
  ]);
  const usual = new Map([
    ['HOST', '127.0.0.1'],
    ['PORT', '4000'],
    ['DATABASE_DIR', databaseDir],
    ['TRUSTED_PROXIES', '127.0.0.1,::1'],
    ['ALLOW_PRIVATE_NETWORKS', 'false'],
    ['BACKUP_TO', usualBackups],
  ]);
  return makeSettings(await machine.read(settingsPath), given, usual, await findOwnKey(machine));
}

/** The key of an embedded database that was there before: what is stored in it is encrypted with that one. */
async function findOwnKey(machine: Machine): Promise<Buffer | undefined> {
  if (!machine.isReal) return undefined;
  const text = await readFile(`${databaseDir}/encryption-key`, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Buffer.from(text.trim(), 'hex');
}

const onPaper: Readonly<Record<string, string>> = {
  OMBOR_ENCRYPTION_KEY: 'without it, credentials of marketplaces and webhook secrets in a backup cannot be read',
  BACKUP_PASSPHRASE: 'without it, no backup can be opened',
};

function printMade({ made, values }: MadeSettings): void {
  const names = made.filter((name) => onPaper[name] !== undefined);
  if (names.length === 0) return;
  printLine('\nPut these away on paper, apart from the backups. They are shown once:');
  for (const name of names) printLine(`  ${name}=${values.get(name)}\n    ${onPaper[name]}`);
}

function printEnd(machine: Machine, { domain }: InstallOptions, { values }: MadeSettings, link: string | undefined) {
  const places = values.get('BACKUP_TO') ?? '';
  if (!/(?:s3|telegram):/.test(places))
    printLine(
      `\nBackups stay on this machine (${places}): with its disk both are lost. Name another place: --backup-to.`,
    );
  if (!machine.isReal) return;
  if (!machine.hasSystemd)
    printLine('\nsystemd does not run here, so nothing was started. Where it runs, run the same command again.');
  if (link !== undefined)
    printLine(`\nSign in at https://${domain} (this link works once, within ${linkMinutes} minutes):\n  ${link}`);
}

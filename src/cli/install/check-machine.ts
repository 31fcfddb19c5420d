import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupPlace } from '../../backups/settings.ts';

/** Throws an Error for the operator where Ombor cannot be put up: another system, not root, or the code where its account cannot read it. */
export async function checkMachine(code: string): Promise<void> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (!/^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(release)) {
    throw new Error(
      'This works on Debian and Ubuntu. Elsewhere take the files of ops/ by hand: docs/operations.md#by-hand.',
    );
  }
  if (process.getuid?.() !== 0) throw new Error('Run it as root, for example with sudo.');
  await checkCode(code);
}

async function checkCode(code: string): Promise<void> {
  const place = await realpath(code);
  const move = `Move Ombor to /opt/ombor (now ${place}), and run it there.`;
  // The service does not see the homes of people.
  if (/^\/(?:home|root|run\/user)(?:\/|$)/.test(place)) throw new Error(`The service cannot read this folder. ${move}`);
  for (let folder = place; folder !== '/'; folder = path.dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & 0o005) !== 0o005)
      throw new Error(`The service cannot read ${folder}: others may not enter it. ${move}`);
  }
  const node = path.join(place, 'node_modules/node/bin/node');
  const found = await stat(node).catch(() => undefined);
  if (!found) throw new Error(`${node} is missing: run \`npm ci\` in ${place} first.`);
}

/** Throws an Error for the operator where a folder for backups is missing, `made` apart: that of a disk must be mounted before. */
export async function checkBackupFolders(places: readonly BackupPlace[], made: string): Promise<void> {
  for (const place of places) {
    if (place.kind !== 'folder' || place.folder === made) continue;
    const found = await stat(place.folder).catch(() => undefined);
    if (!found?.isDirectory()) {
      const todo =
        'Mount its disk, or make it and let the account `ombor` write into it; then run the same command again.';
      throw new Error(`The folder ${place.folder} for backups does not exist. ${todo}`);
    }
  }
}

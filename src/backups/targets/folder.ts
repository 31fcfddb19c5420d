import { copyFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { listSurplus } from '../names.ts';
import type { BackupTarget } from '../settings.ts';

/** A folder of this machine, or one that is mounted. It is not created: where a disk is not mounted, nothing may be written in its place. */
export function createFolder(folder: string, keep: number): BackupTarget {
  return {
    name: folder,
    async put(file, name) {
      const found = await stat(folder).catch(() => undefined);
      if (!found?.isDirectory())
        throw new Error(`The folder ${folder} of BACKUP_TO does not exist. Is its disk mounted?`);
      const part = path.join(folder, `${name}.part`);
      try {
        await copyFile(file, part);
        await rename(part, path.join(folder, name));
      } finally {
        await rm(part, { force: true });
      }
      for (const old of listSurplus(await readdir(folder), keep)) await rm(path.join(folder, old), { force: true });
    },
  };
}

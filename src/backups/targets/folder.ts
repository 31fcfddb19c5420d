import { copyFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { hasCode } from '../../db/postgres/directory-owner.ts';
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
      } catch (error) {
        throw explain(error, folder);
      } finally {
        await rm(part, { force: true }).catch(() => {});
      }
      for (const old of listSurplus(await readdir(folder), keep)) await rm(path.join(folder, old), { force: true });
    },
  };
}

function explain(error: unknown, folder: string): unknown {
  if (!hasCode(error, 'EACCES') && !hasCode(error, 'EPERM') && !hasCode(error, 'EROFS')) return error;
  const account = userInfo().username;
  return new Error(
    `The account ${account} may not write into ${folder} of BACKUP_TO. As root: chown ${account} ${folder}`,
    {
      cause: error,
    },
  );
}

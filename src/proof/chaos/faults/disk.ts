import { execFile } from 'node:child_process';
import { chmod, mkdir, open, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { messageOf } from '../../../errors.ts';
import type { Fault } from '../fault.ts';

const run = promisify(execFile);
const sizeMb = 400;
/** The last part is written as far as there is room. */
const partBytes = 4 * 1_024 * 1_024;

/** Mounts a disk of fixed size. Returns how to remove it. */
async function mountDisk(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true });
  await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m,mode=0755`, 'tmpfs', directory]);
  await chmod(directory, 0o755);
  return async () => {
    await run('umount', [directory]);
    await rm(directory, { recursive: true, force: true });
  };
}

/** Writes until the disk has no room. Returns how to give the room back. */
async function fillDisk(directory: string): Promise<() => Promise<void>> {
  const ballast = path.join(directory, 'ballast');
  const file = await open(ballast, 'a');
  try {
    for (;;) await file.write(Buffer.alloc(partBytes, 1));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    await file.close();
  }
  return () => rm(ballast, { force: true });
}

let disk = '';

/** PostgreSQL on a disk of fixed size, which is full for a while. */
export const diskFull: Fault = {
  name: 'disk',
  about: `PostgreSQL's disk of ${sizeMb} MB is full`,
  together: false,
  async findObstacle() {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux can mount a small disk';
    const probe = '/tmp/ombor-chaos-disk-probe';
    try {
      await (await mountDisk(probe))();
      return null;
    } catch (error) {
      return `a small disk cannot be mounted here (${messageOf(error).trim().split('\n')[0]})`;
    }
  },
  async prepare(directory) {
    disk = path.join(directory, 'small-disk');
    const unmount = await mountDisk(disk);
    return { databaseDirectory: path.join(disk, 'postgres'), undo: unmount };
  },
  async inject(scene, { holdMs }) {
    const free = await fillDisk(disk);
    scene.note('disk full');
    const until = performance.now() + holdMs;
    // Each write that PostgreSQL had buffered frees nothing: it stays full, and whoever runs the server starts it again.
    while (performance.now() < until) {
      await sleep(500);
      if (await scene.postgres.isRunning()) continue;
      scene.note('PostgreSQL ended itself');
      break;
    }
    await sleep(Math.max(0, until - performance.now()));
    await free();
    const { bavail, bsize } = await statfs(disk);
    if (bavail * bsize === 0) throw new Error('the disk could not be emptied');
    await scene.postgres.ensureStarted();
  },
};

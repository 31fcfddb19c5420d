import { statfsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const memoryDisk = '/dev/shm';
const roomyBytes = 4 * 2 ** 30;

/** Where databases of tests are kept: in memory where there is much room (a new database is some 900 files), on the disk elsewhere. */
export const quickDirectory = isRoomy(memoryDisk) ? memoryDisk : tmpdir();

function isRoomy(directory: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize > roomyBytes;
  } catch {
    return false;
  }
}

/** An empty directory that the account of PostgreSQL can pass through, and how to be rid of it. */
export async function createTestDirectory(): Promise<{ directory: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(path.join(quickDirectory, 'ombor-test-'));
  await chmod(directory, 0o755);
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

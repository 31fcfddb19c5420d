import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { claimDirectory, isClaimed } from '../../../src/db/postgres/directory-owner.ts';
import { createTestDirectory } from '../../support/directory.ts';

let directory: string;
let remove: () => Promise<void>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  ({ directory, remove } = await createTestDirectory());
});
beforeEach(() => rm(path.join(directory, 'owner.json'), { force: true }));
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await remove();
});

/** A process that waits, under this name. */
async function start(name: string): Promise<{ pid: number; ticks: string }> {
  const wait = 'process.stdout.write("up"); setInterval(() => {}, 60_000)';
  const child = spawn(process.execPath, ['-e', wait, name], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  if (child.stdout) await once(child.stdout, 'data');
  const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8');
  return { pid: child.pid ?? 0, ticks: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '' };
}

const own = (pid: number, startedAt: string) =>
  writeFile(path.join(directory, 'owner.json'), JSON.stringify({ pid, startedAt }));

test('a service that sees another boot id than a command beside it keeps its directory', async () => {
  const { pid, ticks } = await start('src/main.ts');
  await own(pid, `the boot id of the container:${ticks}`);
  expect(isClaimed(directory)).toBe(true);
  expect(() => claimDirectory(directory)).toThrow(`is used by another Ombor, process ${pid}. Stop that one first.`);
});

test('a process of another program that has the pid and the ticks of the owner since a reboot holds nothing', async () => {
  const { pid, ticks } = await start('another program');
  await own(pid, `an earlier boot:${ticks}`);
  expect(isClaimed(directory)).toBe(false);
  claimDirectory(directory)();
});

test('a later process with the pid of the owner holds nothing', async () => {
  const { pid, ticks } = await start('src/main.ts');
  const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
  await own(pid, `${boot}:${Number(ticks) - 1}`);
  expect(isClaimed(directory)).toBe(false);
  await own(pid, `${boot}:${ticks}`);
  expect(isClaimed(directory)).toBe(true);
});

test('what was claimed is free again when it was released, and when its process has ended', async () => {
  const release = claimDirectory(directory);
  expect(isClaimed(directory)).toBe(true);
  release();
  expect(isClaimed(directory)).toBe(false);
  const { pid, ticks } = await start('src/main.ts');
  await own(pid, `a boot:${ticks}`);
  const child = children.at(-1);
  child?.kill('SIGKILL');
  if (child) await once(child, 'exit');
  expect(isClaimed(directory)).toBe(false);
});

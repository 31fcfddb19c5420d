import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Owner {
  pid: number;
  /** The boot and the start of that process in ticks since then, from /proc; null without /proc. A later process may have its pid. */
  startedAt: string | null;
}

/**
 * Makes this process the only user of a directory until the returned function is called or the process ends.
 * Throws an Error that names the other process when a running one uses the directory.
 */
export function claimDirectory(directory: string): () => void {
  const file = path.join(directory, 'owner.json');
  const ours = JSON.stringify({ pid: process.pid, startedAt: findStartedAt(process.pid) } satisfies Owner);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, ours);
  try {
    // A link appears together with its content, so no process can read half a file.
    while (!tryLink(draft, file)) removeIfAbandoned(file, directory);
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (tryRead(file) === ours) rmSync(file, { force: true });
  };
}

/** Whether a running process has claimed the directory. */
export function isClaimed(directory: string): boolean {
  const text = tryRead(path.join(directory, 'owner.json'));
  return text !== undefined && findLivingOwner(text) !== undefined;
}

/** Whether a process with this id exists, of whatever user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Whether an error of Node has this code, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function removeIfAbandoned(file: string, directory: string): void {
  const text = tryRead(file);
  if (text === undefined) return;
  const owner = findLivingOwner(text);
  if (owner) {
    throw new Error(
      `The database directory ${directory} is used by another Ombor, process ${owner.pid}. Stop that one first.`,
    );
  }
  const aside = `${file}.abandoned.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  // Between reading and renaming, another process may have claimed the directory: then we renamed its claim, and restore it.
  if (tryRead(aside) !== text) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function findLivingOwner(text: string): Owner | undefined {
  const match = /^\{"pid":(\d+),"startedAt":(?:null|"([^"]*)")\}$/.exec(text);
  if (!match) return undefined;
  const owner = { pid: Number(match[1]), startedAt: match[2] ?? null };
  return isAlive(owner.pid) && isSameProcess(owner) ? owner : undefined;
}

/**
 * Whether the process that has the owner's pid is the owner. When in doubt it is: another user of a directory would end its database.
 * A service of systemd may see another /proc than a command beside it: not the processes of other accounts (ProtectProc), and in a
 * container another boot id, because the container's is mounted over the kernel's.
 */
function isSameProcess({ pid, startedAt }: Owner): boolean {
  const now = readProcess(pid);
  if (startedAt === null || now === undefined) return true;
  if (now.isZombie) return false;
  const [boot, ticks] = startedAt.split(':');
  if (ticks !== now.ticks) return false;
  return boot === readBootId() || looksLikeOmbor(pid);
}

function looksLikeOmbor(pid: number): boolean {
  const words = tryRead(`/proc/${pid}/cmdline`);
  return words === undefined || /main\.ts|ombor/.test(words);
}

function findStartedAt(pid: number): string | null {
  const [found, bootId] = [readProcess(pid), readBootId()];
  return found && bootId !== undefined && !found.isZombie ? `${bootId}:${found.ticks}` : null;
}

/** undefined: there is no such process, or it is hidden from this one. */
function readProcess(pid: number): { isZombie: boolean; ticks: string | undefined } | undefined {
  const stat = tryRead(`/proc/${pid}/stat`);
  // The command name in parentheses may contain spaces. After it come the state (Z: zombie) and, 19 fields later, the start time.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && { isZombie: fields[0] === 'Z', ticks: fields[19] };
}

const readBootId = (): string | undefined => tryRead('/proc/sys/kernel/random/boot_id')?.trim();

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function tryRead(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Owner {
  pid: number;
  /** When that process started, as the kernel counts it; null where there is no /proc. Tells a process from a later one with the same pid. */
  startedAt: string | null;
}

/**
 * Makes this process the only user of a directory until the returned function is called (or the process is gone).
 * Throws an Error that names the other process when a living one has it.
 */
export function claimDirectory(directory: string): () => void {
  const file = path.join(directory, 'owner.json');
  const ours = JSON.stringify({ pid: process.pid, startedAt: findStartedAt(process.pid) } satisfies Owner);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, ours);
  try {
    // A link appears at once with its content, so nobody ever reads half a file.
    while (!tryLink(draft, file)) removeIfAbandoned(file, directory);
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (tryRead(file) === ours) rmSync(file, { force: true });
  };
}

/** Whether a living process has claimed the directory. */
export function isClaimed(directory: string): boolean {
  const text = tryRead(path.join(directory, 'owner.json'));
  return text !== undefined && findLivingOwner(text) !== undefined;
}

/** Whether a process with this id exists, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Whether an error of Node carries this code, such as `ENOENT`. */
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
  // Between reading and moving, another process may have claimed it: then what we moved is its claim, and goes back.
  if (tryRead(aside) !== text) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function findLivingOwner(text: string): Owner | undefined {
  const match = /^\{"pid":(\d+),"startedAt":(?:null|"([^"]*)")\}$/.exec(text);
  if (!match) return undefined;
  const owner = { pid: Number(match[1]), startedAt: match[2] ?? null };
  return isAlive(owner.pid) && findStartedAt(owner.pid) === owner.startedAt ? owner : undefined;
}

function findStartedAt(pid: number): string | null {
  const stat = tryRead(`/proc/${pid}/stat`);
  const bootId = tryRead('/proc/sys/kernel/random/boot_id');
  // The command name in parentheses may hold spaces; after it come the state (Z: dead, not yet cleared away) and 18 fields on the start.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && bootId && fields[0] !== 'Z' ? `${bootId.trim()}:${fields[19]}` : null;
}

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

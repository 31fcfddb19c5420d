import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** PostgreSQL and Node report CPU time in ticks of 10 ms on every Linux. */
const ticksPerSecond = 100;

interface ProcessTimes {
  pid: number;
  parent: number;
  /** Own ticks. */
  own: number;
  /** Ticks of children that have ended. */
  ended: number;
}

/** CPU seconds of some process trees, and of the whole machine, at one moment. */
export interface CpuReading {
  atMs: number;
  trees: Record<string, number>;
  ours: number;
  busy: number;
}

/** CPU seconds used between two readings. `othersShare`: the share of the machine that processes of others used, 0 to 1. */
export interface CpuUse {
  seconds: number;
  trees: Record<string, number>;
  othersShare: number;
}

/** One line of /proc/<pid>/stat; undefined when the process has just ended. */
export function readStat(line: string): ProcessTimes | undefined {
  // The name stands in brackets and may hold spaces and brackets itself.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const pid = Number.parseInt(line, 10);
  const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((at) => Number(fields[at]));
  if (!Number.isInteger(pid) || endedSystem === undefined || Number.isNaN(endedSystem)) return undefined;
  return { pid, parent: parent!, own: user! + system!, ended: endedUser! + endedSystem };
}

/** Ticks of a process, its living descendants, and those that have ended. */
export function countTree(root: number, processes: readonly ProcessTimes[]): number {
  const children = Map.groupBy(processes, ({ parent }) => parent);
  const count = (one: ProcessTimes): number =>
    one.own + one.ended + (children.get(one.pid) ?? []).reduce((sum, child) => sum + count(child), 0);
  const first = processes.find(({ pid }) => pid === root);
  return first ? count(first) : 0;
}

/** Ticks in which the machine was busy, by the first line of /proc/stat; waiting for the disk is not busy. */
export function readBusy(text: string): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, steal = 0] = (text.split('\n', 1)[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return user + nice + system + irq + softIrq + steal;
}

function listProcesses(): ProcessTimes[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return readStat(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      } catch {
        return [];
      }
    });
}

/** Reads the CPU time of process trees by name (the root's process id) and of the machine. Zeros where there is no /proc. */
export function readCpu(roots: Readonly<Record<string, number>>): CpuReading {
  try {
    const processes = listProcesses();
    const trees = Object.entries(roots).map(([name, pid]) => [name, countTree(pid, processes) / ticksPerSecond]);
    return {
      atMs: performance.now(),
      trees: Object.fromEntries(trees) as Record<string, number>,
      ours: countTree(process.pid, processes) / ticksPerSecond,
      busy: readBusy(readFileSync('/proc/stat', 'utf8')) / ticksPerSecond,
    };
  } catch {
    return { atMs: performance.now(), trees: {}, ours: 0, busy: 0 };
  }
}

/** What was used between two readings. */
export function compareCpu(before: CpuReading, after: CpuReading): CpuUse {
  const seconds = (after.atMs - before.atMs) / 1_000;
  const trees = Object.entries(after.trees).map(([name, used]) => [name, used - (before.trees[name] ?? 0)]);
  const others = after.busy - before.busy - (after.ours - before.ours);
  const othersShare = Math.min(1, Math.max(0, others / (seconds * cpus().length)));
  return { seconds, trees: Object.fromEntries(trees) as Record<string, number>, othersShare };
}

import { readFileSync } from 'node:fs';

/** Memory of a process in KB. */
export interface Memory {
  /** Now. */
  residentKb: number;
  /** The most so far. */
  peakKb: number;
}

/** Reads what stands in `/proc/<pid>/status`. */
export function readStatus(text: string): Memory {
  const of = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? Number.NaN);
  return { residentKb: of('VmRSS'), peakKb: of('VmHWM') };
}

/** The memory of a process; undefined when it has ended, or where there is no /proc. */
export function readMemory(pid: number): Memory | undefined {
  try {
    const memory = readStatus(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number.isFinite(memory.peakKb) ? memory : undefined;
  } catch {
    return undefined;
  }
}

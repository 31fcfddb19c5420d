import { describe, expect, test } from 'vitest';
import { compareCpu, countTree, readBusy, readCpu, readStat } from '../../bench/cpu.ts';
import { nameKind } from '../../bench/machine.ts';
import { readMemory, readStatus } from '../../bench/memory.ts';

describe('CPU time', () => {
  test('is read from a line of /proc whatever the process is called', () => {
    const line = '42 (a (b) c) S 7 42 42 0 -1 4194560 100 0 0 0 11 3 5 2 20 0 1 0 100 0 0';
    expect(readStat(line)).toEqual({ pid: 42, parent: 7, own: 14, ended: 7 });
    expect(readStat('')).toBeUndefined();
  });

  test('of a tree counts living descendants and those that have ended', () => {
    const processes = [
      { pid: 1, parent: 0, own: 100, ended: 0 },
      { pid: 2, parent: 1, own: 10, ended: 5 },
      { pid: 3, parent: 2, own: 3, ended: 0 },
      { pid: 4, parent: 1, own: 1_000, ended: 0 },
    ];
    expect([countTree(2, processes), countTree(9, processes)]).toEqual([18, 0]);
  });

  test('of the machine leaves out what is idle or waits for the disk', () => {
    expect(readBusy('cpu  1 2 4 1000 1000 8 16 32 0 0\ncpu0 9 9 9')).toBe(63);
  });

  test('of others is what the machine was busy with beside us', () => {
    const before = readCpu({ bench: process.pid });
    const after = { ...before, atMs: before.atMs + 2_000, ours: before.ours + 1, busy: before.busy + 2 };
    const use = compareCpu(before, { ...after, trees: { bench: (before.trees.bench ?? 0) + 1 } });
    expect(use.trees.bench).toBeCloseTo(1);
    expect(use.othersShare).toBeGreaterThan(0);
    expect(use.othersShare).toBeLessThanOrEqual(0.5);
  });
});

test('a kind of machine is named by its processor and cores', () => {
  expect(nameKind('AMD EPYC', 2)).toBe('amd-epyc-2-cores');
  expect(nameKind('Intel(R) Core(TM) i7-8550U CPU @ 1.80GHz', 8)).toBe('intel-core-i7-8550u-8-cores');
  expect(nameKind('', 1)).toBe('unknown-1-core');
});

describe('memory', () => {
  test('is read from the status of a process, now and at its most', () => {
    expect(readStatus('Name:\tnode\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\n')).toEqual({
      residentKb: 1024,
      peakKb: 2048,
    });
  });

  test('of this process is known, of one that has ended it is not', () => {
    expect(readMemory(process.pid)?.peakKb).toBeGreaterThan(1_000);
    expect(readMemory(2 ** 30)).toBeUndefined();
  });
});

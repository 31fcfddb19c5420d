import { describe, expect, test } from 'vitest';
import { groups } from '../../bench/groups.ts';
import { putBetweenMarks, toMarkdown } from '../../bench/markdown.ts';
import { judgeAll, printTable, printVerdict } from '../../bench/report.ts';
import { toResult } from '../../bench/result.ts';
import { rows } from '../../bench/rows.ts';
import { runAll } from '../../bench/run.ts';
import type { Server } from '../../bench/server.ts';
import { readProjectFile } from '../docs/blocks.ts';

const server = { pid: process.pid } as Server;
const options = { repeats: 1, quick: false, seed: 1 };
const machine = {
  kind: 'test-2-cores',
  cpu: 'test',
  cores: 2,
  memoryGb: 8,
  node: '24',
  postgres: '18',
  commit: 'abc',
};

describe('the table of rows', () => {
  test('has every row in exactly one group, and no group without rows', () => {
    const grouped = groups.flatMap((group) => group.rows);
    expect(grouped.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  });

  test('says of every row how long it takes, and names every figure once', () => {
    for (const { id, seconds, figures } of rows) {
      expect(seconds, id).toBeGreaterThan(0);
      expect(new Set(figures.map(({ name }) => name)).size, id).toBe(figures.length);
    }
  });

  test('is explained row by row in docs/performance.md', () => {
    const page = readProjectFile('docs/performance.md');
    const explained = [...page.matchAll(/^\| ([0-9a-z, ]+) \| /gm)].flatMap((match) => match[1]!.split(', '));
    expect(explained).toEqual(expect.arrayContaining(rows.map(({ id }) => id)));
  });

  test('names only figures that exist as known misses', () => {
    const figures = rows.flatMap(({ id, figures }) => figures.map(({ name }) => `${id} ${name}`));
    const known = Object.keys(JSON.parse(readProjectFile('bench/known.json')) as object);
    expect(figures).toEqual(expect.arrayContaining(known));
  });
});

describe('a group that throws', () => {
  const run = () =>
    runAll(server, options, new Set(['1', '1c', '3']), { onProgress: () => {} }, [
      {
        name: 'breaks',
        rows: ['1', '1b', '1c'],
        measure: async (bench) => {
          bench.record('1', 'ratio', { value: 0.7 });
          throw new Error('the disk is full');
        },
      },
      { name: 'works', rows: ['3'], measure: async (bench) => bench.record('3', 'ratio', { value: 2 }) },
      { name: 'not asked for', rows: ['4'], measure: async (bench) => bench.record('4', 'ratio', { value: 2 }) },
    ]);

  test('is marked as failed with its rows and its reason; what was measured before and after stays', async () => {
    const bench = await run();
    expect(bench.failed).toEqual([{ name: 'breaks', rows: ['1', '1c'], reason: 'the disk is full' }]);
    expect(bench.measurements.map(({ row }) => row)).toEqual(['1', '3']);
  });

  test('leaves what other groups measured, for a run that is interrupted later', async () => {
    const kept: number[] = [];
    await runAll(
      server,
      options,
      new Set(['1', '3']),
      { onProgress: () => {}, keep: async ({ measurements }) => void kept.push(measurements.length) },
      [
        { name: 'works', rows: ['3'], measure: async (bench) => bench.record('3', 'ratio', { value: 2 }) },
        { name: 'breaks', rows: ['1'], measure: () => Promise.reject(new Error('the disk is full')) },
      ],
    );
    expect(kept).toEqual([1, 1]);
  });

  test('stands in the table and below it', async () => {
    const result = toResult(await run(), machine);
    const judged = judgeAll(result.measurements, false, {});
    expect(printTable(judged, {}, result.failed)).toMatch(/1, 1c .*"breaks".*failed/);
    expect(printVerdict(judged, result)).toContain('group "breaks" (rows 1, 1c) failed: the disk is full');
    expect(printVerdict(judged, result)).not.toContain('✔');
  });
});

describe('the table in a page', () => {
  test('has its place in docs/performance.md, and is written there again and again', async () => {
    const page = readProjectFile('docs/performance.md');
    const once = putBetweenMarks(page, 'TABLE');
    expect(putBetweenMarks(once, 'TABLE')).toBe(once);
    expect(once.replace('TABLE', '')).not.toBe(page);
    expect(once.split('TABLE')).toHaveLength(2);
    expect(() => putBetweenMarks('no marks', 'TABLE')).toThrow('no place for the table');
  });

  test('has a line for each figure, with its floor', async () => {
    const bench = await runAll(server, options, new Set(['1']), { onProgress: () => {} }, [
      { name: 'one', rows: ['1'], measure: async (on) => on.record('1', 'ratio', { value: 0.7 }) },
    ]);
    const result = toResult(bench, machine);
    expect(toMarkdown(judgeAll(result.measurements, false, {}), result)).toContain(
      '| 1 | durable webhooks/s, 256 connections | bare HTTP server with HMAC | ratio | **0.7x** | 0.7 to 0.7 | 0.6 | 0.75 | ok |',
    );
  });
});

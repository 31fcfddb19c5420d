import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawChart } from '../../bench/chart.ts';
import { judgeAll } from '../../bench/report.ts';
import { type Result, readResults } from '../../bench/result.ts';
import { createTestDirectory } from '../support/directory.ts';

const machine = { cpu: 'A <fast> one', cores: 2, memoryGb: 8, node: '24', postgres: '18', commit: 'abc' };
const result = (kind: string, measurements: Result['measurements'], wrong: string[] = []): Result => ({
  at: '2026-11-30T10:00:00.000Z',
  machine: { ...machine, kind },
  options: { repeats: 1, quick: false, seed: 1 },
  measurements,
  wrong,
  failed: [],
  othersShares: [0.1],
});
const figure = (row: string, name: string, value: number) => ({ row, figure: name, samples: [{ value }] });

describe('results of several runs', () => {
  test('are put together: of a figure the last file counts, of what was wrong nothing is lost', async () => {
    const { directory, remove } = await createTestDirectory();
    const files = [
      result('a', [figure('1', 'ratio', 0.5), figure('3', 'ratio', 2)], ['one unit is missing']),
      result('a', [figure('1', 'ratio', 0.7)]),
      result('b', []),
    ];
    const names = files.map((_, index) => path.join(directory, `${index}.json`));
    for (const [index, one] of files.entries()) await writeFile(names[index]!, JSON.stringify(one));
    const both = await readResults(names.slice(0, 2));
    expect(both.measurements.map(({ row, samples }) => [row, samples[0]?.value])).toEqual([
      ['1', 0.7],
      ['3', 2],
    ]);
    expect(both.wrong).toEqual(['one unit is missing']);
    await expect(readResults(names)).rejects.toThrow('different machines: a, b');
    await remove();
  });
});

describe('the chart', () => {
  const one = result('a', [
    figure('2', 'ratio', 0.4),
    figure('2', 'apply alone', 1),
    figure('6b', 'resets and refusals', 0),
  ]);
  const svg = drawChart(judgeAll(one.measurements, false, {}), one);

  test('names each row once, and each figure with its floor', () => {
    expect(svg.match(/stock changes\/s in batches of 100/g)).toHaveLength(1);
    expect(svg).toContain('0.4x · at least 0.8');
    expect(svg).toContain('A &lt;fast> one');
  });

  test('leaves out what has no floor, and fills the field where nothing may occur and nothing did', () => {
    expect(svg).not.toContain('apply alone');
    expect(svg).toMatch(/resets and refusals<\/text>\n<rect [^>]*width="340\.0"/);
  });
});

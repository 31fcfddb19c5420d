import type { JobHelpers } from 'graphile-worker';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Sql } from '../../src/db/client.ts';
import { createLogger } from '../../src/log.ts';
import { defineTask, type TaskDefinition, toWorkerTask } from '../../src/tasks/task.ts';
import { createTestDeps } from '../support/task-deps.ts';

const helpers = { job: { id: '7' }, abortSignal: new AbortController().signal } as JobHelpers;

/** Runs a task as the worker does. Returns its log lines; the database is never asked. */
async function run(work: TaskDefinition<object>['run'], payload: unknown = {}): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  const log = createLogger({ level: 'debug', pretty: false, write: (line) => lines.push(JSON.parse(line)) });
  const task = defineTask({ name: 'water_plants', payload: z.object({}), run: work });
  await toWorkerTask(task, { ...createTestDeps(undefined as unknown as Sql), log })(payload, helpers);
  return lines;
}

test('a task logs how it ended, for which job, and how long it took', async () => {
  expect(await run(async () => 'snoozed')).toEqual([
    expect.objectContaining({
      level: 'debug',
      task: 'water_plants',
      jobId: '7',
      outcome: 'snoozed',
      durationMs: expect.any(Number),
    }),
  ]);
});

test.each<[string, TaskDefinition<object>['run'], unknown, string]>([
  ['throws', () => Promise.reject(new Error('no water')), {}, 'no water'],
  ['has a payload that it cannot read', async () => 'done', 'seven', 'expected object'],
])(
  'a task that %s has failed, with its error, and its job ends all the same',
  async (_what, work, payload, message) => {
    expect(await run(work, payload)).toMatchObject([
      { level: 'error', outcome: 'failed', err: { message: expect.stringContaining(message) } },
    ]);
  },
);

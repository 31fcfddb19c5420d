import { loadPatched } from './load-patched.ts';

/**
 * graphile-worker 0.18.0 with a line of its source replaced. As published, a runner that ends while jobs wait in its local queue gives
 * them back without anybody who hears whether that failed. With a lost connection, which is why runners end, that is an unhandled
 * rejection, and our process ends with it. Jobs that were not given back are freed when the heartbeat of their pool stops.
 */
const patches: Record<string, [published: string, patched: string][]> = {
  'localQueue.js': [['    background(promise) {\n', '    background(promise) {\n        promise.catch(noop);\n']],
};

/** The job queue. No other file may import the package, its types apart, or it would be loaded as published. */
export const { Logger, run, runMigrations } = await loadPatched(
  { folder: '/graphile-worker/dist/', patches },
  () => import('graphile-worker'),
);

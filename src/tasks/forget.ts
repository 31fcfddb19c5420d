import { forgetOld, forgottenKinds } from '../db/retention/retention.ts';
import type { TaskDeps } from './task.ts';

/** What a sweep may spend on it: it is repeated every few seconds, and other steps wait. */
const budgetMs = 500;

/** Deletes what is older than it is kept, in small batches. */
export async function forgetOldRows({ sql, retention }: TaskDeps): Promise<void> {
  if (!retention) return;
  const until = performance.now() + budgetMs;
  for (const kind of forgottenKinds) {
    if (retention[kind] === 0) continue;
    while ((await forgetOld(sql, kind, retention[kind])) && performance.now() < until);
  }
}

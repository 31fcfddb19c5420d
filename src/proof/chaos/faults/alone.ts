import { setTimeout as sleep } from 'node:timers/promises';
import {
  cancelStatements,
  fillNotifyQueue,
  limitConnections,
  limitStatements,
  lockFigures,
  shrinkNotifyQueue,
} from '../../../db/chaos/chaos-database.ts';
import type { Fault } from '../fault.ts';

const limits = { statementMs: 100, cancelAfterMs: 15, lookEveryMs: 20, lockedMs: 20_000, connections: 12 } as const;

const statements: Fault = {
  name: 'statements',
  about: 'the server cancels statements after 15 to 100 ms; then the table of figures is locked for 20 s',
  together: false,
  async inject(scene, { holdMs }) {
    const { admin } = scene.postgres;
    await limitStatements(admin, limits.statementMs);
    const until = performance.now() + holdMs;
    while (performance.now() < until) {
      const cancelled = await cancelStatements(admin, limits.cancelAfterMs);
      for (let one = 0; one < cancelled; one += 1) scene.note('statement cancelled');
      await sleep(limits.lookEveryMs);
    }
    await limitStatements(admin, null);
    const unlock = await lockFigures(admin);
    scene.note('table of figures locked');
    await sleep(Math.min(limits.lockedMs, holdMs));
    await unlock();
  },
};

const connections: Fault = {
  name: 'connections',
  about: 'PostgreSQL accepts 12 connections of Ombor, then none',
  together: false,
  async inject(scene, { holdMs }) {
    const { admin } = scene.postgres;
    for (const limit of [limits.connections, 0]) {
      await limitConnections(admin, limit);
      scene.note(`at most ${limit} connections`);
      await sleep(holdMs / 2);
    }
    await limitConnections(admin, null);
  },
};

const notifyQueue: Fault = {
  name: 'notify-queue',
  about: "a listener that hangs lets PostgreSQL's queue of notifications fill up, so that no change can commit",
  together: false,
  async inject(scene, { holdMs }) {
    const { postgres } = scene;
    await shrinkNotifyQueue(postgres.admin);
    await postgres.restart('fast');
    const { share, release } = await fillNotifyQueue(postgres.adminUrl);
    scene.note(`queue of notifications ${Math.round(100 * share)}% full`);
    await sleep(holdMs);
    await release();
  },
};

const frozen: Fault = {
  name: 'frozen',
  about: 'a process of each kind is frozen (SIGSTOP), then PostgreSQL with all its processes',
  together: false,
  async inject(scene, { holdMs }) {
    const { crew, postgres } = scene;
    for (const duty of ['serve', 'work'] as const) {
      const [first] = crew.of(duty);
      if (first?.member.freeze()) scene.note(`${duty} frozen for ${Math.round(holdMs / 1_000)} s`);
      await sleep(holdMs);
      first?.member.thaw();
    }
    const goOn = await postgres.freeze();
    scene.note(`PostgreSQL frozen for ${Math.round(holdMs / 1_000)} s`);
    await sleep(holdMs);
    goOn();
  },
};

/** What comes alone and needs nothing of the machine. */
export const plainFaults: Fault[] = [statements, connections, notifyQueue, frozen];

import { setTimeout as sleep } from 'node:timers/promises';
import { cutConnections } from '../../../db/chaos/chaos-database.ts';
import { choose, type Fault, type Plan, spread } from '../fault.ts';
import type { Duty } from '../member.ts';
import type { StopMode } from '../postgres.ts';

const counts = { work: 20, serve: 5, cuts: 10, holes: 3 } as const;
const stops: { mode: StopMode; longestDownMs: number }[] = [
  { mode: 'fast', longestDownMs: 0 },
  { mode: 'immediate', longestDownMs: 0 },
  { mode: 'fast', longestDownMs: 45_000 },
];
const longestHoleMs = 20_000;
const longestHangMs = 15_000;
const share = 0.2;

function killing(duty: Duty, about: string): Fault {
  return {
    name: `kill-${duty}`,
    about,
    together: true,
    inject: (scene, plan) =>
      spread(scene, plan, counts[duty], () => {
        const { member } = choose(scene, scene.crew.of(duty));
        if (member.kill()) scene.note(`kill -9 of a ${duty}`);
      }),
  };
}

const restarts: Fault = {
  name: 'restarts',
  about: 'PostgreSQL is stopped in order, at once, and for 45 s, and started again at another port',
  together: true,
  async inject(scene, plan) {
    await spread(scene, { ...plan, share: 1 }, stops.length, async (turn) => {
      const { mode, longestDownMs } = stops[turn]!;
      const downMs = Math.min(longestDownMs, plan.loadMs / 5);
      await scene.postgres.restart(mode, downMs);
      scene.note(downMs > 0 ? `PostgreSQL down for ${Math.round(downMs / 1_000)} s` : `${mode} restart of PostgreSQL`);
    });
  },
};

const cuts: Fault = {
  name: 'cuts',
  about: 'PostgreSQL ends every connection of Ombor at once',
  together: true,
  inject: (scene, plan) =>
    spread(scene, plan, counts.cuts, async () => {
      // While the server is down there is nothing to cut.
      const cut = await cutConnections(scene.postgres.admin).catch(() => 0);
      if (cut > 0) scene.note('all connections to PostgreSQL cut');
    }),
};

const holeMs = ({ loadMs }: Plan): number => Math.min(longestHoleMs, loadMs / 8);

const databaseHoles: Fault = {
  name: 'database-holes',
  about: 'packets between a process, or all of them, and PostgreSQL are lost without an error',
  together: true,
  inject: (scene, plan) =>
    spread(scene, plan, counts.holes, async (turn) => {
      const { all } = scene.crew;
      const lost = turn === 0 ? all : [choose(scene, all)];
      for (const { way } of lost) way.swallow();
      scene.note(turn === 0 ? 'black hole before PostgreSQL, all' : 'black hole before PostgreSQL, one process');
      await sleep(holeMs(plan));
      for (const { way } of lost) way.heal();
    }),
};

const marketplaceHoles: Fault = {
  name: 'marketplace-holes',
  about: 'packets between Ombor and a marketplace are lost without an error',
  together: true,
  inject: (scene, plan) =>
    spread(scene, plan, counts.holes, async () => {
      const { way } = choose(scene, scene.places);
      way.swallow();
      scene.note('black hole before a marketplace');
      await sleep(holeMs(plan));
      way.heal();
    }),
};

const failingCalls: Fault = {
  name: 'calls',
  about:
    '20% of the calls to every marketplace fail (5xx, 429, reset, answer lost, garbage), and one marketplace hangs',
  together: true,
  async inject(scene, { loadMs }) {
    const hanging = choose(scene, scene.places);
    for (const { market } of scene.places) market.faults.failRate = share;
    scene.note('20% of the calls to all marketplaces fail');
    await sleep(loadMs / 3);
    hanging.market.faults.hangMs = longestHangMs;
    scene.note('a marketplace that hangs');
    await sleep(Math.min(60_000, loadMs / 4));
    hanging.market.faults.hangMs = 0;
    await sleep(Math.max(0, loadMs - loadMs / 3 - Math.min(60_000, loadMs / 4)));
    for (const { market } of scene.places) market.faults.failRate = 0;
  },
};

const duplicates: Fault = {
  name: 'duplicates',
  about: '20% of the webhooks and notifications are sent twice, and all of them in random order',
  together: true,
  async inject(scene, { loadMs }) {
    for (const { market } of scene.places) Object.assign(market.faults, { duplicateRate: share, reorderMs: 1_000 });
    scene.note('20% of the webhooks twice, in random order');
    await sleep(loadMs);
    for (const { market } of scene.places) Object.assign(market.faults, { duplicateRate: 0, reorderMs: 0 });
  },
};

/** What comes together. */
export const faultsTogether: Fault[] = [
  killing('work', 'workers are ended by kill -9'),
  killing('serve', 'API processes are ended by kill -9'),
  restarts,
  cuts,
  databaseHoles,
  marketplaceHoles,
  failingCalls,
  duplicates,
];

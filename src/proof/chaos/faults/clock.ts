import { existsSync } from 'node:fs';
import { chmod, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readClock } from '../../../db/chaos/facts.ts';
import type { Sql } from '../../../db/client.ts';
import type { Fault } from '../fault.ts';

const libraries = '/usr/lib';
const hourS = 3_600;
/** PostgreSQL's clock is wrong for longer than from one heartbeat of a worker to the next. */
const shortestMs = { 'work-1': 0, 'serve-1': 0, postgres: 8_000 } as const;
const jumpsWithinMs = 10_000;
const parties = ['work-1', 'serve-1', 'postgres'] as const;
type Party = (typeof parties)[number];

/** The library that shows a process another time; undefined: it is not installed. */
async function findLibrary(): Promise<string | undefined> {
  const folders = await readdir(libraries).catch(() => []);
  return folders
    .map((folder) => path.join(libraries, folder, 'faketime/libfaketimeMT.so.1'))
    .find((file) => existsSync(file));
}

let directory = '';
const fileOf = (party: Party): string => path.join(directory, `${party}.clock`);

/** How far a clock is ahead, in seconds. */
async function setClock(party: Party, aheadS: number): Promise<void> {
  await writeFile(fileOf(party), `${aheadS < 0 ? '' : '+'}${aheadS}\n`);
  await chmod(fileOf(party), 0o644);
}

/** Resolves when PostgreSQL shows the time that it should. */
async function untilJumped(sql: Sql, aheadS: number): Promise<void> {
  const until = performance.now() + jumpsWithinMs;
  for (;;) {
    if (Math.abs((await readClock(sql)) - aheadS * 1_000) < 60_000) return;
    if (performance.now() > until) throw new Error(`The clock of PostgreSQL did not jump by ${aheadS} s.`);
    await sleep(200);
  }
}

/** A clock that jumps does not turn the machine's count of time since its start: that one is left as it is. */
const envOf = (library: string, party: Party): Record<string, string> => ({
  LD_PRELOAD: library,
  FAKETIME_TIMESTAMP_FILE: fileOf(party),
  FAKETIME_CACHE_DURATION: '1',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  DONT_FAKE_MONOTONIC: '1',
});

/** The clocks of a worker, an API process and PostgreSQL jump by an hour, both ways. */
export const clockJumps: Fault = {
  name: 'clock',
  about: 'the clocks of a worker, an API process and PostgreSQL jump forward and back by an hour',
  together: false,
  findObstacle: async () => ((await findLibrary()) ? null : 'libfaketime is not installed (apt-get install faketime)'),
  async prepare(at) {
    // PostgreSQL works in another directory than we.
    directory = path.resolve(at);
    const library = (await findLibrary()) ?? '';
    for (const party of parties) await setClock(party, 0);
    const isParty = (name: string): name is Party => parties.some((party) => party === name);
    return {
      postgresEnv: envOf(library, 'postgres'),
      envOf: (name) => (isParty(name) ? envOf(library, name) : {}),
      undo: async () => {},
    };
  },
  async inject(scene, { holdMs }) {
    for (const party of parties) {
      for (const aheadS of [hourS, -hourS, 0]) {
        await setClock(party, aheadS);
        if (party === 'postgres') await untilJumped(scene.postgres.admin, aheadS);
        if (aheadS !== 0) scene.note(`clock of ${party} ${aheadS > 0 ? 'ahead' : 'back'} by an hour`);
        if (aheadS !== 0) await sleep(Math.max(shortestMs[party], holdMs / 3));
      }
    }
  },
};

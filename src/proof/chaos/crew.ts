import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type BlackHole, startBlackHole } from './black-hole.ts';
import { type Duty, Member } from './member.ts';

/** What all processes of a run have in common. */
export interface CrewOptions {
  databaseUrl: string;
  encryptionKey: string;
  ownerKey: string;
  logDirectory: string;
  /** More variables of the process with this name. */
  envOf(name: string): Record<string, string>;
}

/** A process with its own way to PostgreSQL. */
export interface CrewMember {
  member: Member;
  way: BlackHole;
}

/** Two processes of each kind, each with its own way to PostgreSQL. */
export class Crew {
  readonly all: CrewMember[];

  private constructor(all: CrewMember[]) {
    this.all = all;
  }

  /** Starts all of them; resolves when they are ready. */
  static async start(options: CrewOptions): Promise<Crew> {
    const duties: Duty[] = ['serve', 'serve', 'work', 'work'];
    const all = await Promise.all(
      duties.map(async (duty, index) => openMember(options, duty, `${duty}-${(index % 2) + 1}`)),
    );
    const crew = new Crew(all);
    // Two after each other: four at once would load the same code at the same time.
    for (const duty of ['serve', 'work'] as const) await Promise.all(crew.of(duty).map(({ member }) => member.start()));
    return crew;
  }

  of(duty: Duty): CrewMember[] {
    return this.all.filter(({ member }) => member.duty === duty);
  }

  /** The addresses of the API. */
  get urls(): string[] {
    return this.of('serve').map(({ member }) => member.url);
  }

  /** PostgreSQL has another address now. */
  leadTo(databaseUrl: string): void {
    for (const { way } of this.all) way.leadTo(databaseUrl);
  }

  /** Stops all of them in order. Returns the ms that the slowest one took. */
  async stop(): Promise<number> {
    const tookMs = await Promise.all(this.all.map(({ member }) => member.stop()));
    await Promise.all(this.all.map(({ way }) => way.stop()));
    return Math.max(...tookMs);
  }
}

async function openMember(options: CrewOptions, duty: Duty, name: string): Promise<CrewMember> {
  const way = await startBlackHole(options.databaseUrl);
  const logFile = path.join(options.logDirectory, `${name}.log`);
  await rm(logFile, { force: true });
  const env = {
    DATABASE_URL: way.url,
    OMBOR_ENCRYPTION_KEY: options.encryptionKey,
    OMBOR_OWNER_KEY: options.ownerKey,
    ALLOW_PRIVATE_NETWORKS: 'true',
    LOG_LEVEL: 'warn',
    ...options.envOf(name),
  };
  return { member: new Member(name, duty, env, logFile), way };
}

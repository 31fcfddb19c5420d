import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { connect } from '../src/db/client.ts';

/** What a result stands on. */
export interface Machine {
  /** Names the kind of machine: results are compared within one kind only. */
  kind: string;
  cpu: string;
  cores: number;
  memoryGb: number;
  node: string;
  postgres: string;
  commit: string;
}

/** The kind of a machine as a file name: `amd-epyc-2-cores`. */
export function nameKind(cpu: string, cores: number): string {
  const words = cpu
    .toLowerCase()
    .replace(/\(r\)|\(tm\)|processor|cpu|@.*/g, ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${words || 'unknown'}-${cores}-${cores === 1 ? 'core' : 'cores'}`;
}

/** The commit that is checked out; `+` behind it: with changes. */
function readCommit(): string {
  const git = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8', stdio: 'pipe' }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? '+' : '');
  } catch {
    return 'unknown';
  }
}

/** Reads what this machine is. */
export async function readMachine(databaseUrl: string): Promise<Machine> {
  const sql = connect(databaseUrl, { max: 1, applicationName: 'bench' });
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`.finally(() =>
    sql.end(),
  );
  const cpu = cpus()[0]?.model.trim() ?? 'unknown';
  const cores = cpus().length;
  return {
    kind: nameKind(cpu, cores),
    cpu,
    cores,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: row?.version ?? 'unknown',
    commit: readCommit(),
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { connect, type Sql } from '../../src/db/client.ts';
import { findBinaries } from '../../src/db/postgres/embedded.ts';
import { childEnv, findFreePort } from '../../src/db/postgres/postgres-process.ts';
import { getPostgresUser } from '../../src/db/postgres/postgres-user.ts';
import { until } from './until.ts';

/** A second server that follows the first one. */
export interface Standby {
  port: number;
  /** A pool of the superuser on it. */
  sql: Sql;
  stop(): Promise<void>;
}

/**
 * Copies a running embedded server while it is written to, and starts the copy as its synchronous standby: what the first one
 * acknowledges from then on, both have. In: its directory, the superuser's URL, an empty directory for the copy.
 */
export async function startStandby(
  primary: { directory: string; superuserUrl: string },
  directory: string,
): Promise<Standby> {
  const admin = connect(primary.superuserUrl, { max: 1, applicationName: 'standby', statementTimeoutMs: 60_000 });
  const data = path.join(directory, 'data');
  await admin`select pg_backup_start('standby', true)`;
  await cp(path.join(primary.directory, 'data'), data, { recursive: true, preserveTimestamps: true });
  const [label] = await admin<{ labelfile: string }[]>`select labelfile from pg_backup_stop(false)`;
  await writeFile(path.join(data, 'backup_label'), label?.labelfile ?? '', { mode: 0o600 });
  await rm(path.join(data, 'postmaster.pid'), { force: true });
  await writeFile(path.join(data, 'standby.signal'), '');
  const { hostname, port: primaryPort, username, password } = new URL(primary.superuserUrl);
  const source = `host=${hostname} port=${primaryPort} user=${username} password=${password} application_name=standby`;
  await writeFile(path.join(data, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`, { mode: 0o600 });
  const user = await getPostgresUser(path.join(primary.directory, 'data'));
  if (user) await giveAll(data, user);
  const port = await findFreePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: '400',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await open(path.join(directory, 'postgres.log'), 'a', 0o600);
  const child = spawn(findBinaries().postgres, ['-D', data, ...flags], {
    ...user,
    env: childEnv,
    cwd: data,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  const url = new URL(primary.superuserUrl);
  url.port = String(port);
  const sql = connect(url.href, { max: 1, applicationName: 'standby' });
  await until(
    () =>
      sql`select 1`.then(
        () => true,
        () => false,
      ),
    Boolean,
    30_000,
  );
  await admin`alter system set synchronous_standby_names = 'standby'`;
  await admin`select pg_reload_conf()`;
  await until(
    async () => (await admin`select from pg_stat_replication where sync_state = 'sync'`).length,
    (count) => count === 1,
  );
  await admin.end();
  return {
    port,
    sql,
    async stop() {
      await sql.end({ timeout: 0 });
      child.kill('SIGQUIT');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** `cp` makes everything ours, and the server runs under an account of its own. */
async function giveAll(directory: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  await mkdir(directory, { recursive: true });
  await chown(directory, uid, gid);
  for (const name of await readdir(directory, { recursive: true })) await chown(path.join(directory, name), uid, gid);
}

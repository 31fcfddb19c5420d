import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../src/db/client.ts';
import { type Embedded, findRunningEmbedded, startEmbedded } from '../../src/db/postgres/embedded.ts';
import { migrate } from '../../src/db/postgres/migrate.ts';
import { createTestDirectory } from '../support/directory.ts';
import { type Program, startProgram } from '../support/program.ts';

const processes: Program[] = [];

async function query<T>(url: string, run: (sql: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const sql = connect(url, { max: 1, applicationName: 'test' });
  return run(sql).finally(() => sql.end());
}

async function startInOwnProcess(directory: string): Promise<{ program: Program; url: string }> {
  const program = startProgram('test/support/embedded-process.ts', [directory]);
  processes.push(program);
  return { program, url: await program.nextLine() };
}

const countNotes = (url: string) =>
  query(url, async (sql) => Number((await sql`select count(*) as notes from note`)[0]?.notes));

let home: Awaited<ReturnType<typeof createTestDirectory>>;
let directory: string;
let running: Embedded | undefined;

beforeAll(async () => {
  home = await createTestDirectory();
  directory = path.join(home.directory, 'postgres');
});

afterAll(async () => {
  for (const program of processes) program.kill('SIGKILL');
  await running?.stop();
  await home.remove();
});

test('the embedded PostgreSQL keeps data, password and encryption key between starts, and nobody else can read the secrets', async () => {
  const first = await startEmbedded({ directory, durable: false });
  await query(first.url, async (sql) => {
    await sql`create table note (text text)`;
    await sql`insert into note values ('kept')`;
  });
  await first.stop();

  const second = await startEmbedded({ directory, durable: false });
  running = second;
  expect(await countNotes(second.url)).toBe(1);
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
  expect(second.encryptionKey).toEqual(first.encryptionKey);
  expect(second.encryptionKey).toHaveLength(32);
  for (const file of ['password', 'owner-password', 'encryption-key']) {
    expect((await stat(path.join(directory, file))).mode & 0o777).toBe(0o600);
  }
});

test('Ombor is no superuser in the embedded PostgreSQL, and owns what an earlier release made as the superuser', async () => {
  const isSuperuser = async (url: string) =>
    (await query(url, (sql) => sql`select rolsuper from pg_roles where rolname = current_user`))[0]?.rolsuper;
  expect(await isSuperuser(running?.url ?? '')).toBe(false);
  expect(await isSuperuser(running?.superuserUrl ?? '')).toBe(true);
  // As an earlier release left it: no role of Ombor, everything of the superuser.
  await query(running?.superuserUrl ?? '', async (sql) => {
    await sql`alter database postgres owner to ombor`;
    await sql`reassign owned by ombor_owner to ombor`;
    await sql`drop owned by ombor_owner`;
    await sql`drop role ombor_owner`;
  });
  await running?.stop();
  await rm(path.join(directory, 'owner-password'));
  running = await startEmbedded({ directory, durable: false });
  expect(await countNotes(running.url)).toBe(1);
  await migrate(running.url, { log: () => {}, baseCurrency: 'UZS', businessTimeZone: 'Asia/Tashkent' });
  await query(running.url, async (sql) => {
    const owners = await sql`
      select distinct relowner::regrole::text as owner from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
    expect(owners).toEqual([{ owner: 'ombor_owner' }]);
  });
});

test('without the file of its password the role gets another one, and the old one is over', async () => {
  const old = running?.url ?? '';
  await running?.stop();
  await rm(path.join(directory, 'owner-password'));
  running = await startEmbedded({ directory, durable: false });
  expect(new URL(running.url).password).not.toBe(new URL(old).password);
  expect(await countNotes(running.url)).toBe(1);
  const now = new URL(running.url);
  now.password = new URL(old).password;
  await expect(query(now.href, (sql) => sql`select 1`)).rejects.toMatchObject({ code: '28P01' });
});

test('the embedded PostgreSQL listens on 127.0.0.1 only, and requires the password', async () => {
  const url = new URL(running?.url ?? '');
  const rows = await query(
    url.href,
    (sql) => sql`
    select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets`,
  );
  expect({ ...rows[0] }).toEqual({ addresses: '127.0.0.1', sockets: '' });
  url.password = 'guessed';
  await expect(query(url.href, (sql) => sql`select 1`)).rejects.toMatchObject({ code: '28P01' });
});

test('another command finds the embedded PostgreSQL while it runs, and not after', async () => {
  expect(await findRunningEmbedded(directory)).toEqual({ url: running?.url, encryptionKey: running?.encryptionKey });
  await running?.stop();
  expect(await findRunningEmbedded(directory)).toBeUndefined();
});

test('a directory that a running process uses is refused, with the id of that process', async () => {
  const { program, url } = await startInOwnProcess(directory);
  await expect(startEmbedded({ directory })).rejects.toThrow(
    `The database directory ${directory} is used by another Ombor, process ${program.pid}.`,
  );
  expect(await countNotes(url)).toBe(1);
  program.kill('SIGKILL');
  await program.ended;
});

test('a server that a killed process left running is stopped first, and nothing is lost', async () => {
  const { program, url } = await startInOwnProcess(directory);
  await query(url, (sql) => sql`insert into note values ('written before the kill')`);
  const orphan = Number((await readFile(path.join(directory, 'data/postmaster.pid'), 'utf8')).split('\n')[0]);
  program.kill('SIGKILL');
  await program.ended;
  // The server itself has outlived its owner: that is the state to recover from.
  expect(await countNotes(url)).toBe(2);

  const steps: string[] = [];
  const next = await startEmbedded({ directory, durable: false, onProgress: (step) => steps.push(step) });
  expect(steps).toContain(`Stopping the database that an earlier process left running (process ${orphan})`);
  expect(await countNotes(next.url)).toBe(2);
  await next.stop();
});

test('it starts after server and owner were both killed, although an unrelated process has the pid now', async () => {
  await writeFile(path.join(directory, 'data/postmaster.pid'), `${process.pid}\n/elsewhere\n0\n5432\n\n\n\nready\n`);
  await writeFile(
    path.join(directory, 'owner.json'),
    JSON.stringify({ pid: process.pid, startedAt: 'another boot:1' }),
  );
  const next = await startEmbedded({ directory, durable: false });
  expect(await countNotes(next.url)).toBe(2);
  await next.stop();
});

test('a server that ends unexpectedly is reported', async () => {
  const next = await startEmbedded({ directory, durable: false });
  process.kill(Number((await readFile(path.join(directory, 'data/postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGQUIT');
  expect((await next.failed).message).toBe(
    `PostgreSQL ended unexpectedly; its log is ${path.join(directory, 'postgres.log')}`,
  );
  const again = await startEmbedded({ directory, durable: false });
  expect(await countNotes(again.url)).toBe(2);
  await again.stop();
});

test.runIf(process.getuid?.() === 0)('as root, a directory that PostgreSQL may not enter is named', async () => {
  const closed = path.join(home.directory, 'closed');
  await mkdir(closed, { mode: 0o700 });
  await chmod(closed, 0o700);
  await expect(startEmbedded({ directory: path.join(closed, 'postgres') })).rejects.toThrow(
    `that account may not enter ${closed}. Move it to a directory`,
  );
});

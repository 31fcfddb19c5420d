import { chmod, chown, copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../../src/db/client.ts';
import { type Embedded, startEmbedded } from '../../../src/db/postgres/embedded.ts';
import { createPgPool } from '../../../src/db/server/pg-pool.ts';
import { type Authority, type Certificate, createAuthority } from '../../support/certificates.ts';
import { runOmbor } from '../../support/command.ts';
import { createTestDirectory } from '../../support/directory.ts';

const key = Buffer.alloc(32, 7).toString('base64');

let directory: string;
let remove: () => Promise<void>;
let server: Embedded;
let ours: Authority;
let others: Authority;
let client: Certificate;

/** The address of the server with another host and these parameters. */
function address(parameters: string, { host = '127.0.0.1', user = 'encrypted' } = {}): string {
  const { port, pathname } = new URL(server.url);
  return `postgres://${user}:secret@${host}:${port}${pathname}${parameters}`;
}

/** A file that belongs to the account of the server, as PostgreSQL demands it of keys. */
async function install(from: string, name: string): Promise<void> {
  const data = path.join(directory, 'data');
  const { uid, gid } = await stat(data);
  await copyFile(from, path.join(data, name));
  await chown(path.join(data, name), uid, gid);
  await chmod(path.join(data, name), 0o600);
}

beforeAll(async () => {
  ({ directory, remove } = await createTestDirectory());
  server = await startEmbedded({ directory, durable: false });
  ours = await createAuthority(directory, 'ours');
  others = await createAuthority(directory, 'others');
  const { certificate, key: serverKey } = await ours.issue('server', 'db.example', ['IP:127.0.0.1', 'DNS:db.example']);
  client = await ours.issue('client', 'certified');
  await install(certificate, 'server.crt');
  await install(serverKey, 'server.key');
  await install(ours.certificate, 'root.crt');
  const hba = path.join(directory, 'data/pg_hba.conf');
  const lines = [
    'hostssl all encrypted 127.0.0.1/32 scram-sha-256',
    'hostnossl all plain 127.0.0.1/32 scram-sha-256',
    'hostssl all certified 127.0.0.1/32 scram-sha-256 clientcert=verify-full',
    'host all encrypted,plain,certified all reject',
  ];
  await writeFile(hba, `${lines.join('\n')}\n${await readFile(hba, 'utf8')}`);
  const admin = connect(server.superuserUrl, { max: 1, applicationName: 'test' });
  for (const role of ['encrypted', 'plain', 'certified'])
    await admin.unsafe(`create role ${role} login password 'secret'`);
  await admin`grant create on database postgres to encrypted`;
  await admin`grant usage, create on schema public to encrypted`;
  await admin`alter system set ssl_ca_file = 'root.crt'`;
  await admin`alter system set ssl = on`;
  await admin`select pg_reload_conf()`;
  await admin.end();
}, 60_000);

afterAll(async () => {
  await server.stop();
  await remove();
});

/** Whether a connection of each driver is encrypted, or the code of its error. */
async function askBoth(url: string): Promise<unknown[]> {
  const text = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()';
  const codeOf = (error: unknown): string => {
    const { code, message } = error as { code?: string; message: string };
    return code ?? message;
  };
  const sql = connect(url, { max: 1, applicationName: 'test' });
  const one = await sql.unsafe<{ ssl: boolean }[]>(text).then(([row]) => row?.ssl, codeOf);
  await sql.end();
  const pool = await createPgPool(url, { max: 1 });
  const other = await pool.query<{ ssl: boolean }>(text).then(({ rows }) => rows[0]?.ssl, codeOf);
  await pool.end();
  return [one, other];
}

const root = (): string => `sslrootcert=${encodeURIComponent(ours.certificate)}`;

describe('both drivers encrypt as DATABASE_URL says', () => {
  test.each(['?sslmode=require', '?sslmode=prefer', '?sslmode=require&uselibpqcompat=true', '?ssl=no-verify'])(
    '%s: encrypted, whoever signed the certificate',
    async (parameters) => {
      expect(await askBoth(address(parameters))).toEqual([true, true]);
    },
  );

  test.each(['verify-full', 'verify-ca', 'require'])(
    'sslmode=%s with the file of a private authority',
    async (mode) => {
      expect(await askBoth(address(`?sslmode=${mode}&${root()}`))).toEqual([true, true]);
      const wrong = `sslrootcert=${encodeURIComponent(others.certificate)}`;
      const refused = await askBoth(address(`?sslmode=${mode}&${wrong}`));
      expect(refused).toEqual([refused[0], refused[0]]);
      expect(refused[0]).toMatch(/SELF_SIGNED|UNABLE_TO/);
    },
  );

  test('verify-full compares the host with the certificate, also where the host is an address; verify-ca does not', async () => {
    expect(await askBoth(address(`?sslmode=verify-full&${root()}`, { host: 'localhost' }))).toEqual([
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ]);
    expect(await askBoth(address(`?sslmode=verify-ca&${root()}`, { host: 'localhost' }))).toEqual([true, true]);
  });

  test('a file of an authority alone means verify-full, and `ssl=true` too', async () => {
    expect(await askBoth(address(`?${root()}`))).toEqual([true, true]);
    expect((await askBoth(address('?ssl=true')))[1]).toMatch(/SELF_SIGNED|UNABLE_TO/);
  });

  test('disable and no parameter: not encrypted', async () => {
    expect(await askBoth(address('?sslmode=disable', { user: 'plain' }))).toEqual([false, false]);
    expect(await askBoth(address('', { user: 'plain' }))).toEqual([false, false]);
    expect(await askBoth(address(''))).toEqual(['28000', '28000']);
  });

  test('our own certificate and key are shown to a server that asks for them', async () => {
    const own = `sslcert=${encodeURIComponent(client.certificate)}&sslkey=${encodeURIComponent(client.key)}`;
    expect(await askBoth(address(`?sslmode=require&${own}`, { user: 'certified' }))).toEqual([true, true]);
    expect(await askBoth(address('?sslmode=require', { user: 'certified' }))).toEqual(['28000', '28000']);
  });
});

describe('a server without TLS', () => {
  const switchTls = async (value: 'on' | 'off') => {
    const admin = connect(server.superuserUrl, { max: 1, applicationName: 'test' });
    await admin.unsafe(`alter system set ssl = ${value}`);
    await admin`select pg_reload_conf()`;
    await admin.end();
  };
  beforeAll(() => switchTls('off'));
  afterAll(() => switchTls('on'));

  test('is used by prefer and refused by require', async () => {
    expect(await askBoth(address('?sslmode=prefer', { user: 'plain' }))).toEqual([false, false]);
    expect(await askBoth(address('?sslmode=require', { user: 'plain' }))).toEqual([
      'TLS_NOT_OFFERED',
      'The server does not support SSL connections',
    ]);
    const command = await runOmbor(['check'], { DATABASE_URL: address('?sslmode=require'), OMBOR_ENCRYPTION_KEY: key });
    expect(command).toMatchObject({ code: 1, errors: expect.stringMatching(/^The database offers no TLS.*\n$/) });
  });
});

describe('what a command says in one sentence', () => {
  const fail = async (url: string) =>
    (await runOmbor(['check'], { DATABASE_URL: url, OMBOR_ENCRYPTION_KEY: key })).errors;

  test('an unknown authority, another host, encryption that is missing', async () => {
    expect(await fail(address('?sslmode=verify-full'))).toMatch(
      /^The certificate of the database is signed by nobody known here \(\w+\): add sslrootcert=.*\n$/,
    );
    expect(await fail(address(`?sslmode=verify-full&${root()}`, { host: 'localhost' }))).toMatch(
      /^The certificate of the database is that of another host \(.*localhost.*\): use its name in DATABASE_URL.*\n$/,
    );
    expect(await fail(address(''))).toMatch(
      /^The database accepts encrypted connections only.*sslmode=verify-full.*\n$/,
    );
  });

  test('and everything works over verify-full with a private authority: migrate, then a command', async () => {
    const env = { DATABASE_URL: address(`?sslmode=verify-full&${root()}`), OMBOR_ENCRYPTION_KEY: key };
    expect(await runOmbor(['migrate'], env)).toMatchObject({ code: 0, errors: '' });
    expect((await runOmbor(['check'], env)).code).toBe(0);
  }, 60_000);
});

import { expect, test } from 'vitest';
import { parseEnv } from '../src/env.ts';
import { readPostgresAddress } from '../src/postgres-address.ts';

const plain = { tls: undefined, plainAllowed: true };

test('host, port, user, password and database are read, with %-escapes', () => {
  expect(readPostgresAddress('postgres://ombor:p%40ss%3A@db.example:6432/stock%20one')).toEqual({
    hosts: [{ host: 'db.example', port: 6432 }],
    user: 'ombor',
    password: 'p@ss:',
    database: 'stock one',
    ...plain,
  });
});

test('several hosts, with and without a port, and addresses of version 6', () => {
  expect(readPostgresAddress('postgresql://o@a:5433,b,[::1]:5434/d').hosts).toEqual([
    { host: 'a', port: 5433 },
    { host: 'b', port: 5432 },
    { host: '::1', port: 5434 },
  ]);
});

test('the directory of a Unix socket is a host: in its place, or as a parameter', () => {
  const socket = [{ host: '/var/run/postgresql', port: 5432 }];
  expect(readPostgresAddress('postgres://o@%2Fvar%2Frun%2Fpostgresql/d').hosts).toEqual(socket);
  expect(readPostgresAddress('postgres:///d?host=/var/run/postgresql').hosts).toEqual(socket);
});

test('parameters that providers write and that change nothing here are accepted', () => {
  const url =
    'postgres://o:p@h/d?sslmode=require&channel_binding=require&connect_timeout=10&target_session_attrs=read-write';
  expect(readPostgresAddress(url).tls).toMatchObject({ rejectUnauthorized: false });
});

test.each([
  ['postgres://o:secret@h/d?sslmode=strict', 'sslmode is "strict"'],
  ['postgres://o:secret@h/d?sslmode=verify-ca', 'sslmode=verify-ca needs sslrootcert'],
  ['postgres://o:secret@h/d?sslmode=require&sslrootcert=system', 'sslrootcert=system needs sslmode=verify-full'],
  [
    'postgres://o:secret@h/d?sslrootcert=/nowhere/ca.pem',
    'the file of sslrootcert, /nowhere/ca.pem, cannot be read (ENOENT)',
  ],
  ['postgres://o:secret@h/d?pgbouncer=true', 'the parameter "pgbouncer" is not known'],
  ['postgres://o:secret@h:99999/d', 'a host or port cannot be read'],
  ['postgres://o:%zz@h/d', 'a %-escape cannot be read'],
])('%s is refused when a command starts, without its password', (url, problem) => {
  const parse = () => parseEnv({ DATABASE_URL: url, OMBOR_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') });
  expect(parse).toThrow(problem);
  expect(parse).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }) as Error);
});

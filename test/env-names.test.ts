import { expect, test } from 'vitest';
import { listUnreadVariables } from '../src/env.ts';

const find = (...names: string[]) => listUnreadVariables(Object.fromEntries(names.map((name) => [name, 'x'])));

test.each([
  ['DATABASE_URLL', 'DATABASE_URL'],
  ['DATABASE_URI', 'DATABASE_URL'],
  ['DATABSAE_URL', 'DATABASE_URL'],
  ['PUBLIC_URl', 'PUBLIC_URL'],
  ['OMBOR_ENCRYPTON_KEY', 'OMBOR_ENCRYPTION_KEY'],
])('%s is reported with %s', (name, near) => {
  expect(find(name)).toEqual([{ name, near }]);
});

test('a name that begins as ours and is near to none is reported alone', () => {
  expect(find('OMBOR_SECRET')).toEqual([{ name: 'OMBOR_SECRET', near: undefined }]);
});

test('variables that are read, those of compose, and those of others are not reported', () => {
  expect(
    find('DATABASE_URL', 'OMBOR_BIND', 'OMBOR_DATABASE_PASSWORD', 'PATH', 'HOSTNAME', 'PORTS', 'LANG', 'NODE_ENV'),
  ).toEqual([]);
});

import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv as parseEnvFile } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withSite } from '../../src/cli/install/files.ts';
import { createMachine } from '../../src/cli/install/machine.ts';
import { runSteps } from '../../src/cli/install/run-steps.ts';
import { makePassphrase, makeSettings } from '../../src/cli/install/settings-file.ts';
import { parseEnv } from '../../src/env.ts';
import { readProjectFile } from '../docs/blocks.ts';
import { runOmbor } from '../support/command.ts';
import { createTestDirectory } from '../support/directory.ts';

let root: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ directory: root, remove } = await createTestDirectory());
});
afterAll(() => remove());

const install = (...words: string[]) => runOmbor(['install', '--domain', 'shop.example', '--root', root, ...words]);
const read = (file: string) => readFile(path.join(root, file), 'utf8');
const project = path.join(import.meta.dirname, '../..');

test('--dry-run prints every file and command without secrets, and writes nothing', async () => {
  const { code, lines } = await install('--dry-run', '--set', 'TELEGRAM_BOT_TOKEN=123456:very-secret-token');
  const text = lines.join('\n');
  expect(code).toBe(0);
  expect(lines[0]).toBe('To put Ombor up for https://shop.example:');
  for (const part of [
    'apt-get -y -qq --no-install-recommends install caddy',
    '/etc/ombor/ombor.env (0640, root:ombor)',
    'OMBOR_ENCRYPTION_KEY=…',
    'TELEGRAM_BOT_TOKEN=…',
    '/etc/systemd/system/ombor-backup.timer (0644, root:root)',
    '| shop.example {',
    'systemctl enable ombor.service ombor-backup.timer',
    'ombor login-link --role owner --name owner',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('very-secret-token');
  expect(await readdir(root)).toEqual([]);
});

test('--root writes the files, runs nothing, and prints once what is to be put away', async () => {
  const { code, lines } = await install();
  const text = lines.join('\n');
  expect(code).toBe(0);
  expect(text).toMatch(/^1\/\d+ Install Caddy .*: left out: --root writes files only$/m);
  expect(text).toMatch(/^3\/\d+ Write the settings: done$/m);
  const file = await read('etc/ombor/ombor.env');
  const settings = parseEnvFile(file);
  expect((await stat(path.join(root, 'etc/ombor/ombor.env'))).mode & 0o777).toBe(0o640);
  expect(text).toContain(`  OMBOR_ENCRYPTION_KEY=${settings.OMBOR_ENCRYPTION_KEY}\n`);
  expect(text).toContain(`  BACKUP_PASSPHRASE=${settings.BACKUP_PASSPHRASE}\n`);
  expect(text).toContain('Backups stay on this machine (/var/backups/ombor)');
  expect(parseEnv(settings as Record<string, string>)).toMatchObject({
    publicUrl: 'https://shop.example',
    allowPrivateNetworks: false,
    databaseDir: '/var/lib/ombor/postgres',
    backups: { places: [{ kind: 'folder', folder: '/var/backups/ombor' }] },
  });
  const unit = await read('etc/systemd/system/ombor.service');
  expect(unit).toBe(readProjectFile('ops/systemd/ombor.service').replaceAll('/opt/ombor', project));
  expect(await read('etc/caddy/ombor.caddy')).toMatch(/^shop\.example \{\n(?:\t.*\n)*\}\n$/m);
  expect(await read('etc/caddy/Caddyfile')).toBe('import /etc/caddy/ombor.caddy\n');
  expect((await stat(path.join(root, 'usr/local/bin/ombor'))).mode & 0o777).toBe(0o755);
});

test('a second run keeps every setting and secret, and what a person wrote', async () => {
  const file = path.join(root, 'etc/ombor/ombor.env');
  const before = `${await readFile(file, 'utf8')}# mine\nLOG_LEVEL=debug\n`;
  await writeFile(file, before);
  await writeFile(path.join(root, 'etc/caddy/Caddyfile'), 'other.example {\n}\n');
  const { code, lines } = await install();
  expect(code).toBe(0);
  expect(await readFile(file, 'utf8')).toBe(before);
  expect(lines.join('\n')).not.toContain('Put these away');
  expect(lines.join('\n')).toMatch(/^3\/\d+ Write the settings: was so already$/m);
  expect(await read('etc/caddy/Caddyfile')).toBe('other.example {\n}\nimport /etc/caddy/ombor.caddy\n');
});

test('what is given replaces what was there, and wrong settings are refused before anything is written', async () => {
  await install('--backup-to', '/mnt/other', '--set', 'LOG_LEVEL=warn', '--tls', 'internal');
  const file = await read('etc/ombor/ombor.env');
  expect(file).toMatch(/^BACKUP_TO=\/mnt\/other$/m);
  expect(file).toMatch(/^LOG_LEVEL=warn$/m);
  expect(file.match(/^LOG_LEVEL=/gm)).toHaveLength(1);
  expect(await read('etc/caddy/ombor.caddy')).toContain('shop.example {\n\ttls internal\n');
  const wrong = await install('--backup-to', 's3://shop-backups/nights');
  expect(wrong).toMatchObject({ code: 1, errors: expect.stringContaining('BACKUP_S3_ENDPOINT is required') });
  expect(await read('etc/ombor/ombor.env')).toBe(file);
});

test.each([['https://shop.example'], ['shop'], ['shop..example'], ['-shop.example'], ['shop.example/x']])(
  'the name %s is refused',
  async (name) => {
    const { code, errors } = await runOmbor(['install', '--domain', name, '--root', root]);
    expect(code).toBe(1);
    expect(errors).toContain('Expected a name such as shop.example');
  },
);

test('a step that fails is named with its reason and how to go on, and nothing after it is done', async () => {
  const machine = await createMachine(undefined);
  const done: string[] = [];
  const step = (title: string, run: () => Promise<void>) => ({ title, shows: [], needs: 'machine' as const, run });
  const steps = [
    step('First', async () => void done.push('first')),
    step('Second', async () => void (await machine.run('sh', '-c', 'echo no room >&2; exit 3'))),
    step('Third', async () => void done.push('third')),
  ];
  await expect(runSteps(machine, steps, () => {})).rejects.toThrow(
    /^Step 2\/3 Second failed: `sh -c .*` failed: no room\nNothing after it was done\. Correct it and run the same command again/,
  );
  expect(done).toEqual(['first']);
  await expect(machine.run('no-such-program')).rejects.toThrow('there is no such program');
});

test('a value that systemd and Node would read differently is refused, and one with spaces is quoted', () => {
  const none = new Map<string, string>();
  expect(() => makeSettings(undefined, new Map([['NAME', 'a$b']]), none, undefined)).toThrow('NAME has a character');
  const { text } = makeSettings(undefined, new Map([['NAME', 'two words']]), none, undefined);
  expect(text).toContain('NAME="two words"\n');
  expect(parseEnvFile(text).NAME).toBe('two words');
});

test('a database that was there before keeps its key', () => {
  const key = Buffer.alloc(32, 9);
  const { values } = makeSettings(undefined, new Map(), new Map(), key);
  expect(values.get('OMBOR_ENCRYPTION_KEY')).toBe(key.toString('base64'));
});

test('a passphrase can be copied from paper, and no two are the same', () => {
  const made = Array.from({ length: 50 }, makePassphrase);
  expect(new Set(made).size).toBe(50);
  for (const one of made) expect(one).toMatch(/^(?:[a-hjkmnp-z2-9]{5}-){5}[a-hjkmnp-z2-9]{5}$/);
});

test('the site is named once, whatever the Caddyfile ends with', () => {
  expect(withSite(':80 {\n}')).toBe(':80 {\n}\nimport /etc/caddy/ombor.caddy\n');
  expect(withSite(withSite(undefined))).toBe('import /etc/caddy/ombor.caddy\n');
});

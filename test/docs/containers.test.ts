import { expect, test } from 'vitest';
import { readProjectFile } from './blocks.ts';

const compose = readProjectFile('compose.yaml');
const section = (name: string): string =>
  compose.split(new RegExp(`^  ${name}:\n`, 'm'))[1]?.split(/^ {2}\S/m)[0] ?? '';

test('containers run exactly what package-lock.json names, run no script of a package, and are not root', () => {
  const dockerfile = readProjectFile('Dockerfile');
  expect(dockerfile).toMatch(/npm ci .*--ignore-scripts/);
  expect(dockerfile).not.toMatch(/npm (install|i) /);
  expect(dockerfile.indexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('RUN '));
});

test('every service is pinned to a version or built here, and gets no new privileges', () => {
  expect([...compose.matchAll(/image: (\S+)/g)].map((match) => match[1])).toEqual([
    expect.stringMatching(/^postgres:\d+\.\d+$/),
    expect.stringMatching(/^caddy:\d+\.\d+$/),
  ]);
  for (const name of ['postgres', 'proxy', 'prepare', 'migrate', 'serve', 'work']) {
    const text = section(name);
    expect(text.includes('no-new-privileges:true') || text.includes('<<: *ombor'), name).toBe(true);
  }
  expect(compose.split('\nservices:')[0]).toContain('no-new-privileges:true');
});

test('ports are open to this machine only unless another address is set, those of the proxy apart', () => {
  expect(compose.match(/ports: .*/g)).toHaveLength(2);
  expect(section('proxy')).toContain('ports: ["80:80", "443:443"]');
  expect(section('proxy')).toContain('profiles: [proxy]');
  expect(compose).toMatch(/ports: \["\$\{OMBOR_BIND:-127\.0\.0\.1\}:4000-4009:4000"\]/);
  expect(section('postgres')).not.toContain('ports:');
});

test('only the service that prepares the database knows the superuser', () => {
  const parts = compose.split('POSTGRES_PASSWORD:?');
  expect(parts).toHaveLength(3);
  expect(section('postgres')).toContain('POSTGRES_PASSWORD:?');
  expect(section('prepare')).toContain('POSTGRES_PASSWORD:?');
  expect(compose.split('\nservices:')[0]).toContain('POSTGRES_PASSWORD: ""');
});

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from '../../src/db/postgres/postgres-process.ts';
import { readProjectFile } from '../docs/blocks.ts';
import { createAuthority } from './certificates.ts';
import { until } from './until.ts';

/** A proxy of Debian with the file that we ship for it. */
export type ProxyName = 'caddy' | 'nginx';

/** A running proxy. */
export interface RunningProxy {
  url: string;
  /** Of the authority that its certificate is from. */
  authority: string;
  stop(): Promise<void>;
}

/** Whether the machine has it. */
export const hasProxy = (name: ProxyName): Promise<boolean> =>
  promisify(execFile)(name, [name === 'nginx' ? '-v' : 'version']).then(
    () => true,
    () => false,
  );

/** Starts it before an Ombor, for the name localhost. Only names, ports and certificates of the shipped file are replaced. */
export async function startProxy(name: ProxyName, omborUrl: string, directory: string): Promise<RunningProxy> {
  const [http, https] = [await findFreePort(), await findFreePort()];
  const authority = await createAuthority(directory, name);
  const { certificate, key } = await authority.issue(`${name}-site`, 'localhost', ['DNS:localhost']);
  const place = { ombor: new URL(omborUrl).host, http, https, certificate, key, directory };
  const words = await (name === 'nginx' ? prepareNginx(place) : prepareCaddy(place));
  const child = spawn(name, words, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, HOME: directory },
  });
  let log = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    log = (log + bytes.toString()).slice(-2_000);
  });
  await until(
    () => isUp(https, child),
    (up) => {
      if (up === 'ended') throw new Error(`${name} ended: ${log}`);
      return up === 'up';
    },
    20_000,
  );
  return {
    url: `https://localhost:${https}`,
    authority: authority.certificate,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

interface Place {
  ombor: string;
  http: number;
  https: number;
  certificate: string;
  key: string;
  directory: string;
}

async function prepareNginx({ ombor, http, https, certificate, key, directory }: Place): Promise<string[]> {
  const site = readProjectFile('ops/proxy/nginx.conf')
    .replaceAll('ombor.example', 'localhost')
    .replaceAll('127.0.0.1:4000', ombor)
    .replaceAll('/etc/letsencrypt/live/localhost/fullchain.pem', certificate)
    .replaceAll('/etc/letsencrypt/live/localhost/privkey.pem', key)
    .replaceAll(/listen (\[::\]:)?80;/g, `listen $1${http};`)
    .replaceAll(/listen (\[::\]:)?443 /g, `listen $1${https} `);
  await writeFile(path.join(directory, 'site.conf'), site);
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = folders.map((one) => `${one}_temp_path ${directory}/${one};`).join('\n');
  const whole = `pid ${directory}/nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${temporary}\ninclude ${directory}/site.conf;\n}\n`;
  await writeFile(path.join(directory, 'nginx.conf'), whole);
  return ['-c', path.join(directory, 'nginx.conf'), '-g', 'daemon off;'];
}

async function prepareCaddy({ ombor, http, https, certificate, key, directory }: Place): Promise<string[]> {
  const site = readProjectFile('ops/proxy/Caddyfile')
    .replace('ombor.example {', `localhost {\n\ttls ${certificate} ${key}`)
    .replaceAll('127.0.0.1:4000', ombor);
  const options = `{\n\tadmin off\n\thttp_port ${http}\n\thttps_port ${https}\n\tstorage file_system ${directory}/caddy\n}\n`;
  await mkdir(path.join(directory, 'caddy'));
  await writeFile(path.join(directory, 'Caddyfile'), options + site);
  return ['run', '--adapter', 'caddyfile', '--config', path.join(directory, 'Caddyfile')];
}

async function isUp(port: number, child: ChildProcess): Promise<'up' | 'waits' | 'ended'> {
  if (child.exitCode !== null) return 'ended';
  return fetch(`https://localhost:${port}/health`).then(
    () => 'up',
    // Its certificate is not trusted yet: somebody answers.
    ({ cause }: { cause?: { code?: string } }) => (cause?.code === 'ECONNREFUSED' ? 'waits' : 'up'),
  );
}

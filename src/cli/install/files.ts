import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { WantedFile } from './machine.ts';
import type { InstallOptions } from './options.ts';

/** Where the files of ops/ say that Ombor is. */
const usualCode = '/opt/ombor';

/** The files that are the same on every machine but for the place of the code. */
export async function readUnits(code: string): Promise<WantedFile[]> {
  const units = ['ombor.service', 'ombor-backup.service', 'ombor-backup.timer'];
  return Promise.all(
    units.map(async (name) => ({
      path: `/etc/systemd/system/${name}`,
      text: await readTemplate(code, `systemd/${name}`),
      mode: 0o644,
      owner: 'root:root',
    })),
  );
}

/** The command `ombor` for root. */
export async function readWrapper(code: string): Promise<WantedFile> {
  return { path: '/usr/local/bin/ombor', text: await readTemplate(code, 'ombor'), mode: 0o755, owner: 'root:root' };
}

/** The site of Ombor for Caddy. */
export async function readSite(code: string, { domain, tls }: InstallOptions): Promise<WantedFile> {
  const template = await readTemplate(code, 'proxy/Caddyfile');
  const [, site = ''] = template.split(/^(?=ombor\.example \{)/m);
  const own = site.replace('ombor.example {\n', `${domain} {\n${tls === 'internal' ? '\ttls internal\n' : ''}`);
  const text = `# Written by \`ombor install\` from ops/proxy/Caddyfile.\n${own}`;
  return { path: '/etc/caddy/ombor.caddy', text, mode: 0o644, owner: 'root:root' };
}

/** A Caddyfile with our site. What is in it stays. */
export function withSite(caddyfile: string | undefined): string {
  const line = 'import /etc/caddy/ombor.caddy';
  const text = caddyfile ?? '';
  if (text.split('\n').includes(line)) return text;
  return `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${line}\n`;
}

async function readTemplate(code: string, name: string): Promise<string> {
  return (await readFile(path.join(code, 'ops', name), 'utf8')).replaceAll(usualCode, code);
}

import path from 'node:path';
import { InvalidArgumentError } from 'commander';

/** The options of `ombor install`. */
export interface InstallOptions {
  domain: string;
  tls: 'auto' | 'internal';
  backupTo?: string;
  set?: ReadonlyMap<string, string>;
  dryRun?: true;
  root?: string;
}

/** Reads a name that a certificate can be for. */
export function domainName(text: string): string {
  const name = text.toLowerCase();
  if (name.length > 253 || !/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(name)) {
    throw new InvalidArgumentError('Expected a name such as shop.example, without https://.');
  }
  return name;
}

/** Adds a setting, as NAME=VALUE. */
export function setting(text: string, others: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Expected NAME=VALUE.');
  return new Map([...others, [name, value]]);
}

/** Reads a folder that takes the place of the machine. */
export function rootFolder(text: string): string {
  const folder = path.resolve(text);
  if (folder === '/') throw new InvalidArgumentError('Expected a folder other than /.');
  return folder;
}

import { readFileSync } from 'node:fs';

interface Package {
  version: string;
}

/** The release of this code, such as 0.1.0. */
export const release = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Package)
  .version;

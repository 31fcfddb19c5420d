// Prints what CHANGELOG.md says of a version: the text of its tag. `node scripts/release-notes.ts 0.1.0`
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findNotes } from './changelog.ts';

const root = path.join(import.meta.dirname, '..');
const [version] = process.argv.slice(2);
if (version === undefined) throw new Error('Say which: node scripts/release-notes.ts 0.1.0');
const { version: own } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
if (own !== version) throw new Error(`package.json has the version ${own}, not ${version}: run npm version first.`);
process.stdout.write(
  `Ombor ${version}\n\n${findNotes(await readFile(path.join(root, 'CHANGELOG.md'), 'utf8'), version)}\n`,
);

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listBreakingChanges } from './schema-changes.ts';

// `npm run breaking`: compares schema.graphql with the one of the last release.
const read = (name: string): string => readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');
const changes = listBreakingChanges(read('schema.released.graphql'), read('schema.graphql'));

if (changes.length > 0) {
  process.stderr.write(
    `schema.graphql would break clients of the released schema:\n${changes.map((change) => `  - ${change}\n`).join('')}` +
      'Keep what is there, mark it @deprecated, and add the new beside it; it may go 12 months later.\n' +
      'A release that takes it away all the same is made by: cp schema.graphql schema.released.graphql\n',
  );
  process.exitCode = 1;
}

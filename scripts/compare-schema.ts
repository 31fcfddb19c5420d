import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listBreakingChanges } from './schema-changes.ts';

// `npm run breaking`: compares schema.graphql with the released one.
const read = (name: string): string => readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');
const changes = listBreakingChanges(read('schema.released.graphql'), read('schema.graphql'));

if (changes.length > 0) {
  process.stderr.write(
    `schema.graphql breaks clients of the released schema:\n${changes.map((change) => `  - ${change}\n`).join('')}` +
      'Keep the old part, mark it @deprecated, and add the new part beside it. Remove the old part after 12 months.\n' +
      'To release a breaking change on purpose: cp schema.graphql schema.released.graphql\n',
  );
  process.exitCode = 1;
}

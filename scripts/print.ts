import { printSchemaWithRoles } from '../src/graphql/descriptions/requires.ts';
import { createSchema } from '../src/graphql/schema.ts';

// `npm run generate` writes this to schema.graphql; CI checks that the file is up to date.
process.stdout.write(`${printSchemaWithRoles(createSchema())}\n`);

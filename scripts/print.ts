import { printSchema } from 'graphql';
import { createSchema } from '../src/graphql/schema.ts';

// `npm run generate` writes this to schema.graphql; CI checks that the file is up to date.
process.stdout.write(`${printSchema(createSchema())}\n`);

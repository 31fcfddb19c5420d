import { printSchema } from 'graphql';
import { createSchema } from '../src/graphql/schema.ts';

// `npm run generate` writes this into schema.graphql; CI checks that it was done.
process.stdout.write(`${printSchema(createSchema())}\n`);

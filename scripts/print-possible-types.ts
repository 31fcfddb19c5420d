import { isAbstractType } from 'graphql';
import { createSchema } from '../src/graphql/schema.ts';

// `npm run generate` writes this to possible-types.json, in the form of graphql-codegen's fragment-matcher: caches such as Apollo's
// need it to know that a ValidationError is an Error.
const schema = createSchema();
const abstract = Object.values(schema.getTypeMap()).filter(
  (type) => isAbstractType(type) && !type.name.startsWith('__'),
);
const possibleTypes = Object.fromEntries(
  abstract
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((type) => [type.name, isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : []]),
);
process.stdout.write(`${JSON.stringify({ possibleTypes }, null, 2)}\n`);

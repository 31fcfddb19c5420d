import { describeApi } from '../src/http/openapi/document.ts';

// `npm run generate` writes this to openapi.json; CI lints it and checks that the file is up to date.
process.stdout.write(`${JSON.stringify(describeApi('/'), null, 2)}\n`);

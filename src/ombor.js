#!/usr/bin/env node
// The npm scripts begin here: an older Node cannot even load main.ts ("Unknown file extension"), but it can read this file.
import { explainOldNode } from './node-version.js';

const problem = explainOldNode();
if (problem === undefined) {
  await import('./main.ts');
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

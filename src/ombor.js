#!/usr/bin/env node
// The npm scripts begin here: an older Node cannot even load main.ts ("Unknown file extension"), but it can read this file.
import { explainOldNode } from './node-version.js';

const problem = explainOldNode();
if (problem === undefined) {
  loadSettings();
  await import('./main.ts');
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

// Not by Node's option --env-file-if-exists: an older Node would end with "bad option" before it can say which Node is needed. What is
// set already stays as it is. A container and a process manager have settings of their own: they start main.ts, which reads no file.
function loadSettings() {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
}

import { readFileSync } from 'node:fs';

/**
 * What to say on a Node that is older than package.json asks for; undefined: it is new enough. In JavaScript, because an older
 * Node cannot load TypeScript.
 * @param {string} current
 * @returns {string | undefined}
 */
export function explainOldNode(current = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const needed = /\d+/.exec(engines.node)?.[0];
  if (Number.parseInt(current, 10) >= Number(needed)) return undefined;
  return `Ombor needs Node ${needed} or newer, and this is Node ${current}: run "npm ci", which installs it here, then "npm start" or "npm run ombor -- --help", which use it.`;
}

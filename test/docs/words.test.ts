import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readBlocks, readProjectFile } from './blocks.ts';

const root = path.join(import.meta.dirname, '../..');
const pages = ['README.md', 'CHANGELOG.md', ...globSync(['docs/*.md', 'docs/marketplaces/*.md'], { cwd: root })];
const forCallers = pages.filter((page) => /^(README|docs\/api|docs\/marketplaces)/.test(page));

/** The sentences of a page, with their line: without fenced blocks and without code. */
function readSentences(page: string): string[] {
  const prose = readBlocks(page).reduce(
    (text, block) => text.replace(`\n${block.text}\`\`\``, `\n${'\n'.repeat(block.text.split('\n').length - 1)}\`\`\``),
    readProjectFile(page),
  );
  return prose.split('\n').map((line, index) => `${page}:${index + 1} ${line.replace(/`[^`]*`/g, 'CODE')}`);
}

/** Words that readers who learnt English at school do not know in this sense, beside the words to use, and the pages. */
const flagged: [string, RegExp, string[]][] = [
  ['reported, sent, notified', /\b(told|tells?|telling)\b/i, pages],
  ['fix', /\bmend(s|ed|ing)?\b/i, pages],
  ['expected', /\bwanted\b/i, pages],
  ['again', /\bafresh\b/i, pages],
  ['failed attempts', /\bin vain\b/i, pages],
  ['marketplace', /\bplaces? of sale\b/i, pages],
  ['returns, has', /\b(gives?|gave|given)\b/i, forCallers],
  ['omitted', /\babsent\b/i, forCallers],
  ['error', /\bfaults?\b/i, forCallers],
];

test.each(flagged)('pages say %s in plain words', (_better, words, where) => {
  expect(where.flatMap(readSentences).filter((sentence) => words.test(sentence))).toEqual([]);
});

import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** A fenced block of a page: ```language info. */
export interface Block {
  /** Where it begins, as editors write it: `docs/api.md:12`. */
  place: string;
  language: string;
  info: string;
  text: string;
}

/** The text of a file of the project. */
export function readProjectFile(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** All fenced blocks of a page, in their order. */
export function readBlocks(file: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [index, line] of readProjectFile(file).split('\n').entries()) {
    const fence = /^```(\S*) ?(.*)$/.exec(line);
    if (open && line === '```') open = void blocks.push(open);
    else if (open) open.text += `${line}\n`;
    else if (fence) open = { place: `${file}:${index + 1}`, language: fence[1]!, info: fence[2]!, text: '' };
  }
  if (open) throw new Error(`${open.place}: the block has no end`);
  return blocks;
}

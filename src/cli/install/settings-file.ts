import { randomBytes } from 'node:crypto';

/** Letters and digits that cannot be taken for each other on paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 6;
const groupLetters = 5;

/** Where the settings of the service are. */
export const settingsPath = '/etc/ombor/ombor.env';

/** Settings that were made now: a person must put some of them away. */
export interface MadeSettings {
  text: string;
  /** Names of those that did not exist before. */
  made: string[];
  values: ReadonlyMap<string, string>;
}

/** A passphrase that can be copied from paper: six groups of five, some 149 bits. */
export function makePassphrase(): string {
  const letters = Array.from({ length: groups * groupLetters }, () => pickLetter()).join('');
  return letters.match(new RegExp(`.{${groupLetters}}`, 'g'))!.join('-');
}

/** Every letter as often: bytes beyond the last whole round are drawn again. */
function pickLetter(): string {
  const rounds = 256 - (256 % alphabet.length);
  for (;;) {
    const [byte = 0] = randomBytes(1);
    if (byte < rounds) return alphabet[byte % alphabet.length]!;
  }
}

/**
 * The settings of the service. What the file has stays, what was given replaces it, and what is missing is made: `before`: the file as it
 * is; `given`: by the person; `usual`: where neither has it; `ownKey`: the key of an embedded database that is there already.
 */
export function makeSettings(
  before: string | undefined,
  given: ReadonlyMap<string, string>,
  usual: ReadonlyMap<string, string>,
  ownKey: Buffer | undefined,
): MadeSettings {
  const found = readSettings(before ?? '');
  const secrets = new Map([
    ['OMBOR_ENCRYPTION_KEY', () => (ownKey ?? randomBytes(32)).toString('base64')],
    ['BACKUP_PASSPHRASE', makePassphrase],
    ['METRICS_TOKEN', () => randomBytes(16).toString('hex')],
  ]);
  const made = [...secrets.keys()].filter((name) => !found.has(name) && !given.has(name));
  const added = new Map([...usual, ...made.map((name) => [name, secrets.get(name)!()] as const)]);
  const values = new Map([...added, ...found, ...given]);
  const kept = (before ?? heading).split('\n').filter((line) => line !== '' || before !== undefined);
  const lines = kept.map((line) => {
    const name = nameOf(line);
    return name !== undefined && given.has(name) ? toLine(name, given.get(name)!) : line;
  });
  const missing = [...values].filter(([name]) => !found.has(name)).map(([name, value]) => toLine(name, value));
  const text = `${[...trimEnd(lines), ...missing].join('\n')}\n`;
  return { text, made, values };
}

const heading = [
  '# Settings of Ombor: docs/configuration.md. After a change: systemctl restart ombor',
  '# Whoever reads OMBOR_ENCRYPTION_KEY and the database reads your marketplace credentials.',
].join('\n');

function trimEnd(lines: string[]): string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, last + 1);
}

const nameOf = (line: string): string | undefined => /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];

function readSettings(text: string): Map<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const name = nameOf(line);
      if (name === undefined) return [];
      return [[name, line.slice(name.length + 1).replace(/^"(.*)"$/, '$1')] as const];
    }),
  );
}

/** A line that systemd and Node read alike. Throws an Error for the operator when a value cannot be written so. */
function toLine(name: string, value: string): string {
  if (/["\\$`\r\n]/.test(value)) {
    throw new Error(`${name} has a character that cannot stand in ${settingsPath}: none of " \\ $ \` or a new line.`);
  }
  return `${name}=${/^[\w@%+=:,./-]*$/.test(value) ? value : `"${value}"`}`;
}

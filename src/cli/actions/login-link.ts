import type { KeyRole } from '../../db/api-keys.ts';
import { linkMinutes } from '../../db/sessions/sign-in-links.ts';
import { parseEnv } from '../../env.ts';
import { commandLineActor } from '../base/command-line.ts';
import { withDatabase } from '../base/database.ts';
import { print, printError } from '../base/print.ts';
import { consoleAddress, makeSignInLink } from '../base/sign-in-link.ts';

/** The options of `ombor login-link`. */
export interface LoginLinkOptions {
  role: KeyRole;
  name: string;
  seesMoney?: true;
  seesBuyers?: true;
}

/** Makes a one-time link and prints it. */
export async function createLoginLink({ role, name, ...rights }: LoginLinkOptions): Promise<void> {
  const env = parseEnv();
  const page = consoleAddress(env);
  const person = { name, role, ...rights, createdBy: commandLineActor() };
  print(`${await withDatabase(env, (sql) => makeSignInLink(sql, page, person))}\n`);
  printError(
    `This link signs ${name} in as ${role}, once, within ${linkMinutes} minutes. Whoever opens it first is signed in.\n`,
  );
}

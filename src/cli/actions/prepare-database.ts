import { prepareOwner } from '../../db/postgres/schema-owner.ts';
import { parseEnv } from '../../env.ts';
import { printLine } from '../base/print.ts';

/** Prepares the role that Ombor works as on a server of your own. */
export async function prepareDatabase(): Promise<void> {
  const { databaseUrl, databaseSuperuserUrl } = parseEnv();
  if (databaseUrl === undefined || databaseSuperuserUrl === undefined) {
    throw new Error(
      'DATABASE_URL and DATABASE_SUPERUSER_URL are required: the role that Ombor works as, and a superuser. ' +
        'The embedded database prepares its role itself.',
    );
  }
  const { username, password } = new URL(databaseUrl);
  const role = decodeURIComponent(username);
  if (role === '' || password === '') throw new Error('DATABASE_URL must have a user and a password.');
  if (role === decodeURIComponent(new URL(databaseSuperuserUrl).username)) {
    throw new Error(`DATABASE_URL names the superuser "${role}" itself: expected another role, which is made.`);
  }
  await prepareOwner(databaseSuperuserUrl, { role, password: decodeURIComponent(password) });
  printLine(`The role ${role} owns the database and is no superuser.`);
}

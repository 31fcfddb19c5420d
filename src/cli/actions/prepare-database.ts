import { prepareOwner } from '../../db/postgres/schema-owner.ts';
import { parseEnv } from '../../env.ts';
import { readPostgresAddress } from '../../postgres-address.ts';
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
  const { user: role, password } = readPostgresAddress(databaseUrl);
  if (role === undefined || password === undefined) throw new Error('DATABASE_URL must have a user and a password.');
  if (role === readPostgresAddress(databaseSuperuserUrl).user) {
    throw new Error(`DATABASE_URL names the superuser "${role}" itself: expected another role, which is made.`);
  }
  await prepareOwner(databaseSuperuserUrl, { role, password });
  printLine(`The role ${role} owns the database and is no superuser.`);
}

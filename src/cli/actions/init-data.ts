import { sign } from '@tma.js/init-data-node';
import { parseEnv } from '../../env.ts';
import { testBotToken } from '../../secrets.ts';
import { openDatabase } from '../base/database.ts';
import { print, printError } from '../base/print.ts';
import { shopAddress } from '../base/shop-address.ts';
import { serverAddress } from '../base/sign-in-link.ts';

/** The options of `ombor init-data`. */
export interface InitDataOptions {
  user: string;
  name: string;
}

/** Prints initData of a test buyer, as Telegram would sign it now. */
export async function printInitData({ user, name }: InitDataOptions): Promise<void> {
  const env = parseEnv();
  if (env.databaseUrl !== undefined) {
    throw new Error('Test buyers exist on the embedded database only: with DATABASE_URL buyers come from Telegram.');
  }
  const database = await openDatabase(env);
  try {
    const token = env.telegramBotToken ?? testBotToken(database.encryptionKey);
    const initData = sign({ user: { id: Number(user), first_name: name } }, token, new Date());
    print(`${initData}\n`);
    if (env.publicUrl !== undefined || env.port !== 0) {
      printError(`The shop as this buyer sees it, for a browser: ${shopAddress(serverAddress(env), initData)}\n`);
    }
  } finally {
    await database.stop();
  }
  printError(
    `This is the initData of the test buyer ${name}, for ${env.telegramInitDataMaxAgeS} s. Send it as "Authorization: tma <initData>", or ` +
      'exchange it by signIn.\n',
  );
}

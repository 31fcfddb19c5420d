import { resumeAfterRestore } from '../../db/restores.ts';
import { parseEnv } from '../../env.ts';
import { withDatabase } from '../base/database.ts';
import { print } from '../base/print.ts';

/** Lets calls go out again after a restore; also where none was noticed. */
export async function resume(): Promise<void> {
  const how = await withDatabase(parseEnv(), (sql) => resumeAfterRestore(sql));
  const found = how === undefined ? 'No restore had been noticed' : 'Marketplaces are called again';
  print(
    `${found}. A new era began: live subscribers read everything again, and every figure is sent again to marketplaces that are not paused.\n`,
  );
}

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type BackupContent, readBackupContent } from '../db/backups/backups.ts';
import { connect } from '../db/client.ts';
import { restoreBackup } from '../db/postgres/backup.ts';
import { startEmbedded } from '../db/postgres/embedded.ts';
import { checkAllBooks } from '../db/stock/books.ts';
import { unpackSealed } from './archive.ts';

/**
 * Restores a sealed file into a database of its own in a new folder of `room`, checks its books, and compares its content with what there
 * was when it began. Nothing of it is left. Throws an Error that says what is wrong with the backup.
 */
export async function testBackup(
  { file, passphrase, room }: { file: string; passphrase: string; room: string },
  atLeast: BackupContent,
): Promise<BackupContent> {
  const [opened, restored] = [path.join(room, 'opened'), path.join(room, 'restored')];
  try {
    await unpackSealed(file, opened, passphrase);
    await restoreBackup(opened, restored);
    await rm(opened, { recursive: true, force: true });
    return await checkRestored(restored, atLeast);
  } finally {
    await rm(opened, { recursive: true, force: true });
    await rm(restored, { recursive: true, force: true });
  }
}

async function checkRestored(directory: string, atLeast: BackupContent): Promise<BackupContent> {
  // What is thrown away need not wait for the disk.
  const server = await startEmbedded({ directory, durable: false });
  const sql = connect(server.url, { max: 1, applicationName: 'ombor backup test', statementTimeoutMs: 0 });
  try {
    const { problems, products } = await checkAllBooks(sql);
    const [first] = problems;
    if (first)
      throw new Error(`The restored books do not balance: ${first.sku} ${first.problem}. Run \`ombor check\`.`);
    const content = await readBackupContent(sql);
    if (BigInt(content.newestMovement) < BigInt(atLeast.newestMovement) || products < atLeast.products)
      throw new Error(
        `The backup lacks what was there before it began: it has ${products} of ${atLeast.products} products.`,
      );
    return content;
  } finally {
    await sql.end();
    await server.stop();
  }
}

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toBackupName } from '../../src/backups/names.ts';
import { createFolder } from '../../src/backups/targets/folder.ts';
import { createS3 } from '../../src/backups/targets/s3.ts';
import { createTelegramChat } from '../../src/backups/targets/telegram-chat.ts';
import { createMarketplaceHttp } from '../../src/marketplaces/http.ts';
import { type BucketStandIn, bucketRegion, startBucket } from '../support/bucket.ts';
import { createTestDirectory } from '../support/directory.ts';

const http = createMarketplaceHttp({ allowPrivateNetworks: true });
let bucket: BucketStandIn;
let root: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ directory: root, remove } = await createTestDirectory());
  bucket = await startBucket();
});
afterAll(async () => {
  await bucket.stop();
  await http.close();
  await remove();
});

const nights = [1, 2, 3, 4].map((day) => toBackupName(new Date(Date.UTC(2027, 0, day, 2, 30))));

async function writeBackup(bytes: Buffer = randomBytes(100_000)): Promise<string> {
  const file = path.join(root, 'made.sealed');
  await writeFile(file, bytes);
  return file;
}

test('a folder keeps the newest backups and every other file; one that is missing is not made', async () => {
  const folder = path.join(root, 'kept');
  const target = createFolder(folder, 2);
  const file = await writeBackup();
  await expect(target.put(file, nights[0]!)).rejects.toThrow(
    `The folder ${folder} of BACKUP_TO does not exist. Is its disk mounted?`,
  );
  await mkdir(folder);
  await writeFile(path.join(folder, 'letter.sealed'), 'mine');
  for (const night of nights) await target.put(file, night);
  expect((await readdir(folder)).toSorted()).toEqual(['letter.sealed', nights[2], nights[3]]);
  expect((await readFile(path.join(folder, nights[3]!))).equals(await readFile(file))).toBe(true);
});

const toBucket = (secret = bucket.secret) =>
  createS3(http, {
    bucket: bucket.bucket,
    prefix: 'ombor nights/',
    account: { endpoint: bucket.url, region: bucketRegion, keyId: bucket.keyId, secret },
    keep: 2,
  });

test('a bucket gets signed requests, the whole file, and keeps the newest', async () => {
  bucket.objects.set('ombor nights/letter', Buffer.from('mine'));
  const file = await writeBackup();
  for (const night of nights) await toBucket().put(file, night);
  expect([...bucket.objects.keys()].toSorted()).toEqual(
    ['letter', nights[2], nights[3]].map((name) => `ombor nights/${name}`).toSorted(),
  );
  expect(bucket.objects.get(`ombor nights/${nights[3]}`)?.equals(await readFile(file))).toBe(true);
});

test('a bucket that refuses says why, without the secret', async () => {
  const failure = toBucket('wrong-secret').put(await writeBackup(), nights[0]!);
  await expect(failure).rejects.toThrow('The bucket shop-backups refused PUT: SignatureDoesNotMatch.');
});

/** A stand-in of the Bot API that takes documents, or refuses them. */
async function startChat(refusal?: string) {
  const documents: { form: Buffer; url: string }[] = [];
  const server = createServer((request, response) => {
    void request.toArray().then((parts: Buffer[]) => {
      documents.push({ form: Buffer.concat(parts), url: request.url ?? '' });
      const answer = refusal === undefined ? { ok: true, result: {} } : { ok: false, description: refusal };
      response.writeHead(refusal === undefined ? 200 : 400).end(JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, documents, stop: () => new Promise((resolve) => server.close(resolve)) };
}

const token = '123456789:AAcanary-token_of-the-stand-in-bot0';

test('a Telegram chat gets a large backup in parts, which together are the file', async () => {
  const chat = await startChat();
  const bytes = randomBytes(46 * 1024 * 1024);
  await createTelegramChat(http, { apiUrl: chat.url, token, chat: '-100123' }).put(
    await writeBackup(bytes),
    nights[0]!,
  );
  expect(chat.documents.map(({ url }) => url)).toEqual([`/bot${token}/sendDocument`, `/bot${token}/sendDocument`]);
  const parts = chat.documents.map(({ form }) => {
    const head = form.indexOf('application/octet-stream\r\n\r\n') + 'application/octet-stream\r\n\r\n'.length;
    return { head: form.subarray(0, head).toString(), body: form.subarray(head, form.lastIndexOf('\r\n--ombor-')) };
  });
  expect(Buffer.concat(parts.map(({ body }) => body)).equals(bytes)).toBe(true);
  expect(parts[0]!.head).toContain('name="chat_id"\r\n\r\n-100123\r\n');
  expect(parts.map(({ head }) => /filename="([^"]+)"/.exec(head)?.[1])).toEqual([`${nights[0]}.01`, `${nights[0]}.02`]);
  await chat.stop();
}, 60_000);

test('a chat that refuses says why, without the token', async () => {
  const chat = await startChat('Forbidden: bot was blocked by the user');
  const small = await writeBackup();
  await expect(createTelegramChat(http, { apiUrl: chat.url, token, chat: '7' }).put(small, nights[0]!)).rejects.toThrow(
    'Telegram did not take the backup: Forbidden: bot was blocked by the user.',
  );
  await chat.stop();
  const gone = createTelegramChat(http, { apiUrl: chat.url, token, chat: '7' }).put(small, nights[0]!);
  await expect(gone).rejects.toThrow(
    /^Telegram did not take the backup: POST .*\/bot\[token\]\/sendDocument: no connection/,
  );
});

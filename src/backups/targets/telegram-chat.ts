import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { messageOf } from '../../errors.ts';
import type { MarketplaceHttp } from '../../marketplaces/http.ts';
import type { BackupTarget } from '../settings.ts';

/** The Bot API takes files of up to 50 MB. */
const partBytes = 45 * 1024 * 1024;
/** Some 1.8 GB: more in one night is no use of a chat. */
const maxParts = 40;
const timeoutMs = 600_000;

interface Chat {
  apiUrl: string;
  token: string;
  chat: string;
}

/** A chat of Telegram, in parts of 45 MB: https://core.telegram.org/bots/api#senddocument. Old ones stay in it. */
export function createTelegramChat(http: MarketplaceHttp, { apiUrl, token, chat }: Chat): BackupTarget {
  async function send(bytes: Buffer, name: string, caption: string): Promise<void> {
    const boundary = `ombor-${randomUUID()}`;
    const response = await http
      .request({
        bucket: 'telegram',
        method: 'POST',
        url: `${apiUrl}/bot${token}/sendDocument`,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        body: toForm(boundary, { chat_id: chat, caption, disable_notification: 'true' }, { name, bytes }),
        signal: AbortSignal.timeout(timeoutMs),
      })
      .catch((error: unknown) => {
        // The token is part of the address.
        throw new Error(`Telegram did not take the backup: ${messageOf(error).replaceAll(token, '[token]')}.`);
      });
    if (response.status !== 200) throw new Error(`Telegram did not take the backup: ${describe(response.text)}.`);
  }

  return {
    name: `Telegram chat ${chat}`,
    async put(file, name) {
      const handle = await open(file, 'r');
      try {
        const { size } = await handle.stat();
        const parts = Math.max(1, Math.ceil(size / partBytes));
        if (parts > maxParts) throw new Error(`The backup is too large for a Telegram chat: ${size} bytes.`);
        for (let part = 1; part <= parts; part += 1) {
          const bytes = Buffer.alloc(Math.min(partBytes, size - (part - 1) * partBytes));
          const { buffer } = await handle.read(bytes, 0, bytes.length, (part - 1) * partBytes);
          const suffix = parts === 1 ? '' : `.${String(part).padStart(2, '0')}`;
          await send(buffer, `${name}${suffix}`, `Ombor backup, tested${parts === 1 ? '' : `: ${part} of ${parts}`}`);
        }
      } finally {
        await handle.close();
      }
    },
  };
}

function toForm(
  boundary: string,
  fields: Readonly<Record<string, string>>,
  { name, bytes }: { name: string; bytes: Buffer },
): Buffer {
  const texts = Object.entries(fields).map(
    ([field, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="document"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(texts.join('') + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

function describe(text: string): string {
  return /"description"\s*:\s*"([^"]{1,200})"/.exec(text)?.[1] ?? 'it gave no reason';
}

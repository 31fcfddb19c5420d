import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** Reads a file of documents: id → text. Gives undefined when there is none, or none in that form. */
export function readTrustedDocuments(path: string): ReadonlyMap<string, string> | undefined {
  try {
    return new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path, 'utf8')))));
  } catch {
    return undefined;
  }
}

/** Reads networks such as `10.0.0.0/8, ::1`. Gives undefined for anything else. */
export function readNetworks(text: string): BlockList | undefined {
  const networks = new BlockList();
  for (const part of text.split(',').map((one) => one.trim())) {
    const [address = '', bits, ...rest] = part.split('/');
    const version = isIP(address);
    const longest = version === 6 ? 128 : 32;
    const prefix = bits === undefined ? longest : readPrefix(bits, longest);
    if (version === 0 || prefix === undefined || rest.length > 0) return undefined;
    networks.addSubnet(address, prefix, version === 6 ? 'ipv6' : 'ipv4');
  }
  return networks;
}

function readPrefix(text: string, longest: number): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= longest ? Number(text) : undefined;
}

/** Ids of Telegram chats (users, groups, @channels), each once. */
export function readChatIds(text: string): string[] | undefined {
  const ids = text.split(',').map((id) => id.trim());
  return ids.every((id) => /^(-?[1-9]\d{0,18}|@\w{4,32})$/.test(id)) ? [...new Set(ids)] : undefined;
}

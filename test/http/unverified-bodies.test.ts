import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { UnverifiedBodies } from '../../src/http/unverified-bodies.ts';

test('bodies of one address take 16 MiB at once and no more, whatever their length is said to be', async () => {
  const bodies = new UnverifiedBodies();
  const taken: (() => void)[] = [];
  const app = new Hono().post('/', (c) => {
    const release = bodies.take(c);
    if (release) taken.push(release);
    return c.json({ isTaken: release !== undefined });
  });
  const send = async (address: string, length?: string): Promise<boolean> => {
    const headers: Record<string, string> = length === undefined ? {} : { 'content-length': length };
    const init = { method: 'POST', headers };
    const answer = await app.request('/', init, { incoming: { socket: { remoteAddress: address } } });
    return ((await answer.json()) as { isTaken: boolean }).isTaken;
  };
  for (const length of ['65536', '1e9', undefined, '65536']) {
    for (let n = 0; n < 64; n += 1) expect(await send('203.0.113.1', length)).toBe(true);
  }
  expect(await send('203.0.113.1', '0')).toBe(false);
  expect(await send('203.0.113.2', '65536')).toBe(true);
  taken[0]?.();
  expect(await send('203.0.113.1', '1000')).toBe(true);
});

import { readFile } from 'node:fs/promises';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { createTestDirectory } from '../support/directory.ts';
import { connectLive } from '../support/live-client.ts';
import { hasProxy, type ProxyName, type RunningProxy, startProxy } from '../support/proxy.ts';

const owner = `Bearer ${ownerKey}`;
const app = useApp(useDatabase(), {
  role: 'api',
  env: { TRUSTED_PROXIES: '127.0.0.1,::1', FAILED_SIGN_INS_PER_MINUTE: '3' },
});

beforeAll(async () => {
  await app.query(`mutation { createProduct(input: { sku: "A", name: "A", quantity: 5 }) { __typename } }`);
});

const sell = () =>
  app.query(`mutation { adjustStock(input: { sku: "A", reason: WRITE_OFF, quantityChange: -1 }) { __typename } }`);

const proxies: ProxyName[] = ['caddy', 'nginx'];
const here = new Set((await Promise.all(proxies.map(async (name) => ((await hasProxy(name)) ? [name] : [])))).flat());

describe.each(proxies)('behind %s, with the file of ops/proxy', (name) => {
  const isMissing = !here.has(name);
  let proxy: RunningProxy | undefined;
  let remove: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    if (isMissing) return;
    let directory: string;
    ({ directory, remove } = await createTestDirectory());
    proxy = await startProxy(name, app.url, directory);
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), await readFile(proxy.authority, 'utf8')]);
  });
  afterAll(async () => {
    await proxy?.stop();
    await remove?.();
  });

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${proxy?.url}/graphql`, {
      method: 'POST',
      headers: { authorization: owner, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  test.skipIf(isMissing)('a query is answered over HTTPS, which browsers then insist on', async () => {
    const response = await post({ query: '{ viewer { role } }' });
    expect(await response.json()).toMatchObject({ data: { viewer: { role: 'OWNER' } } });
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  test.skipIf(isMissing)('a change reaches a WebSocket', async () => {
    const client = await connectLive(proxy?.url ?? '', owner);
    client.follow({ skus: ['A'] });
    await client.until(() => client.updates().length > 0);
    const before = client.updates().at(-1)?.stock ?? 0;
    await sell();
    await client.until(() => client.updates().some(({ stock }) => stock === before - 1));
    client.cut();
  });

  test.skipIf(isMissing)('an event stream passes each event on at once', async () => {
    const query = 'subscription { stockUpdated(skus: ["A"]) { stock } }';
    const response = await post({ query }, { accept: 'text/event-stream' });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const readUntil = async (word: string): Promise<string> => {
      let text = '';
      while (!text.includes(word)) text += (await reader.read()).value ?? '';
      return text;
    };
    const first = /"stock":(\d+)/.exec(await readUntil('"stock"'))?.[1];
    await sell();
    expect(await readUntil(`"stock":${Number(first) - 1}`)).toContain('event: next');
    await reader.cancel();
  });

  test.skipIf(isMissing)('who claims another address with each attempt is counted as one caller', async () => {
    const attempts = await Promise.all(
      Array.from({ length: 8 }, async (_one, index) => {
        const headers = { authorization: 'Bearer wrong', 'x-forwarded-for': `203.0.113.${index}` };
        return (await post({ query: '{ viewer { role } }' }, headers)).status;
      }),
    );
    expect(attempts).toContain(429);
  });
});

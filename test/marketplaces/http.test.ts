import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createMarketplaceHttp, type MarketplaceHttp } from '../../src/marketplaces/http.ts';
import { isPublicAddress } from '../../src/marketplaces/public-addresses.ts';
import { errorOf, noAbort, startScripted } from './scripted-marketplace.ts';

const opened: MarketplaceHttp[] = [];
const open = (options: Partial<Parameters<typeof createMarketplaceHttp>[0]> = {}) => {
  const http = createMarketplaceHttp({ allowPrivateNetworks: true, timeoutMs: 300, ...options });
  opened.push(http);
  return http;
};
const get = (http: MarketplaceHttp, url: string, signal = noAbort) =>
  http.request({ bucket: 'all', method: 'GET', url, signal });

afterEach(async () => {
  for (const http of opened.splice(0)) await http.close();
});

describe('calls to marketplaces', () => {
  test('method, headers and body arrive as given, and the Date of the answer is its clock', async () => {
    const { url, requests } = await startScripted([
      { status: 404, text: 'no', headers: { date: 'Fri, 09 Jan 2026 10:30:00 GMT', 'X-Own': '7' } },
    ]);
    const response = await open().request({
      bucket: 'all',
      method: 'PUT',
      url: `${url}/a?b=1`,
      headers: { authorization: 't' },
      body: '{"ü":1}',
      signal: noAbort,
    });
    expect(requests[0]).toMatchObject({
      method: 'PUT',
      path: '/a?b=1',
      headers: { authorization: 't' },
      body: '{"ü":1}',
    });
    expect(response).toMatchObject({ status: 404, text: 'no', date: new Date('2026-01-09T10:30:00Z') });
    expect(response.headers.get('x-own')).toBe('7');
    expect(response.headers.get('missing')).toBeNull();
  });

  test('a redirect is Rejected and not followed', async () => {
    const { url, requests } = await startScripted([
      { status: 302, headers: { location: '/elsewhere' } },
      { status: 200 },
    ]);
    expect(await errorOf(get(open(), url))).toMatchObject({ name: 'Rejected', httpStatus: 302 });
    expect(requests).toHaveLength(1);
  });

  test('a call may take a larger answer than others do', async () => {
    const { url } = await startScripted([{ status: 200, text: 'x'.repeat(300_000) }]);
    const wanted = { bucket: 'all', method: 'GET' as const, url, signal: noAbort, maxResponseBytes: 400_000 };
    expect((await open().request(wanted)).text).toHaveLength(300_000);
  });

  test('an answer that is too large is "unknown"', async () => {
    const { url } = await startScripted([
      { status: 200, text: 'x'.repeat(2_000) },
      { status: 200, text: 'x'.repeat(900) },
    ]);
    const http = open({ maxResponseBytes: 1_000 });
    expect(await errorOf(get(http, url))).toMatchObject({ name: 'RetryLater', outcome: 'unknown' });
    expect((await get(http, url)).text).toHaveLength(900);
  });

  test('a server that takes the connection and says nothing is given up after the time-out', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const startMs = performance.now();
    const error = await errorOf(get(open(), `http://127.0.0.1:${port}/`));
    expect(error).toMatchObject({
      name: 'RetryLater',
      outcome: 'unknown',
      message: expect.stringContaining('in time'),
    });
    expect(performance.now() - startMs).toBeLessThan(2_000);
    silent.close();
  });

  test('where nobody listens, nothing was applied', async () => {
    expect(await errorOf(get(open(), 'http://127.0.0.1:1/'))).toMatchObject({ outcome: 'not-applied' });
    expect(await errorOf(get(open(), 'http://no-such-host.invalid/'))).toMatchObject({ outcome: 'not-applied' });
  });

  test('a signal that is aborted already ends the call as "unknown"', async () => {
    const { url } = await startScripted([{ status: 200 }]);
    expect(await errorOf(get(open(), url, AbortSignal.abort()))).toMatchObject({
      name: 'RetryLater',
      outcome: 'unknown',
    });
  });

  test('every counter is told of every request that is sent, and of no other', async () => {
    const { url } = await startScripted([{ status: 200 }, { status: 500 }]);
    const counts = { all: 0, one: 0 };
    const http = open({ onCall: () => (counts.all += 1) });
    const one = http.counted(() => (counts.one += 1));
    await get(one, url);
    await errorOf(get(http, url));
    await errorOf(get(one, 'not a url'));
    expect(counts).toEqual({ all: 2, one: 1 });
  });

  test('no message shows the query of an address', async () => {
    const { url } = await startScripted([{ status: 500 }]);
    expect(String(await errorOf(get(open(), `${url}/p?key=canary`)))).not.toContain('canary');
  });
});

describe('where private networks are not allowed', () => {
  test('http is refused before anything is sent', async () => {
    const error = await errorOf(get(open({ allowPrivateNetworks: false }), 'http://example.com/'));
    expect(error).toMatchObject({ name: 'Rejected', message: expect.stringContaining('only https is allowed') });
  });

  test.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '10.1.2.3', '169.254.169.254', 'localhost', '2130706433'])(
    'https to %s is refused before a connection is made',
    async (host) => {
      let connections = 0;
      const server = createServer(() => {
        connections += 1;
      });
      await new Promise<void>((resolve) => server.listen(0, resolve));
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const error = await errorOf(get(open({ allowPrivateNetworks: false }), `https://${host}:${port}/`));
      expect(error).toMatchObject({ name: 'Rejected', httpStatus: null });
      expect(String(error)).toContain('not a public address');
      expect(connections).toBe(0);
      server.close();
    },
  );

  test.each(['0.0.0.0', '100.64.0.1', '172.31.255.255', '192.168.1.1', '198.19.0.1', '224.0.0.1', '255.255.255.255'])(
    '%s is not public',
    (address) => expect(isPublicAddress(address)).toBe(false),
  );

  test.each([
    '::',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '195.34.21.7', '2606:4700::1111', '2a02:6b8::1'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

import { expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';

const app = useApp(useDatabase(), { role: 'api' });

test('idle connections are kept for longer than the 60 s after which proxies close them', async () => {
  const response = await fetch(`${app.url}/health`);
  await response.text();
  expect(Number(/timeout=(\d+)/.exec(response.headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60);
});

import { sign } from '@tma.js/init-data-node';
import { expect, test } from 'vitest';
import { startApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();

test('after another TELEGRAM_BOT_TOKEN and METRICS_TOKEN the old ones let nobody in', async () => {
  const tokens = ['123456:first-token-of-the-bot-000000000000', '123456:second-token-of-the-bot-00000000000'] as const;
  const metrics = ['first-metrics-token-00', 'second-metrics-token-0'] as const;
  const initData = tokens.map((token) => `tma ${sign({ user: { id: 7, first_name: 'Lola' } }, token, new Date())}`);
  for (const present of [0, 1] as const) {
    const app = await startApp(db.url, {
      role: 'api',
      env: { TELEGRAM_BOT_TOKEN: tokens[present], METRICS_TOKEN: metrics[present] },
    });
    try {
      for (const one of [0, 1] as const) {
        const { status } = await app.post({ query: '{ viewer { role } }' }, initData[one]!);
        const scraped = await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${metrics[one]}` } });
        expect([status, scraped.status]).toEqual(one === present ? [200, 200] : [401, 401]);
      }
    } finally {
      await app.stop();
    }
  }
});

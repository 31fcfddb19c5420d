import { expect, test } from 'vitest';
import { listFirstPushes } from '../../../src/db/marketplaces/sync-state.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../../support/shop.ts';

const db = useDatabase();

test('the estimate is what is left at the pace of the last minutes, and there is none while nothing is sent', async () => {
  const { id: marketplaceId } = await addMarketplace(db.sql, { code: 'new' });
  await addMarketplace(db.sql, { code: 'other' });
  const listings: number[] = [];
  for (const sku of ['A', 'B', 'C']) {
    const { id: productId } = await addProduct(db.sql, { sku, quantity: 1 });
    listings.push(await addListing(db.sql, { marketplaceId, productId, sku }));
  }
  const answer = (ids: number[], secondsAgo: number) => db.sql`
    update pushes set pushed_version = owed_version, sent_at = now() - make_interval(secs => ${secondsAgo}),
      answered_at = now() - make_interval(secs => ${secondsAgo}) where id = any (${ids})`;
  const progress = { marketplaceId, marketplace: 'new', total: 3 };
  expect(await listFirstPushes(db.sql)).toEqual([{ ...progress, sent: 0, minutesLeft: null }]);

  await answer(listings.slice(0, 1), 80);
  expect(await listFirstPushes(db.sql, [marketplaceId])).toEqual([{ ...progress, sent: 1, minutesLeft: 3 }]);
  await answer(listings.slice(0, 1), 600);
  expect(await listFirstPushes(db.sql)).toEqual([{ ...progress, sent: 1, minutesLeft: null }]);

  await db.sql`update marketplaces set paused = true`;
  await answer(listings.slice(0, 1), 80);
  expect(await listFirstPushes(db.sql)).toEqual([{ ...progress, sent: 1, minutesLeft: null }]);
  await answer(listings, 0);
  expect(await listFirstPushes(db.sql)).toEqual([]);
});

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pageOf } from '../../../src/marketplaces/methods.ts';
import { noFaults } from '../../../src/simulator/faults.ts';
import { wideLimits } from '../../../src/simulator/limits.ts';
import { useDatabase } from '../../support/database.ts';
import { liftLimits } from '../../support/limits.ts';
import { useSimulator } from '../../support/simulator.ts';
import { openWatched, watchedNames } from '../watched-marketplace.ts';

const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
beforeAll(() => liftLimits(db.sql));

describe.each(watchedNames)('the answers of %s', (name) => {
  beforeEach(() => {
    const market = simulator.marketplaces[name];
    market.faults = noFaults();
    market.refuses = null;
  });
  const open = () => openWatched(db.sql, simulator, name);

  test('that are as expected raise nothing, and are noted', async () => {
    const shop = await open();
    expect(await shop.poll()).toBe('done');
    expect(await shop.alerts()).toEqual([]);
    const noted = await db.sql`
      select method from marketplace_methods where marketplace_id = ${shop.id} and used_at is not null and sign is null`;
    expect(noted.length).toBeGreaterThan(0);
  });

  test('that announce the end of their method raise an alert with the date, the use and the page, until they stop', async () => {
    const shop = await open();
    shop.market.faults.deprecates = true;
    await shop.poll();
    const alerts = await shop.alerts();
    expect(alerts.length).toBeGreaterThan(0);
    expect(new Set(alerts.map(({ sign, until, open: isOpen }) => [sign, until, isOpen].join()))).toEqual(
      new Set(['deprecated,2027-01-18T00:00:00.000Z,true']),
    );
    for (const { uses, method, page, detail } of await shop.parameters()) {
      expect(shop.methods.find((one) => one.name === method)?.uses).toEqual(uses);
      expect(page).toBe(pageOf(name));
      expect(detail).toBe('deprecation: @1796083200; sunset: Mon, 18 Jan 2027 00:00:00 GMT');
    }
    await shop.poll();
    const again = await shop.alerts();
    expect(again).toEqual(expect.arrayContaining(alerts));
    expect(new Set(again.map(({ method }) => method)).size).toBe(again.length);

    shop.market.faults.deprecates = false;
    await shop.age('2 minutes');
    shop.market.resetCalls();
    await shop.poll();
    // Some methods are not called by every poll: of those nobody knows better.
    const called = shop.called();
    expect(called.length).toBeGreaterThan(0);
    for (const { method, open: isOpen } of await shop.alerts()) {
      expect({ method, isOpen }).toEqual({ method, isOpen: !called.includes(method) });
    }
  });

  test('of the method that sets stock are watched too', async () => {
    const shop = await open();
    shop.market.faults.deprecates = true;
    await shop.push();
    const setting = shop.methods.find(({ uses }) => uses.includes('set_stock'))!;
    expect(await shop.alerts()).toContainEqual({
      method: setting.name,
      sign: 'deprecated',
      until: '2027-01-18T00:00:00.000Z',
      open: true,
    });
  });

  test('of a method that was shut down raise an alert for it and no other, until it answers again', async () => {
    const shop = await open();
    const lost = shop.methods.find(({ uses }) => uses.includes('new_orders'))!;
    const path = lost.name.split(' ')[1]!.replaceAll(/\{[^}]*\}/g, '[^/]+');
    shop.market.refuses = (request) => new RegExp(`^${path}$`).test(request.path);
    await shop.poll();
    expect(await shop.alerts()).toEqual([{ method: lost.name, sign: 'gone', until: null, open: true }]);
    shop.market.refuses = null;
    await shop.age('2 minutes');
    await shop.poll();
    expect(await shop.alerts()).toMatchObject([{ method: lost.name, open: false }]);
  });

  test('whose lists have other names raise an alert when that lasts for a minute, as a page of a gateway does', async () => {
    for (const fault of ['renamesLists', 'garbage'] as const) {
      const shop = await open();
      if (fault === 'renamesLists') shop.market.placeOrder([{ sku: shop.sku, quantity: 1 }]);
      shop.market.faults[fault] = true;
      await shop.poll();
      expect(await shop.alerts()).toEqual([]);
      await shop.age('2 minutes');
      await shop.poll();
      const signs = (await shop.alerts()).map(({ sign, open: isOpen }) => `${sign} ${isOpen}`);
      expect(new Set(signs)).toEqual(new Set(['unreadable true']));
      shop.market.faults = noFaults();
      await shop.age('2 minutes');
      await shop.poll();
      expect((await shop.alerts()).filter(({ open: isOpen }) => isOpen)).toEqual([]);
    }
  });
});

test('a sign is over only when the method has answered as expected for a minute', async () => {
  const shop = await openWatched(db.sql, simulator, 'ozon');
  shop.market.faults.deprecates = true;
  await shop.poll();
  shop.market.faults.deprecates = false;
  await shop.poll();
  expect((await shop.alerts()).every(({ open }) => open)).toBe(true);
  await shop.age('2 minutes');
  await shop.poll();
  expect((await shop.alerts()).some(({ open }) => open)).toBe(false);
});

test('what a method answers is written once, not at every call', async () => {
  const shop = await openWatched(db.sql, simulator, 'wildberries');
  // The first poll does not read the history.
  await shop.poll();
  await shop.poll();
  const state = () => db.sql`
    select method, used_at, xmin::text as version from marketplace_methods where marketplace_id = ${shop.id} order by method`;
  const before = await state();
  await shop.poll();
  expect(await state()).toEqual(before);
});

test('the alert of a method that is not called any more is over', async () => {
  const shop = await openWatched(db.sql, simulator, 'ozon');
  await db.sql`
    select note_methods(${shop.id}, ${db.sql.json([
      {
        method: 'POST /v3/posting/fbs/list',
        sign: {
          sign: 'gone',
          method: 'POST /v3/posting/fbs/list',
          uses: ['orders'],
          detail: 'HTTP 404',
          until: null,
          page: 'x',
        },
        is_certain: true,
        is_proof: true,
      },
    ])})`;
  expect(await shop.alerts()).toMatchObject([{ open: true }]);
  await shop.tryMethods();
  expect(await shop.alerts()).toMatchObject([{ open: false }]);
});

import { describe, expect, test } from 'vitest';
import { alertLanguages, createAlertWriter } from '../src/alert-texts/describe.ts';
import type { Alert, AlertCause } from '../src/db/alerts/alerts.ts';

const causes: AlertCause[] = [
  {
    kind: 'oversold',
    parameters: {
      missing: 4,
      sales: [{ order: '1042', marketplaceOrder: 'U-77', marketplace: 'Uzum', units: 3 }],
    },
  },
  { kind: 'low_stock', parameters: { quantity: 2, threshold: 5 } },
  {
    kind: 'marketplace_failing',
    parameters: { error: 'POST https://api: HTTP 503.', since: '2026-01-09T09:05:00Z', owed: 12 },
  },
  { kind: 'silence', parameters: { lastEventAt: '2026-01-09T09:05:00Z', usualMinutes: 90 } },
  { kind: 'drift', parameters: { marketplaceSku: 'WB-1', shown: 5, figure: 7, cause: 'manual_edit' } },
  {
    kind: 'guard_held',
    parameters: { direction: 'out', items: 15, of: 40, reason: 'more than 20% would go to 0' },
  },
  { kind: 'unlinked_sale', parameters: { name: 'SKU-9', events: 3 } },
  { kind: 'credential_expires', parameters: { expiresAt: '2026-01-12T19:30:00Z', daysLeft: 3 } },
];

const toAlert = (cause: AlertCause, resolvedAt: Date | null = null) =>
  ({
    id: '1',
    productId: 1,
    sku: 'PHONE-001',
    productName: 'Phone',
    marketplaceId: 1,
    marketplaceName: 'Uzum Market',
    orderIds: [],
    version: 1,
    raisedAt: new Date(0),
    updatedAt: new Date(0),
    resolvedAt,
    ...cause,
  }) as Alert;

describe.each(alertLanguages)('in %s', (language) => {
  const writer = createAlertWriter(language, 'Asia/Tashkent');

  test.each(causes)('$kind has its figures and names in complete sentences', (cause) => {
    const { title, body, resolved } = writer.describe(toAlert(cause));
    expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(body).toMatch(/[^.]\.$/);
    expect(body).not.toMatch(/undefined|null|NaN|\?|\.\./);
    expect(resolved).toBeNull();
    for (const value of Object.values(cause.parameters)) {
      if (typeof value === 'number') expect(body).toContain(String(value));
    }
    expect(body).toContain(['low_stock', 'oversold'].includes(cause.kind) ? 'Phone (PHONE-001)' : 'Uzum Market');
  });

  test('moments are those of the business, and what is over says since when', () => {
    const expiry = causes.find(({ kind }) => kind === 'credential_expires')!;
    const { body, resolved } = writer.describe(toAlert(expiry, new Date('2026-01-10T20:15:00Z')));
    expect(body).toContain('2026-01-13 00:30');
    expect(resolved).toContain('2026-01-11 01:15');
  });
});

test('no two languages say the same', () => {
  const texts = causes.flatMap((cause) =>
    alertLanguages.map((language) => createAlertWriter(language, 'UTC').describe(toAlert(cause)).body),
  );
  expect(new Set(texts).size).toBe(causes.length * alertLanguages.length);
});

test.each([
  [1, 'остаток 1 единица'],
  [3, 'остаток 3 единицы'],
  [11, 'остаток 11 единиц'],
  [21, 'остаток 21 единица'],
])('Russian counts %i as it should', (quantity, expected) => {
  const alert = toAlert({ kind: 'low_stock', parameters: { quantity, threshold: 30 } });
  expect(createAlertWriter('ru', 'UTC').describe(alert).body).toContain(expected);
});

test("what a marketplace wrote is cleaned of phone numbers and tokens, and an error's own full stop is not doubled", () => {
  const error = 'refused for +998 90 123-45-67 with Bearer abc.def.';
  const { body } = createAlertWriter('en', 'UTC').describe(
    toAlert({ kind: 'marketplace_failing', parameters: { error, since: null, owed: 1 } }),
  );
  expect(body).toBe(
    'Uzum Market has taken no stock figures: refused for [hidden] with [hidden]. Waiting: 1 listing; the figures are sent by themselves as soon as it takes them.',
  );
});

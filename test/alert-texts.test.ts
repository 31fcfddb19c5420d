import { describe, expect, test } from 'vitest';
import { alertLanguages, createAlertWriter } from '../src/alert-texts/describe.ts';
import type { Alert, AlertCause } from '../src/db/alerts/alerts.ts';
import { driftCauses } from '../src/db/drifts/drift-cause.ts';

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
  {
    kind: 'figure_refused',
    parameters: {
      listings: 7,
      worst: [{ marketplaceSku: 'WB-1', shown: 50, figure: 45, reason: 'NotFound: Not found.' }],
    },
  },
  { kind: 'silence', parameters: { lastEventAt: '2026-01-09T09:05:00Z', usualMinutes: 90 } },
  { kind: 'drift', parameters: { marketplaceSku: 'WB-1', shown: 5, figure: 7, cause: 'manual_edit' } },
  {
    kind: 'guard_held',
    parameters: { direction: 'out', items: 15, of: 40, reason: 'more than 20% would go to 0' },
  },
  { kind: 'unlinked_sale', parameters: { name: 'SKU-9', events: 3 } },
  { kind: 'event_waits', parameters: { because: 'other_content', events: 2, name: 'O-6' } },
  {
    kind: 'event_failed',
    parameters: {
      because: 'unreadable',
      events: 3,
      event: 'order.created',
      name: 'O-7',
      reason: 'items.0.quantity: "two" is not a whole number',
    },
  },
  { kind: 'restored', parameters: { because: 'cluster', since: '2026-01-09T09:05:00Z' } },
  { kind: 'weak_secret', parameters: { bytes: 6 } },
  { kind: 'wrong_signatures', parameters: { since: '2026-01-09T09:05:00Z', rightAt: null } },
  { kind: 'wrong_signatures', parameters: { since: '2026-01-09T09:05:00Z', rightAt: '2026-01-08T09:05:00Z' } },
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
    const about = cause.kind === 'restored' ? 'ombor resume-after-restore' : 'Uzum Market';
    expect(body).toContain(['low_stock', 'oversold'].includes(cause.kind) ? 'Phone (PHONE-001)' : about);
  });

  test('moments are those of the business, and what is over says since when', () => {
    const expiry = causes.find(({ kind }) => kind === 'credential_expires')!;
    const { body, resolved } = writer.describe(toAlert(expiry, new Date('2026-01-10T20:15:00Z')));
    const [expiresAt, resolvedAt] =
      language === 'en' ? ['13 Jan 2026, 00:30', '11 Jan 2026, 01:15'] : ['13.01.2026, 00:30', '11.01.2026, 01:15'];
    expect(body).toContain(expiresAt);
    expect(resolved).toContain(resolvedAt);
  });

  test('every cause of a difference has words of its own, and no code word reaches the seller', () => {
    const bodies = driftCauses.map((cause) => {
      const parameters = { marketplaceSku: 'WB-1', shown: cause === 'not_listed' ? null : 5, figure: 7, cause };
      return writer.describe(toAlert({ kind: 'drift', parameters })).body;
    });
    expect(new Set(bodies).size).toBe(driftCauses.length);
    for (const body of bodies) expect(body).not.toMatch(/_|undefined|null/);
    // Only English has a word that is the same as the code.
    if (language !== 'en') expect(bodies.join()).not.toContain('unknown');
  });

  test('why a guard holds figures is said in the reader’s own words, with its figures', () => {
    const held = [
      { direction: 'out', because: { code: 'zeros', items: 15, of: 40 } },
      { direction: 'out', because: { code: 'first_zero' } },
      { direction: 'in', because: { code: 'zeros', items: 15, of: 40 } },
      { direction: 'in', because: { code: 'jump', from: 200, to: 20 } },
      { direction: 'in', because: { code: 'unjudged' } },
    ] as const;
    const bodies = held.map((one) => {
      const parameters = { items: 15, of: 40, reason: 'ENGLISH', ...one };
      return writer.describe(toAlert({ kind: 'guard_held', parameters })).body;
    });
    expect(new Set(bodies).size).toBe(held.length);
    for (const body of bodies) expect(body).not.toMatch(/ENGLISH|_|undefined|null|\.\./);
    expect(bodies[3]).toMatch(/200.*20/);
    if (language !== 'en') expect(bodies.join()).not.toMatch(/\b(?:the|they|with|stock)\b/);
  });

  test('why an event failed is said in words, with what was odd and what to do', () => {
    const codes = ['unreadable', 'partly_read', 'unknown_order', 'not_applied'] as const;
    const bodies = codes.map((because) => {
      const parameters = { because, events: 3, event: 'order.created', name: 'O-7', reason: 'quantity: "two"' };
      return writer.describe(toAlert({ kind: 'event_failed', parameters })).body;
    });
    expect(new Set(bodies).size).toBe(codes.length);
    for (const body of bodies) {
      expect(body).toMatch(/3.*order\.created.*O-7.*quantity: "two"/);
      expect(body).not.toMatch(/_|undefined|null|\.\./);
    }
  });

  test('what cannot be read is sales that are missing, not figures that are not taken', () => {
    const bodyOf = (unread: { kind: 'orders' | 'stock' }, error: string | null = null) =>
      writer.describe(
        toAlert({
          kind: 'marketplace_failing',
          parameters: {
            error,
            since: null,
            owed: 0,
            refused: { listings: 0, names: [] },
            unread: { ...unread, error: 'HTTP 404 at /orders', since: '2026-01-09T09:05:00Z' },
          },
        }),
      ).body;
    const [orders, stock, both] = [
      bodyOf({ kind: 'orders' }),
      bodyOf({ kind: 'stock' }),
      bodyOf({ kind: 'orders' }, 'down'),
    ];
    const word = { uz: ['sotuvlar', 'qabul qilmayapti'], ru: ['Продажи', 'не принимает'], en: ['sales', 'taken no'] }[
      language
    ];
    for (const body of [orders, stock, both]) expect(body).toMatch(new RegExp(`HTTP 404 at /orders.*${word[0]}`));
    expect(orders).not.toContain(word[1]);
    expect(stock).not.toBe(orders);
    expect(both).toContain(word[1]);
  });

  test('what a marketplace refuses is named, and how much more there is', () => {
    const refused = { listings: 8, names: ['SKU-A', 'SKU-B'] };
    const parameters = { error: 'HTTP 400', since: null, owed: 9, refused, unread: null };
    const { body } = writer.describe(toAlert({ kind: 'marketplace_failing', parameters }));
    expect(body).toContain('SKU-A, SKU-B … +6');
  });

  test('what waits is named only where something waits', () => {
    const bodyOf = (owed: number) =>
      writer.describe(toAlert({ kind: 'marketplace_failing', parameters: { error: 'down', since: null, owed } })).body;
    expect(bodyOf(1)).toContain('1');
    expect(bodyOf(0)).not.toContain('0');
  });
});

test('no two languages say the same', () => {
  const texts = causes.flatMap((cause) =>
    alertLanguages.map((language) => createAlertWriter(language, 'UTC').describe(toAlert(cause)).body),
  );
  expect(new Set(texts).size).toBe(causes.length * alertLanguages.length);
});

test.each([
  [1, '1 карточка'],
  [3, '3 карточки'],
  [11, '11 карточек'],
  [21, '21 карточка'],
])('Russian counts %i as it should', (owed, expected) => {
  const alert = toAlert({ kind: 'marketplace_failing', parameters: { error: 'down', since: null, owed } });
  expect(createAlertWriter('ru', 'UTC').describe(alert).body).toContain(`остатки: ${expected};`);
});

test('Uzbek is written with its own letters: ʻ in oʻ and gʻ only, ʼ elsewhere, and no quotation marks for them', () => {
  const writer = createAlertWriter('uz', 'UTC');
  const texts = causes.flatMap((cause) => Object.values(writer.describe(toAlert(cause, new Date(0)))));
  const drifts = driftCauses.map((cause) => {
    const parameters = { marketplaceSku: 'WB-1', shown: 5, figure: 7, cause };
    return writer.describe(toAlert({ kind: 'drift', parameters })).body;
  });
  for (const text of [...texts, ...drifts]) {
    expect(text).not.toMatch(/\p{L}[\u2018\u2019\u0027\u0060]\p{L}|[^oOgG]\u02bb|[oOgG]\u02bc/u);
  }
});

test("what a marketplace wrote is cleaned of phone numbers and tokens, and an error's own full stop is not doubled", () => {
  const error = 'refused for +998 90 123-45-67 with Bearer abc.def.';
  const { body } = createAlertWriter('en', 'UTC').describe(
    toAlert({ kind: 'marketplace_failing', parameters: { error, since: null, owed: 1 } }),
  );
  expect(body).toBe(
    'Uzum Market has taken no stock figures: refused for [hidden] with [hidden]. 1 listing waits; figures are sent automatically as soon as it takes them.',
  );
});

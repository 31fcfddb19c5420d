import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sign } from '@tma.js/init-data-node';
import { beforeAll, expect, test } from 'vitest';
import { ValidationError, validationRules } from '../../../src/errors.ts';
import { describeIssue, describeRefusal } from '../../../src/refusal-texts/describe.ts';
import { ru } from '../../../src/refusal-texts/ru.ts';
import { uz } from '../../../src/refusal-texts/uz.ts';
import { botToken, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api', env: { STORE_MAX_OPEN_UNITS: '20' } });
const buyer = `tma ${sign({ user: { id: 5, first_name: 'B' } }, botToken, new Date())}`;
beforeAll(async () => {
  await addProduct(db.sql, { sku: 'CUP', quantity: 500, price: 10 });
});

const order = `mutation ($input: PlaceStoreOrderInput!) { placeStoreOrder(input: $input) { __typename
  ... on Error { code message ru: message(language: RU) uz: message(language: UZ) en: message(language: EN) }
  ... on ValidationError { issues { path rule limit value ru: message(language: RU) uz: message(language: UZ) } }
  ... on ConflictError { reached { rule limit used requested } } } }`;
const place = async (input: object) =>
  (await app.query<{ placeStoreOrder: object }>(order, { input: { idempotencyKey: 'x', ...input } }, buyer))
    .placeStoreOrder;

test('each invalid field has its rule, the limit and the value as data, and a text in three languages', async () => {
  const items = [{ sku: 'CUP', quantity: 0 }];
  expect(await place({ items, customerPhone: '12-34', customerName: ' ' })).toMatchObject({
    issues: [
      {
        path: ['input', 'items', '0', 'quantity'],
        rule: 'MIN',
        limit: '1',
        value: '0',
        ru: 'Поле items.0.quantity: не меньше 1, указано «0»',
        uz: 'items.0.quantity: kamida 1, kiritilgani: “0”',
      },
      { path: ['input', 'customerName'], rule: 'VISIBLE', limit: null },
      {
        path: ['input', 'customerPhone'],
        rule: 'PHONE',
        value: '12-34',
        ru: expect.stringContaining('+998 90 123 45 67'),
      },
    ],
  });
});

test('a limit of the shop is data: what it limits, the bound, what is used and what was requested', async () => {
  expect(await place({ items: [{ sku: 'CUP', quantity: 1 }], idempotencyKey: 'first' })).toMatchObject({
    __typename: 'PlaceStoreOrderPayload',
  });
  const refused = await place({ items: [{ sku: 'CUP', quantity: 100 }], idempotencyKey: 'second' });
  expect(refused).toMatchObject({
    code: 'LIMIT_REACHED',
    reached: { rule: 'OPEN_UNITS', limit: 20, used: 1, requested: 100 },
    message: expect.stringMatching(/^At most 20 units/),
    ru: 'Подтверждения могут ждать не больше 20 шт.: сейчас ждут 1, запрошено ещё 100',
    uz: expect.stringContaining('20 dona'),
  });
  expect(refused).toMatchObject({ en: (refused as { message: string }).message });
});

test('what is missing is named in the language', async () => {
  expect(await place({ items: [{ sku: 'NONE', quantity: 1 }] })).toMatchObject({
    ru: 'Не найдено: товар NONE',
    uz: 'Topilmadi: mahsulot NONE',
    en: 'Product not found: NONE',
  });
});

test('every rule has a text of its own in each language', () => {
  for (const language of ['uz', 'ru'] as const) {
    const texts = validationRules.map((rule) =>
      describeIssue({ path: ['input', 'a'], message: 'm', value: null, rule, limit: '7' }, language),
    );
    expect(new Set(texts).size).toBe(validationRules.length);
  }
  const several = new ValidationError([
    { path: ['input', 'a'], message: 'm', value: null, rule: 'required' },
    { path: ['input', 'b'], message: 'n', value: '1', rule: 'max', limit: '0' },
  ]);
  expect(describeRefusal(several, 'ru')).toBe('Поле a обязательно; Поле b: не больше 0, указано «1»');
});

test('Uzbek texts have ʻ after o and g only, ʼ elsewhere, and no quotation mark in their place', () => {
  const source = readFileSync(path.join(import.meta.dirname, '../../../src/refusal-texts/uz.ts'), 'utf8');
  const wrong = source.split('\n').filter((line) => /\p{L}[‘’]|(?<![oOgG])ʻ|(?<=[oOgG])ʼ/u.test(line));
  expect(wrong).toEqual([]);
});

test('everything that can be missing has a name in each language', () => {
  const root = path.join(import.meta.dirname, '../../../src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const named = files.flatMap((name) =>
    [
      ...readFileSync(path.join(root, name), 'utf8').matchAll(/new NotFoundError\(['`]([A-Z][A-Za-z ]+?)(?: \$|['`])/g),
    ].map((match) => match[1]!),
  );
  expect(named.length).toBeGreaterThan(10);
  for (const { things } of [uz, ru]) {
    expect(named.filter((name) => things[name] === undefined)).toEqual([]);
  }
});

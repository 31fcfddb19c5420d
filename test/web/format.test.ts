import { describe, expect, test } from 'vitest';
import { startOfDay, todayPeriods } from '../../web/shared/business-day.ts';
import { createFormat } from '../../web/shared/format.ts';
import { chooseLanguage, type Language, loadTexts } from '../../web/shared/language.ts';

const at = new Date('2026-11-29T09:05:00Z');
const formatOf = async (language: Language) => createFormat(language, await loadTexts(language), 'Asia/Tashkent');
/** Spaces that do not break, written as spaces. */
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe.each([
  ['uz', '1 250 000,5', '1 250 000 soʻm', '1 250,50 $', '12,5%', '29.11.2026, 14:05', '29-noyabr, yakshanba', '1,2 s'],
  [
    'ru',
    '1 250 000,5',
    '1 250 000 сум',
    '1 250,50 $',
    '12,5 %',
    '29.11.2026, 14:05',
    'воскресенье, 29 ноября',
    '1,2 с',
  ],
  ['en', '1,250,000.5', '1,250,000 UZS', '1,250.50 $', '12.5%', '29 Nov 2026, 14:05', 'Sunday 29 November', '1.2 s'],
] as const)('in %s', (language, number, sum, dollars, percent, moment, day, duration) => {
  test('figures, money, times and days are written as people write them', async () => {
    const format = await formatOf(language);
    expect(plain(format.number(1_250_000.5))).toBe(number);
    expect(plain(format.money('1250000', 'UZS'))).toBe(sum);
    expect(plain(format.money('1250.5', 'USD'))).toBe(dollars);
    expect(plain(format.percent(12.5))).toBe(percent);
    expect(format.moment(at)).toBe(moment);
    expect(format.day(at)).toBe(day);
    expect(format.duration(1_234)).toBe(duration);
  });

  test('a loss has a minus sign, a gain a plus sign, and no amount is rounded', async () => {
    const format = await formatOf(language);
    expect(format.change(-3)).toBe('−3');
    expect(format.change(3)).toBe('+3');
    expect(format.change(0)).toBe('0');
    expect(plain(format.money('9007199254740993', 'UZS')).replace(/\D/g, '')).toBe('9007199254740993');
  });
});

test('a phone is written as people write it, of another country as it is', async () => {
  const format = await formatOf('uz');
  expect(plain(format.phone('+998901234567'))).toBe('+998 90 123-45-67');
  expect(plain(format.phone('+79001234567'))).toBe('+7 900 123-45-67');
  expect(format.phone('+4915112345678')).toBe('+4915112345678');
});

test.each([
  ['uz', '2026-11-29T09:04:40Z', 'hozirgina'],
  ['uz', '2026-11-29T09:00:00Z', '5 daqiqa oldin'],
  ['ru', '2026-11-29T07:00:00Z', '2 ч назад'],
  ['en', '2026-11-28T09:05:00Z', 'yesterday, 14:05'],
  ['uz', '2026-11-27T09:05:00Z', '27.11.2026'],
] as const)('in %s, %s is "%s"', async (language, before, text) => {
  expect((await formatOf(language)).ago(new Date(before), at)).toBe(text);
});

test.each([
  [null, ['ru-RU', 'en'], 'ru'],
  [null, ['de-DE', 'en-US'], 'en'],
  [null, ['de-DE'], 'uz'],
  ['uz', ['ru-RU'], 'uz'],
  ['xx', ['en-GB'], 'en'],
] as const)('with %s kept and a browser in %s, the language is %s', (stored, preferred, language) => {
  expect(chooseLanguage(stored, preferred)).toBe(language);
});

test('a business day begins at its own midnight, in any zone and when clocks are changed', () => {
  expect(startOfDay(at, 'Asia/Tashkent').toISOString()).toBe('2026-11-28T19:00:00.000Z');
  expect(startOfDay(new Date('2026-11-29T20:00:00Z'), 'Asia/Tashkent').toISOString()).toBe('2026-11-29T19:00:00.000Z');
  expect(startOfDay(new Date('2026-03-29T12:00:00Z'), 'Europe/Berlin').toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(todayPeriods(new Date('2026-03-29T12:00:00Z'), 'Europe/Berlin').dayEnd).toBe('2026-03-29T22:00:00.000Z');
});

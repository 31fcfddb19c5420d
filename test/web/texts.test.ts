import { describe, expect, test } from 'vitest';
import en from '../../texts/en.json' with { type: 'json' };
import ru from '../../texts/ru.json' with { type: 'json' };
import uz from '../../texts/uz.json' with { type: 'json' };

type Catalogue = Record<string, unknown[]>;
const catalogues: [string, Catalogue][] = [
  ['uz', uz.messages],
  ['ru', ru.messages],
  ['en', en.messages],
];

/** The places of a text that a value fills, as `{name}`. */
function placesOf(parts: unknown[]): string[] {
  const places = parts.flatMap((part) => (Array.isArray(part) ? [String(part[0])] : []));
  return [...new Set(places)].sort();
}

const wordsOf = (parts: unknown): string => (typeof parts === 'string' ? parts : JSON.stringify(parts));

describe.each(catalogues)('in %s', (_language, messages) => {
  test('there is a text for each name, with the same places for values', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(en.messages));
    const english: Catalogue = en.messages;
    const other = Object.keys(english).filter((id) => placesOf(messages[id]!).join() !== placesOf(english[id]!).join());
    expect(other).toEqual([]);
  });
});

test('Uzbek texts have ʻ after o and g only, ʼ elsewhere, and no quotation mark in their place', () => {
  const wrong = Object.entries(uz.messages as Catalogue).filter(([, parts]) => {
    const words = wordsOf(parts);
    return /\p{L}[\u2018\u2019'`]\p{L}/u.test(words) || /(?<![oOgG])ʻ/.test(words) || /ʻʼ|ʼʻ|(?<=[oOgG])ʼ/.test(words);
  });
  expect(wrong).toEqual([]);
});

test('no suffix is joined to a value in Uzbek', () => {
  const joined = Object.entries(uz.messages as Catalogue).filter(([, parts]) =>
    parts.some((part, index) => Array.isArray(part) && /^\p{L}/u.test(String(parts[index + 1] ?? ''))),
  );
  expect(joined).toEqual([]);
});

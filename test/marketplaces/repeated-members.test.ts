import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBody } from '../../src/marketplaces/event-body.ts';
import { countMembers, findRepeatedMember } from '../../src/marketplaces/json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const repeatedIn = (text: string) => {
  const read = readBody(bytes(text));
  return 'repeated' in read ? read.repeated : read.reason;
};

test.each([
  ['{"a":1,"a":2}', '/a'],
  ['{"a":1,"\\u0061":2}', '/a'],
  ['{"items":[{"q":1},{"q":1, "x":{"y":[1,2]}, "q" : 5}]}', '/items/1/q'],
  ['{"a/b~c":{"d":1,"d":1}}', '/a~1b~0c/d'],
  ['{"":1,"":2}', '/'],
  ['{"__proto__":1,"__proto__":2}', '/__proto__'],
  ['{"a":{"a":{"a":1}}}', undefined],
  ['[{"a":1},{"a":1}]', undefined],
  ['{"a":"\\"a\\":1,\\"a\\":2"}', undefined],
  ['{"a":["a","a",{"b":"a"}],"b":"}{\\\\"}', undefined],
])('in %s the repeated member is %s', (text, pointer) => {
  expect(repeatedIn(text)).toBe(pointer);
});

test('no JSON that a program writes has a member twice, and its members are counted right', () => {
  const count = (value: unknown): number =>
    typeof value !== 'object' || value === null
      ? 0
      : Object.values(value).reduce<number>(
          (sum, part) => sum + count(part),
          Array.isArray(value) ? 0 : Object.keys(value).length,
        );
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(countMembers(text)).toBe(count(JSON.parse(text)));
      expect(findRepeatedMember(text)).toBeUndefined();
    }),
    { numRuns: 300, seed: 20260109 },
  );
});

test('a body of 64 KiB without end, of one string or of brackets alone, is read at once', () => {
  const startedAt = performance.now();
  for (const text of [
    `{"a":"${'\\"'.repeat(30_000)}"}`,
    `[${'[],'.repeat(20_000)}[]]`,
    `{"a":"${' '.repeat(60_000)}"}`,
  ]) {
    expect(repeatedIn(text)).toBeUndefined();
  }
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

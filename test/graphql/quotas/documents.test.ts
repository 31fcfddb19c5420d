import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { parseDocument } from '../../../src/graphql/access/limits.ts';
import { AcceptedDocuments } from '../../../src/graphql/quotas/accepted-documents.ts';
import { countTokens, estimateBytes } from '../../../src/graphql/quotas/document-size.ts';

const budget = 1_000_000;

test('however many documents are accepted, they take no more than their budget', () => {
  const accepted = new AcceptedDocuments(budget);
  for (let n = 0; n < 2_000; n += 1)
    accepted.keep(parse(`{ viewer { role ${'name '.repeat(n % 90)} } } # ${n}`), 'buyer');
  expect(accepted.bytes).toBeLessThanOrEqual(budget);
  expect(accepted.find('{ viewer { role name  } } # 1')).toBeUndefined();
});

test('a document so large that it would push out many others is not kept', () => {
  const accepted = new AcceptedDocuments(budget);
  const source = `{ viewer { ${'role '.repeat(1_900)} } }`;
  accepted.keep(parse(source), 'staff');
  expect(accepted.find(source)).toBeUndefined();
  expect(accepted.bytes).toBe(0);
});

test('the document that was not used for the longest time is forgotten first', () => {
  const accepted = new AcceptedDocuments(20 * estimateBytes(parse('{ viewer { role } } # 100')));
  for (let n = 100; n < 120; n += 1) accepted.keep(parse(`{ viewer { role } } # ${n}`), 'staff');
  accepted.find('{ viewer { role } } # 100');
  accepted.keep(parse('{ viewer { role } } # 120'), 'staff');
  expect(accepted.find('{ viewer { role } } # 100')).toBeDefined();
  expect(accepted.find('{ viewer { role } } # 101')).toBeUndefined();
});

test('what was found valid for staff is not valid for a buyer', () => {
  const accepted = new AcceptedDocuments();
  const document = parse('{ __schema { queryType { name } } }');
  accepted.keep(document, 'staff');
  expect(accepted.isValidFor(document, 'staff')).toBe(true);
  expect(accepted.isValidFor(document, 'buyer')).toBe(false);
});

test('comments count as tokens: graphql-js keeps them', () => {
  const comments = `{ viewer { role } }${'\n#'.repeat(5_000)}`;
  expect(countTokens(parse(comments))).toBeGreaterThan(5_000);
  expect(() => parseDocument(comments)).toThrow(/at most 4000/);
});

import { expect, test } from 'vitest';
import { explain } from '../../src/cli/base/explain.ts';
import { Rejected, RetryLater, Unauthorized } from '../../src/marketplaces/refusals.ts';

test.each([
  [new RetryLater('GET https://api.example/v1/shops: no connection (ENOTFOUND)', 'not-applied'), 'did not answer'],
  [new Unauthorized('POST https://api.example: 401 token problem', 401), 'refused the credentials'],
  [new Rejected('POST https://api.example: 400 no such shop', 400), 'refused the call'],
])('what a marketplace answers ends a command with a sentence and no stack: %s', (error, what) => {
  const shown = explain(error);
  expect(shown).toContain(`The marketplace ${what}: ${error.message}`);
  expect(shown).not.toContain('\n');
});

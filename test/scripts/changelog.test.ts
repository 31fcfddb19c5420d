import { expect, test } from 'vitest';
import { findNotes } from '../../scripts/changelog.ts';

const changelog = [
  '# Changelog',
  '',
  '## [Unreleased]',
  '',
  '- later',
  '',
  '## [0.2.0] - 2027-01-09',
  '',
  '### Added',
  '',
  '- this',
  '',
  '## [0.1.0] - soon',
  '',
  '- first',
  '',
  '## [0.0.1] - 2026-12-01',
  '',
].join('\n');

test('the notes of a release are its section of the changelog', () => {
  expect(findNotes(changelog, '0.2.0')).toBe('### Added\n\n- this');
});

test.each([
  ['0.3.0', 'no heading'],
  ['0.1.0', 'no date'],
  ['0.0.1', 'says nothing'],
])('%s cannot be released: %s', (version, reason) => {
  expect(() => findNotes(changelog, version)).toThrow(reason);
});

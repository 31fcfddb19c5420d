/** The section of a version in a changelog in the form of Keep a Changelog, without its heading. Throws when there is none, or it is empty. */
export function findNotes(changelog: string, version: string): string {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`## [${version}] - `));
  if (start < 0) throw new Error(`CHANGELOG.md has no heading "## [${version}] - YYYY-MM-DD".`);
  if (!/ - \d{4}-\d\d-\d\d$/.test(lines[start]!))
    throw new Error(`The heading of ${version} has no date (YYYY-MM-DD).`);
  const end = lines.findIndex((line, index) => index > start && line.startsWith('## '));
  const notes = lines
    .slice(start + 1, end < 0 ? undefined : end)
    .join('\n')
    .trim();
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return notes;
}

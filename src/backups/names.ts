const ours = /^ombor-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.sealed$/;

/** The name of a backup of this moment. */
export function toBackupName(at: Date): string {
  return `ombor-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.sealed`;
}

/** Which of these files are backups of ours beyond the newest `keep`. */
export function listSurplus(names: readonly string[], keep: number): string[] {
  return names
    .filter((name) => ours.test(name))
    .toSorted()
    .slice(0, -keep);
}

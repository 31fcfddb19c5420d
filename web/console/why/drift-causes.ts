import type { TextId } from '../../shared/language.ts';

const causes: ReadonlySet<string> = new Set(['MISSED_EVENT', 'MANUAL_EDIT', 'REJECTED_PUSH', 'GHOST_WRITE', 'UNKNOWN']);

/** What explains a difference, in words. Enums grow: a cause that this console does not know yet is unknown. */
export function nameCause(cause: string): TextId {
  return `drift.${causes.has(cause) ? cause : 'UNKNOWN'}` as TextId;
}

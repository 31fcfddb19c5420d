import type { TextId } from '../../shared/language.ts';

/** Enums grow: a kind that this console does not know yet is a movement. */
const named: ReadonlySet<string> = new Set([
  'OPENING',
  'RECEIPT',
  'WRITE_OFF',
  'STOCKTAKE',
  'CORRECTION',
  'TRANSFER',
  'SALE',
  'MARKETPLACE_SALE',
  'CANCELLATION',
  'MARKETPLACE_CANCELLATION',
  'RETURN',
  'MARKETPLACE_RETURN',
  'HOLD',
  'HOLD_RELEASE',
]);

/** What a kind of movement is called. */
export function nameMovement(type: string): TextId {
  return `movement.${named.has(type) ? type : 'other'}` as TextId;
}

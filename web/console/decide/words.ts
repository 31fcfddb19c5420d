import type { Translate } from '../../shared/language.ts';
import type { Decision } from './query.ts';

const kinds = [
  'HELD_FIGURES',
  'REFUSED_FIGURES',
  'HELD_READINGS',
  'HELD_EVENTS',
  'FAILED_EVENTS',
  'UNLINKED_EVENTS',
  'DRIFTS',
  'EXPECTED_RETURNS',
] as const;

const causes = [
  'HELD_FIGURES.zeros',
  'HELD_FIGURES.first_zero',
  'HELD_READINGS.zeros',
  'HELD_READINGS.jump',
  'HELD_READINGS.unjudged',
  'REFUSED_FIGURES.suspected',
  'HELD_EVENTS.counted',
  'HELD_EVENTS.other_content',
  'HELD_EVENTS.repeated_member',
  'HELD_EVENTS.partly_cancelled',
  'HELD_EVENTS.order_over',
  'HELD_EVENTS.over_cancelled',
  'HELD_EVENTS.earlier_items',
  'HELD_EVENTS.missed',
  'HELD_EVENTS.read',
  'FAILED_EVENTS.unreadable',
  'FAILED_EVENTS.partly_read',
  'FAILED_EVENTS.unknown_order',
  'FAILED_EVENTS.not_applied',
] as const;

const driftCauses = ['MISSED_EVENT', 'MANUAL_EDIT', 'REJECTED_PUSH', 'GHOST_WRITE', 'NOT_LISTED', 'UNKNOWN'] as const;

/** What waits, in a sentence; undefined: a kind that this console does not know yet. */
export function nameDecision(t: Translate, { kind, marketplace, count }: Decision): string | undefined {
  const known = kinds.find((one) => one === kind);
  return known && t(`decide.${known}`, { marketplace: marketplace.name, count });
}

/** Why it waits; undefined: the kind says it. */
export function nameCause(t: Translate, { kind, cause }: Pick<Decision, 'kind' | 'cause'>): string | undefined {
  if (cause === null) return undefined;
  if (kind === 'DRIFTS') {
    const known = driftCauses.find((one) => one === cause.toUpperCase());
    return t('decide.likely', { cause: t(`drift.${known ?? 'UNKNOWN'}`) });
  }
  const known = causes.find((one) => one === `${kind}.${cause}`);
  return known && t(`cause.${known}`);
}

/** What a person should do. */
export function nameWay(t: Translate, kind: Decision['kind']): string | undefined {
  const known = kinds.find((one) => one === kind);
  return known && t(`decide.way.${known}`);
}

import type { TextId } from '../../shared/language.ts';

/** What the audit log has entries of. */
export const subjectTypes = [
  'marketplace',
  'listing',
  'webhook_secret',
  'api_key',
  'session',
  'exchange_rate',
  'fee',
  'month',
  'deployment',
] as const;

/** Kinds of entries that have a name here; the list grows, and others are shown as they are. */
export const auditTypes = [
  'api_key.changed',
  'api_key.created',
  'api_key.deleted',
  'api_key.revoked',
  'deployment.changed',
  'deployment.held',
  'deployment.resealed',
  'deployment.resumed',
  'drift.accepted',
  'events.dismissed',
  'events.replayed',
  'exchange_rate.changed',
  'fee.changed',
  'fee.removed',
  'fee.set',
  'listing.changed',
  'marketplace.archived',
  'marketplace.changed',
  'marketplace.connected',
  'marketplace.deleted',
  'marketplace.paused',
  'marketplace.resumed',
  'month.closed',
  'pushes.released',
  'session.ended',
  'session.started',
  'sign_in_link.created',
  'sign_in_link.used',
  'webhook_secret.ended',
  'webhook_secret.replaced',
  'webhook_secret.set',
] as const;

export const nameType = (type: (typeof auditTypes)[number]): TextId => `audit.${type}`;

import {
  type AuditChange,
  type AuditEntry,
  countAuditEntries,
  listAuditEntries,
  listAuditEntriesById,
} from '../../db/audit/audit-log.ts';
import { builder } from '../base/builder.ts';
import { inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { badUserInput, checkPeriod } from '../base/refusal.ts';
import { readConnection } from '../reading/connection.ts';

const AuditChangeType = builder.objectRef<AuditChange>('AuditChange').implement({
  description: 'A field that was changed.',
  authScopes: { owner: true },
  fields: (t) => ({
    field: t.exposeString('field', {
      description: 'Name of the field, as in the API: `paused`, `settings.baseUrl`; for exchange rates, the day.',
    }),
    from: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Value before the change; null: not set, or a secret.',
      resolve: ({ from }) => from,
    }),
    to: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Value after the change; null: not set, or a secret, of which only the change is recorded.',
      resolve: ({ to }) => to,
    }),
  }),
});

const AuditEntryType = builder.loadableNodeRef<AuditEntry | null, string, string, string, AuditEntry>('AuditEntry', {
  id: { resolve: (entry) => entry.id },
  load: async (ids: string[], { sql, viewer }) =>
    inOrder(ids, viewer.role === 'owner' ? await listAuditEntriesById(sql, ids) : [], (row) => row.id),
});

AuditEntryType.implement({
  description: 'Who changed what, when. Entries are written by the database with the change itself, and never changed.',
  authScopes: { owner: true },
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it was changed.' }),
    actor: t.exposeString('actor', {
      description:
        'Who: a person as in the ledger, `command line, <account>`, `ombor` for what it does by itself, `database` for a change made ' +
        'directly in the database.',
    }),
    type: t.exposeString('type', {
      description: 'What happened, such as `marketplace.changed` or `api_key.revoked`. The list grows.',
    }),
    subjectType: t.exposeString('subjectType', {
      description:
        'What was changed: `marketplace`, `listing`, `webhook_secret`, `api_key`, `exchange_rate`, `fee`, `month`, `deployment`.',
    }),
    subject: t.exposeString('subject', {
      description:
        'Name of what was changed: code of the marketplace, `<code> <SKU there>` of a listing, name of the key, currency.',
    }),
    changes: t.expose('changes', {
      type: [AuditChangeType],
      description: 'The fields that were changed, by name.',
      complexity: { field: 1, multiplier: 5 },
    }),
  }),
});

const AuditEntryConnection = builder.connectionObject(
  { type: AuditEntryType, name: 'AuditEntryConnection', description: 'A page of the audit log.' },
  { name: 'AuditEntryEdge', description: 'An entry on a page.' },
);

const maxNames = 500;

const AuditLogFilterInput = builder.inputType('AuditLogFilter', {
  description:
    'Filters of the audit log. An omitted field does not filter; an empty list finds nothing. At most 500 names per list.',
  fields: (t) => ({
    types: t.stringList({ description: 'Types of the entries, such as `marketplace.paused`.' }),
    subjectTypes: t.stringList({
      description: 'Values of `AuditEntry.subjectType`, such as `api_key`.',
    }),
    subjects: t.stringList({
      description: 'Subjects of the entries: codes of marketplaces, names of keys, currencies.',
    }),
    actors: t.stringList({ description: 'Actors of the entries, as in `AuditEntry.actor`.' }),
    from: t.field({ type: 'DateTime', description: 'Only entries at this moment or later.' }),
    to: t.field({ type: 'DateTime', description: 'Only entries before this moment.' }),
  }),
});

function readNames(field: string, names: readonly string[] | null | undefined): readonly string[] | null {
  if (names != null && names.length > maxNames) throw badUserInput(`filter.${field}: at most ${maxNames}`);
  return names ?? null;
}

builder.queryField('auditLog', (t) =>
  t.field({
    type: AuditEntryConnection,
    nullable: true,
    description:
      'Who changed which setting, key, secret, rate or pause, and what people released, replayed, dismissed or accepted; newest first. ' +
      'Of secrets only that they changed.',
    authScopes: { owner: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      filter: t.arg({ type: AuditLogFilterInput, description: 'Filters. Omitted: all entries.' }),
    },
    resolve: async (_root, args, { sql }, info) => {
      const request = readPageArgs(args);
      const given = args.filter ?? {};
      checkPeriod(given);
      const filter = {
        types: readNames('types', given.types),
        subjectTypes: readNames('subjectTypes', given.subjectTypes),
        subjects: readNames('subjects', given.subjects),
        actors: readNames('actors', given.actors),
        from: given.from ?? null,
        to: given.to ?? null,
      };
      return readConnection(info, request, {
        rows: () => listAuditEntries(sql, filter, request),
        count: () => countAuditEntries(sql, filter),
      });
    },
  }),
);

import { NativeSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { auditTypes, nameType, subjectTypes } from './audit-words.ts';
import { type AuditEntry, auditQuery } from './query.ts';

/** Who changed which setting, key or secret, from what to what. */
export function AuditLog() {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  return (
    <>
      <search className="audit-fields">
        <NativeSelect
          label={t('audit.what')}
          data={[
            { value: '', label: t('orders.anyPlace') },
            ...subjectTypes.map((value) => ({ value, label: t(`audit.subject.${value}`) })),
          ]}
          value={params.get('what') ?? ''}
          onChange={(event) => narrow({ what: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('money.from')}
          value={params.get('from') ?? ''}
          onChange={(event) => narrow({ from: event.currentTarget.value })}
        />
      </search>
      <Pages key={params.toString()}>{(page) => <AuditPage key={page.after ?? ''} page={page} />}</Pages>
    </>
  );
}

function AuditPage({ page }: { page: ListPage }) {
  const { t } = useSettings();
  const { params } = useAddress();
  const filter = useMemo(() => {
    const [what, from] = [params.get('what'), Date.parse(params.get('from') ?? '')];
    return {
      ...(what && { subjectTypes: [what] }),
      ...(!Number.isNaN(from) && { from: new Date(from).toISOString() }),
    };
  }, [params]);
  const [answer, again] = useQuery({
    query: auditQuery,
    variables: { after: page.after, filter },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded answer={{ ...answer, data: answer.data?.auditLog ?? undefined }} again={again}>
      {({ nodes, totalCount, pageInfo }) => (
        <>
          {nodes.length === 0 && page.after === null && <p className="muted">{t('audit.empty')}</p>}
          <ul className="sessions">
            {nodes.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
          <PageEnd page={page} pageInfo={pageInfo} total={totalCount} />
        </>
      )}
    </Loaded>
  );
}

function EntryRow({ entry: { at, actor, type, subject, changes } }: { entry: AuditEntry }) {
  const { t, format } = useSettings();
  const moment = new Date(at);
  const known = auditTypes.find((one) => one === type);
  return (
    <li className="audit-row">
      <time dateTime={at}>{format.moment(moment)}</time>
      <div>
        <strong>{known ? t(nameType(known)) : type}</strong> <span className="code">{subject}</span>
        <div className="muted">{actor}</div>
        {changes.length > 0 && (
          <ul className="audit-changes">
            {changes.map(({ field, from, to }) => (
              <li key={field}>
                <span className="code">{field}</span> {t('why.beforeAfter', { before: write(from), after: write(to) })}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** A value as the log has it. What is not set, and what is secret, is a dash. */
function write(value: unknown): string {
  if (value === null || value === undefined) return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { columns, type ReadFile } from './columns.ts';
import type { Difference } from './use-upload.ts';

const shownFirst = 50;

/** What a file would change, row by row; nothing is written yet, or it says that it is. */
export function DifferenceView({ file, difference }: { file: ReadFile; difference: Difference }) {
  const { t, format } = useSettings();
  const counts = [
    ['upload.created', difference.created],
    ['upload.updated', difference.updated],
    ['upload.unchanged', difference.unchanged],
    ['upload.failed', difference.failed],
  ] as const;
  return (
    <section>
      <h2>{difference.isWritten ? <State tone="ok">{t('upload.written')}</State> : t('upload.preview')}</h2>
      <dl className="upload-counts">
        {counts.map(([text, count]) => (
          <div key={text}>
            <dt>{t(text)}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {file.leftOut.length > 0 && <p>{t('upload.leftOut', { headings: file.leftOut.join(', ') })}</p>}
      {file.faults.length > 0 && <Faults file={file} />}
      {difference.unusual.map((text) => (
        <p key={text}>
          <State tone="warn">{t('error.said', { message: text })}</State>
        </p>
      ))}
      <Rows difference={difference} />
    </section>
  );
}

/** Cells that are no numbers, or that could be two: they are left as they were. */
function Faults({ file }: { file: ReadFile }) {
  const { t } = useSettings();
  return (
    <>
      <p>{t('upload.cells')}</p>
      <ul className="upload-rows">
        {file.faults.slice(0, shownFirst).map(({ row, field, value }) => (
          <li key={`${row}:${field}`}>
            {t('upload.line', { line: row })}, {t(`column.${field}`)}: <span className="code">{value}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Rows({ difference: { results } }: { difference: Difference }) {
  const { t, format } = useSettings();
  const [isAll, setAll] = useState(false);
  // What a person has to correct comes first.
  const sorted = results.toSorted((a, b) => Number(b.outcome === 'ERROR') - Number(a.outcome === 'ERROR'));
  const shown = isAll ? sorted : sorted.slice(0, shownFirst);
  return (
    <>
      <ul className="upload-rows">
        {shown.map((result) => (
          <li key={result.line}>
            <Row result={result} />
          </li>
        ))}
      </ul>
      {shown.length < sorted.length && (
        <Button className="chip" onClick={() => setAll(true)}>
          {t('action.more')} ({format.number(sorted.length - shown.length)})
        </Button>
      )}
    </>
  );
}

function Row({ result: { line, sku, outcome, changes, errors } }: { result: Difference['results'][number] }) {
  const { t } = useSettings();
  const nameField = (field: string): string => {
    const known = columns.find((one) => one === field);
    return known ? t(`column.${known}`) : field;
  };
  return (
    <>
      {t('upload.line', { line })} <span className="code">{sku}</span>{' '}
      {outcome === 'ERROR' && <State tone="danger">{t('upload.failed')}</State>}
      {outcome === 'CREATED' && <State tone="ok">{t('upload.created')}</State>}
      <ul>
        {changes.map(({ field, before, after }) => (
          <li key={field}>
            {nameField(field)}: {t('why.beforeAfter', { before: before ?? '—', after: after ?? '—' })}
          </li>
        ))}
        {errors.map(({ field, message, value }) => (
          <li key={`${field}:${message}`}>
            {nameField(field)}
            {value && (
              <>
                {' '}
                <span className="code">{value}</span>
              </>
            )}
            : {t('form.refused', { message })}
          </li>
        ))}
      </ul>
    </>
  );
}

import { Button, FileInput } from '@mantine/core';
import { useState } from 'react';
import type { DecimalSign } from '../../gql/graphql.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { type Refusal, useOnce } from '../base/use-once.ts';
import { fileMutation } from './query.ts';

const accepted = '.xlsx,.csv,.txt,.tsv';
/** As much as fits into a request. */
const maxBytes = 180_000;
const decimals = [
  ['COMMA', 'receipts.decimalComma'],
  ['POINT', 'receipts.decimalPoint'],
] as const;

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** Reads a file into a draft. `said`: what was read and what is asked. */
function useFile(receiptId: string, onChange: () => void) {
  const { t, format } = useSettings();
  const { run, busy } = useOnce(fileMutation);
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<Refusal>();
  const [error, setError] = useState<string>();

  async function read(chosen: File | null, decimalSign?: DecimalSign): Promise<void> {
    setFile(chosen);
    setSaid([]);
    setRefusal(undefined);
    setError(undefined);
    if (!chosen) return;
    if (chosen.size > maxBytes) return setError(t('receipts.fileTooLarge'));
    const outcome = await run({ receiptId, file: await toBase64(chosen), ...(decimalSign && { decimalSign }) });
    if ('refusal' in outcome) return setRefusal(outcome.refusal);
    const { rows, units, openQuestions, skippedRows, leftOutColumns, costsLeftOut } = outcome.payload;
    setSaid([
      t('receipts.fileRead', { rows, units: format.number(units) }),
      ...(openQuestions > 0 ? [t('receipts.fileAsks', { count: openQuestions })] : []),
      ...(skippedRows > 0 ? [t('receipts.fileSkipped', { count: skippedRows })] : []),
      ...(leftOutColumns.length > 0 ? [t('receipts.fileLeftOut', { columns: leftOutColumns.join(', ') })] : []),
      ...(costsLeftOut ? [t('receipts.fileCosts')] : []),
    ]);
    setFile(null);
    onChange();
  }
  return { file, said, refusal, error, busy, read };
}

/** A supplier's file for a draft: what was read, what is asked, and which lines cannot be read. */
export function UploadFile({ receiptId, onChange }: { receiptId: string; onChange: () => void }) {
  const { t } = useSettings();
  const { file, said, refusal, error, busy, read } = useFile(receiptId, onChange);
  return (
    <div className="receipt-file">
      <FileInput
        label={t('receipts.file')}
        description={t('receipts.fileHint')}
        placeholder={t('upload.choose')}
        accept={accepted}
        disabled={busy}
        value={file}
        onChange={(chosen) => void read(chosen)}
      />
      {busy && <p role="status">{t('state.loading')}</p>}
      {said.length > 0 && (
        <ul role="status" className="receipt-said">
          {said.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {error && (
        <p role="alert" className="form-error">
          {error}
        </p>
      )}
      {refusal && <Refused refusal={refusal} onAgain={(sign) => void read(file, sign)} />}
    </div>
  );
}

/** Why nothing of a file was taken, line by line, with what can be done. */
function Refused({ refusal, onAgain }: { refusal: Refusal; onAgain(sign?: DecimalSign): void }) {
  const { t } = useSettings();
  const { issues } = refusal;
  return (
    <div role="alert">
      <p className="form-error">{issues.length > 0 ? t('receipts.fileRefused') : refusalText(t, refusal)}</p>
      <ul>
        {issues.map(({ path, message }) => (
          <li key={path.join()}>{message}</li>
        ))}
      </ul>
      {issues.some(({ path }) => path.at(-1) === 'cost') && (
        <div className="row-acts">
          {decimals.map(([sign, text]) => (
            <Button key={sign} className="chip" onClick={() => onAgain(sign)}>
              {t(text)}
            </Button>
          ))}
        </div>
      )}
      {refusal.code === undefined && (
        <Button className="chip" onClick={() => onAgain()}>
          {t('state.retry')}
        </Button>
      )}
    </div>
  );
}

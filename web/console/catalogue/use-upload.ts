import { useRef, useState } from 'react';
import { type Client, useClient } from 'urql';
import type { AlertLanguage } from '../../gql/graphql.ts';
import { apiLanguages } from '../../shared/language.ts';
import { newRandomId } from '../../shared/random-id.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { describeError, type Refusal, toRefusal } from '../base/use-once.ts';
import { type ReadFile, readRows } from './columns.ts';
import { type UpsertPayload, upsertMutation } from './query.ts';
import { readFile } from './read-file.ts';

/** As many as fit into a request, with long names and addresses. */
const chunkRows = 200;

/** What becomes of a row, with its line in the file. */
type LineResult = UpsertPayload['results'][number] & { line: number };

/** What a file would change, or has changed. */
export interface Difference {
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  unusual: readonly string[];
  /** Rows that something is to be said of. */
  results: readonly LineResult[];
  isWritten: boolean;
}

export interface UploadOptions {
  /** Quantities of the file become the stock. */
  withStock: boolean;
  confirmUnusual: boolean;
  skipBadRows: boolean;
}

/** How to send a file. */
interface Sending {
  client: Client;
  language: AlertLanguage;
  options: UploadOptions;
  /** Nothing is written without it: a part that is sent again with the same key is written once. */
  key: string | undefined;
  onProgress(rows: number): void;
}

type Sent = { difference: Difference; isRefused: boolean } | { refusal: Refusal };

/** Sends a file in parts; stops at the first one that is refused. */
async function sendRows(file: ReadFile, { client, language, options, key, onProgress }: Sending): Promise<Sent> {
  const sum = { created: 0, updated: 0, unchanged: 0, failed: 0, unusual: [] as string[], results: [] as LineResult[] };
  for (let from = 0; from < file.rows.length; from += chunkRows) {
    onProgress(from);
    const part = file.rows.slice(from, from + chunkRows);
    const input = {
      rows: options.withStock ? part : part.map((row) => ({ ...row, quantity: undefined })),
      dryRun: key === undefined,
      confirmUnusual: options.confirmUnusual,
      mode: options.skipBadRows ? ('SKIP_BAD_ROWS' as const) : ('REJECT_ALL' as const),
      ...(key !== undefined && { idempotencyKey: `${key}:${JSON.stringify(options)}:${from}` }),
    };
    const { data, error } = await client.mutation(upsertMutation, { input, language });
    const answer = data?.bulkUpsert;
    if (answer?.__typename !== 'BulkUpsertPayload') {
      return { refusal: answer ? toRefusal(answer) : describeError(error) };
    }
    for (const name of ['created', 'updated', 'unchanged', 'failed'] as const) sum[name] += answer[name];
    sum.unusual.push(...answer.unusual);
    const changed = answer.results.filter(({ outcome }) => outcome !== 'UNCHANGED');
    sum.results.push(...changed.map((result) => ({ ...result, line: file.lines[from + result.row - 1] ?? 0 })));
    if (key !== undefined && !answer.applied) return { difference: { ...sum, isWritten: false }, isRefused: true };
  }
  return { difference: { ...sum, isWritten: key !== undefined }, isRefused: false };
}

/** Reads a file of products, says what it would change, and writes it. */
export function useUpload() {
  const { t, language } = useSettings();
  const client = useClient();
  const [file, setFile] = useState<ReadFile>();
  const [difference, setDifference] = useState<Difference>();
  const [progress, setProgress] = useState<number>();
  const [error, setError] = useState<string>();
  const key = useRef('');

  async function open(chosen: File, options: UploadOptions): Promise<void> {
    setError(undefined);
    setDifference(undefined);
    setFile(undefined);
    key.current = newRandomId();
    const table = await readFile(chosen).catch(() => undefined);
    const read = table && readRows(table);
    if (!read) return setError(t(table ? 'upload.noSku' : 'upload.unreadable'));
    if (read.rows.length === 0) return setError(t('upload.noRows'));
    setFile(read);
    await send(read, options, true);
  }

  async function send(of: ReadFile, options: UploadOptions, dryRun: boolean): Promise<void> {
    setError(undefined);
    const sending = { client, language: apiLanguages[language], options, onProgress: setProgress };
    const sent = await sendRows(of, { ...sending, key: dryRun ? undefined : key.current });
    setProgress(undefined);
    if ('refusal' in sent) return setError(refusalText(t, sent.refusal));
    setDifference(sent.difference);
    if (sent.isRefused) setError(t('upload.refused'));
  }

  return { file, difference, progress, error, open, send };
}

import { Button, Checkbox, FileInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { Icon } from '../base/icon.tsx';
import { useSettings } from '../base/settings.tsx';
import { DifferenceView } from './difference-view.tsx';
import { type UploadOptions, useUpload } from './use-upload.ts';
import './catalogue.css';

const accepted = '.xlsx,.csv,.txt,.tsv';

/** Uploads a file of products: first the difference, then, once it is confirmed, the writing. */
export default function Upload() {
  const { t, format } = useSettings();
  const [chosen, setChosen] = useState<File | null>(null);
  const [options, setOptions] = useState<UploadOptions>({
    withStock: false,
    confirmUnusual: false,
    skipBadRows: false,
  });
  const { file, difference, progress, error, open, send } = useUpload();
  const choose = (next: File | null): void => {
    setChosen(next);
    if (next) void open(next, options);
  };
  const setStock = (withStock: boolean): void => {
    const next = { ...options, withStock };
    setOptions(next);
    if (file) void send(file, next, true);
  };
  return (
    <div className="upload">
      <Link href="/catalogue" className="why-back">
        <Icon name="arrowBack" />
        {t('nav.catalogue')}
      </Link>
      <Title order={1} size={20}>
        {t('catalogue.upload')}
      </Title>
      <p className="muted">{t('upload.hint')}</p>
      <FileInput
        label={t('upload.file')}
        placeholder={t('upload.choose')}
        accept={accepted}
        value={chosen}
        onChange={choose}
      />
      <Checkbox
        label={t('upload.withStock')}
        description={t('upload.withStockHint')}
        checked={options.withStock}
        onChange={(event) => setStock(event.currentTarget.checked)}
      />
      {error && (
        <p role="alert" className="form-error">
          {error}
        </p>
      )}
      {progress !== undefined && file && (
        <p role="status">
          {t('upload.progress', { done: format.number(progress), of: format.number(file.rows.length) })}
        </p>
      )}
      {file && difference && progress === undefined && (
        <>
          <DifferenceView file={file} difference={difference} />
          {!difference.isWritten && (
            <Write {...{ options, setOptions, difference }} onWrite={() => void send(file, options, false)} />
          )}
        </>
      )}
    </div>
  );
}

function Write(props: {
  options: UploadOptions;
  setOptions(options: UploadOptions): void;
  difference: { created: number; updated: number; failed: number; unusual: readonly string[] };
  onWrite(): void;
}) {
  const { options, setOptions, difference, onWrite } = props;
  const { t, format } = useSettings();
  const count = difference.created + difference.updated;
  if (count === 0) return <p>{t('upload.nothing')}</p>;
  const mayWrite =
    (difference.failed === 0 || options.skipBadRows) && (difference.unusual.length === 0 || options.confirmUnusual);
  return (
    <>
      {difference.failed > 0 && (
        <Checkbox
          label={t('upload.skipBad', { count: format.number(difference.failed) })}
          checked={options.skipBadRows}
          onChange={(event) => setOptions({ ...options, skipBadRows: event.currentTarget.checked })}
        />
      )}
      {difference.unusual.length > 0 && (
        <Checkbox
          label={t('upload.confirmUnusual')}
          checked={options.confirmUnusual}
          onChange={(event) => setOptions({ ...options, confirmUnusual: event.currentTarget.checked })}
        />
      )}
      <Button className="button-main" disabled={!mayWrite} onClick={onWrite}>
        {t('upload.write', { count: format.number(count) })}
      </Button>
    </>
  );
}

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { useSettings } from './settings.tsx';

interface Answer<Data> {
  data?: Data | undefined;
  error?: CombinedError | undefined;
}

/** What was read; before that a word, after an error what to do. Older data stays on the screen. */
export function Loaded<Data>({
  answer,
  again,
  children,
}: {
  answer: Answer<Data>;
  again: () => void;
  children: (data: Data) => ReactNode;
}) {
  const { t } = useSettings();
  if (answer.data) return children(answer.data);
  if (!answer.error) return <p className="muted">{t('state.loading')}</p>;
  return (
    <div role="alert">
      <p>{t('state.failed')}</p>
      <p className="muted">
        {t('error.said', { message: answer.error.graphQLErrors[0]?.message ?? answer.error.message })}
      </p>
      <Button className="button-main" onClick={again}>
        {t('state.retry')}
      </Button>
    </div>
  );
}

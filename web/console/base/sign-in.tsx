import { Button, Checkbox, PasswordInput, Stack, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { TextId } from '../../shared/language.ts';
import { useSession } from './session.tsx';
import { useSettings } from './settings.tsx';

/** Asks the server whether a key is valid. Returns the reason when it is not, in a text of ours. */
async function check(key: string): Promise<TextId | undefined> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: '{ viewer { role } }' }),
  }).catch(() => undefined);
  if (!response || response.status >= 500) return 'state.failed';
  const { data } = (await response.json()) as { data?: { viewer?: { role: string } | null } | null };
  if (!data?.viewer) return 'signin.refused';
  return data.viewer.role === 'BUYER' ? 'signin.buyer' : undefined;
}

/** The page of somebody who is not signed in. */
export function SignIn() {
  const { t } = useSettings();
  const { signIn, hasEnded } = useSession();
  const [key, setKey] = useState('');
  const [remembered, setRemembered] = useState(false);
  const [error, setError] = useState<TextId>();
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const token = key.trim();
    if (token === '') return setError('signin.empty');
    setBusy(true);
    const refusal = await check(token);
    setBusy(false);
    if (refusal) setError(refusal);
    else signIn({ token, remembered });
  }
  return (
    <main className="sign-in">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <Title order={1} size={20}>
            {t('signin.title')}
          </Title>
          {hasEnded && <p role="status">{t('signin.ended')}</p>}
          <PasswordInput
            label={t('signin.key')}
            description={t('signin.keyHint')}
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
            error={error && t(error)}
            autoComplete="current-password"
            autoFocus
          />
          <Checkbox
            label={t('signin.mine')}
            description={t('signin.mineHint')}
            checked={remembered}
            onChange={(event) => setRemembered(event.currentTarget.checked)}
          />
          <Button type="submit" className="button-main" loading={busy}>
            {t('signin.submit')}
          </Button>
        </Stack>
      </form>
    </main>
  );
}

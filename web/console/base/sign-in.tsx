import { Button, Checkbox, PasswordInput, Stack, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { languageNames, languages, type TextId } from '../../shared/language.ts';
import { useSession } from './session.tsx';
import { useSettings } from './settings.tsx';

/** What a refusal is called on the page. */
const refusals: Record<string, TextId> = {
  UNKNOWN_KEY: 'signin.refused',
  UNKNOWN_LINK: 'signin.linkRefused',
  USED_LINK: 'signin.linkRefused',
  EXPIRED_LINK: 'signin.linkRefused',
  too_many: 'signin.tooMany',
};

/** The page of somebody who is not signed in. */
export function SignIn() {
  const { t } = useSettings();
  const { signIn, ended, link, dropLink } = useSession();
  const [key, setKey] = useState('');
  const [remembered, setRemembered] = useState(false);
  const [error, setError] = useState<TextId>();
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const apiKey = key.trim();
    if (link === undefined && apiKey === '') return setError('signin.empty');
    setBusy(true);
    const refusal = await signIn(link === undefined ? { apiKey } : { linkToken: link }, remembered);
    setBusy(false);
    if (refusal === undefined) return;
    setError(refusals[refusal] ?? 'state.failed');
    // Without an answer the link may still work.
    if (refusal !== 'failed' && refusal !== 'too_many') dropLink();
  }
  const notice = link === undefined && ended && (ended === 'idle' ? 'signin.idle' : 'signin.ended');
  return (
    <main className="sign-in">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <Title order={1} size={20}>
            {t('signin.title')}
          </Title>
          {notice && <p role="status">{t(notice)}</p>}
          {link === undefined ? (
            <PasswordInput
              label={t('signin.key')}
              description={t('signin.keyHint')}
              value={key}
              onChange={(event) => setKey(event.currentTarget.value)}
              error={error && t(error)}
              autoComplete="current-password"
              autoFocus
            />
          ) : (
            <p role={error && 'alert'}>{t(error ?? 'signin.byLink')}</p>
          )}
          <Checkbox
            label={t('signin.mine')}
            description={t('signin.mineHint')}
            checked={remembered}
            onChange={(event) => setRemembered(event.currentTarget.checked)}
          />
          <Button type="submit" className="button-main" loading={busy}>
            {t('signin.submit')}
          </Button>
          <LanguageChoice />
        </Stack>
      </form>
    </main>
  );
}

function LanguageChoice() {
  const { t, language, setLanguage } = useSettings();
  return (
    <fieldset className="languages" aria-label={t('settings.language')}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          className="language"
          aria-pressed={one === language}
          onClick={() => setLanguage(one)}
        >
          {languageNames[one]}
        </button>
      ))}
    </fieldset>
  );
}

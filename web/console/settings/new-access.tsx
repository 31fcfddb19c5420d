import { Button, Checkbox, CopyButton, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useClient } from 'urql';
import type { Role } from '../../gql/graphql.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { createKeyMutation, createLinkMutation, keysQuery } from './query.ts';

const roles = ['OPERATOR', 'VIEWER', 'OWNER'] as const satisfies readonly Role[];

/** What was made, shown once. */
interface Made {
  kind: 'key' | 'link';
  secret: string;
}

/** What an operator or a viewer sees beside the stock; an owner sees everything. */
interface Rights {
  seesMoney: boolean;
  seesBuyers: boolean;
}
const noRights: Rights = { seesMoney: false, seesBuyers: false };

/** Lets somebody in: a link for a person, a key for a program. */
export function NewAccess() {
  const { t } = useSettings();
  const { name, setName, telegramId, setTelegramId, role, setRole, rights, setRights, error, made, make, busy } =
    useNewAccess();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void make('link');
  };
  return (
    <section className="surface">
      <h2>{t('settings.newAccess')}</h2>
      <form className="new-access" onSubmit={submit} noValidate>
        <TextInput
          label={t('settings.name')}
          autoComplete="off"
          value={name}
          error={error}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('settings.role')}
          description={t(`settings.roleHint.${role}`)}
          data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as typeof role)}
        />
        <TextInput
          label={t('settings.telegramId')}
          description={t('settings.telegramIdHint')}
          inputMode="numeric"
          autoComplete="off"
          value={telegramId}
          onChange={(event) => setTelegramId(event.currentTarget.value)}
        />
        {role !== 'OWNER' && <RightsFields rights={rights} onChange={setRights} />}
        <div className="row-acts">
          <Button type="submit" className="button-main" loading={busy}>
            {t('settings.makeLink')}
          </Button>
          <Button className="chip" loading={busy} onClick={() => void make('key')}>
            {t('settings.makeKey')}
          </Button>
        </div>
      </form>
      {made && <Secret made={made} />}
    </section>
  );
}

function RightsFields({ rights, onChange }: { rights: Rights; onChange: (rights: Rights) => void }) {
  const { t } = useSettings();
  return (
    <fieldset className="rights">
      <legend>{t('settings.rights')}</legend>
      {(['seesMoney', 'seesBuyers'] as const).map((name) => (
        <Checkbox
          key={name}
          label={t(`settings.${name}`)}
          checked={rights[name]}
          onChange={(event) => onChange({ ...rights, [name]: event.currentTarget.checked })}
        />
      ))}
    </fieldset>
  );
}

function Secret({ made: { kind, secret } }: { made: Made }) {
  const { t } = useSettings();
  return (
    <div role="status" className="secret">
      <p>{t(kind === 'key' ? 'settings.keyOnce' : 'settings.linkOnce')}</p>
      <p className="code">{secret}</p>
      <CopyButton value={secret}>
        {({ copied, copy }) => (
          <Button className="chip" onClick={copy}>
            {t(copied ? 'action.copied' : 'action.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

function useNewAccess() {
  const { t } = useSettings();
  const client = useClient();
  const [name, setName] = useState('');
  const [telegramId, setTelegramId] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]>('OPERATOR');
  const [rights, setRights] = useState(noRights);
  const [error, setError] = useState<string>();
  const [made, setMade] = useState<Made>();
  const key = useOnce(createKeyMutation);
  const link = useOnce(createLinkMutation);
  async function make(kind: Made['kind']): Promise<void> {
    if (name.trim() === '') return setError(t('settings.nameMissing'));
    setError(undefined);
    setMade(undefined);
    const input = { name: name.trim(), role, ...(role === 'OWNER' ? {} : rights) };
    const telegramUserId = telegramId.trim();
    if (kind === 'link' && telegramUserId !== '') return setError(t('settings.telegramIdNeedsKey'));
    const outcome =
      kind === 'key' ? await key.run({ ...input, ...(telegramUserId && { telegramUserId }) }) : await link.run(input);
    if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal));
    const { payload } = outcome;
    setMade({ kind, secret: 'key' in payload ? payload.key : payload.url });
    setName('');
    setTelegramId('');
    setRights(noRights);
    if (kind === 'key') await client.query(keysQuery, { after: null }, { requestPolicy: 'network-only' });
  }
  return {
    name,
    setName,
    telegramId,
    setTelegramId,
    role,
    setRole,
    rights,
    setRights,
    error,
    made,
    make,
    busy: key.busy || link.busy,
  };
}

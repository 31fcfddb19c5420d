import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { ConfirmButton } from '../base/confirm-button.tsx';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { NewAccess } from './new-access.tsx';
import { endAccessMutation, keysQuery, revokeMutation, type StaffKey } from './query.ts';

/** The people who work here, by their keys; and how a new one gets in. */
export function People() {
  return (
    <>
      <NewAccess />
      <Pages>{(page) => <KeysPage key={page.after ?? ''} page={page} />}</Pages>
    </>
  );
}

function KeysPage({ page }: { page: ListPage }) {
  const { t } = useSettings();
  const [answer, again] = useQuery({
    query: keysQuery,
    variables: { after: page.after },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  return (
    <Loaded answer={answer} again={refresh}>
      {({ staffKeys }) => {
        if (!staffKeys || staffKeys.nodes.length === 0) return <p className="muted">{t('settings.noKeys')}</p>;
        return (
          <>
            <ul className="sessions">
              {staffKeys.nodes.map((key) => (
                <KeyRow key={key.id} of={key} onDone={refresh} />
              ))}
            </ul>
            <PageEnd page={page} pageInfo={staffKeys.pageInfo} total={staffKeys.totalCount} />
          </>
        );
      }}
    </Loaded>
  );
}

function KeyRow({
  of: { id, name, role, seesMoney, seesBuyers, keyPrefix, lastUsedAt, expiresAt },
  onDone,
}: {
  of: StaffKey;
  onDone: () => void;
}) {
  const { t, format } = useSettings();
  const revoke = useOnce(revokeMutation);
  const endAll = useOnce(endAccessMutation);
  const finish = (message: string): undefined => {
    notifications.show({ message });
    onDone();
    return undefined;
  };
  async function revokeKey(): Promise<string | undefined> {
    const outcome = await revoke.run({ id });
    return 'refusal' in outcome ? refusalText(t, outcome.refusal) : finish(t('settings.revoked', { name }));
  }
  async function endAccess(): Promise<string | undefined> {
    const outcome = await endAll.run({ apiKeyId: id });
    return 'refusal' in outcome ? refusalText(t, outcome.refusal) : finish(t('settings.accessEnded', { name }));
  }
  const used = lastUsedAt ? t('sessions.used', { time: format.ago(new Date(lastUsedAt)) }) : t('settings.neverUsed');
  return (
    <li className="session">
      <div>
        <strong>{name}</strong>, {t(`role.${role}`)} <span className="code muted">{keyPrefix}…</span>
        {role !== 'OWNER' && (
          <div>
            {seesMoney && <div>{t('settings.seesMoney')}</div>}
            {seesBuyers && <div>{t('settings.seesBuyers')}</div>}
          </div>
        )}
        <div className="muted">
          {used}
          {expiresAt && ` · ${t('marketplaces.keyUntil', { date: format.date(new Date(expiresAt)) })}`}
        </div>
      </div>
      <div className="row-acts">
        <ConfirmButton label={t('settings.revoke')} title={name} act={revokeKey} danger>
          <p>{t('settings.revokeText', { name })}</p>
        </ConfirmButton>
        <ConfirmButton label={t('settings.endAccess')} title={name} act={endAccess} danger>
          <p>{t('settings.endAccessText', { name })}</p>
        </ConfirmButton>
      </div>
    </li>
  );
}

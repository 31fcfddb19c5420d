import { Button, Title } from '@mantine/core';
import { useRights } from '../base/rights.ts';
import { SessionList } from '../base/sessions-dialog.tsx';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { AlertHistory } from './alert-history.tsx';
import { AuditLog } from './audit-log.tsx';
import { People } from './people.tsx';
import './settings.css';

/** Who may sign in, who is signed in, what Ombor warned of, and who changed what. */
export default function Settings() {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const { mayOwn } = useRights();
  const tabs = mayOwn ? (['people', 'sessions', 'alerts', 'audit'] as const) : (['sessions', 'alerts'] as const);
  const tab = [...tabs].find((one) => one === params.get('tab')) ?? tabs[0];
  return (
    <>
      <Title order={1} size={20}>
        {t('nav.settings')}
      </Title>
      <fieldset className="chips" aria-label={t('nav.settings')}>
        {tabs.map((one) => (
          <Button
            key={one}
            size="compact-md"
            className={tab === one ? 'button-main' : 'chip'}
            aria-pressed={tab === one}
            onClick={() => narrow({ tab: one })}
          >
            {t(`settings.${one}`)}
          </Button>
        ))}
      </fieldset>
      <div className="settings-tab">
        {tab === 'people' && <People />}
        {tab === 'sessions' && <SessionList />}
        {tab === 'alerts' && <AlertHistory />}
        {tab === 'audit' && <AuditLog />}
      </div>
    </>
  );
}

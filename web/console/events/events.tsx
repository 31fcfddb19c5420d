import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { Pages } from '../base/pages.tsx';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { EventFields } from './event-fields.tsx';
import { EventsPage } from './events-page.tsx';
import { ExchangesPage } from './exchanges-page.tsx';
import { ReplayMatching } from './replay-matching.tsx';
import './events.css';

const tabs = ['received', 'sent'] as const;

/** What marketplaces reported, what was sent to them, and what became of it. */
export default function Events() {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const [isFollowed, setFollowed] = useState(true);
  const tab = tabs.find((one) => one === params.get('tab')) ?? 'received';
  return (
    <>
      <div className="today-row list-head">
        <Title order={1} size={20}>
          {t('nav.events')}
        </Title>
        <Button
          className={isFollowed ? 'button-main' : 'chip'}
          aria-pressed={isFollowed}
          onClick={() => setFollowed(!isFollowed)}
        >
          {t('events.follow')}
        </Button>
      </div>
      <fieldset className="chips" aria-label={t('nav.events')}>
        {tabs.map((one) => (
          <Button
            key={one}
            size="compact-md"
            className={tab === one ? 'button-main' : 'chip'}
            aria-pressed={tab === one}
            onClick={() => narrow({ tab: one, status: undefined })}
          >
            {t(`events.${one}`)}
          </Button>
        ))}
      </fieldset>
      <EventFields tab={tab} />
      {tab === 'received' && <ReplayMatching />}
      <Pages key={params.toString()}>
        {(page) => {
          const props = { page, isFollowed: isFollowed && page.after === null };
          return tab === 'received' ? (
            <EventsPage key={page.after ?? ''} {...props} />
          ) : (
            <ExchangesPage key={page.after ?? ''} {...props} />
          );
        }}
      </Pages>
    </>
  );
}

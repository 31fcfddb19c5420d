import { Menu, useMantineColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { graphql } from '../../gql/gql.ts';
import { languageNames, languages, type TextId } from '../../shared/language.ts';
import { useRefresh } from './follow.ts';
import { Icon, type IconName } from './icon.tsx';
import { useSession } from './session.tsx';
import { SessionsDialog } from './sessions-dialog.tsx';
import { useSettings } from './settings.tsx';

const waitingQuery = graphql(`
  query Waiting {
    toDecide { kind count }
  }
`);
const waitingTopics = ['alerts', 'orders'] as const;

interface Place {
  path: string;
  text: TextId;
  icon: IconName;
  /** On a phone it stands in the menu: the bar has room for four. */
  inMenu?: boolean;
}

const places: readonly Place[] = [
  { path: '/', text: 'nav.today', icon: 'home' },
  { path: '/stock', text: 'nav.stock', icon: 'package' },
  { path: '/orders', text: 'nav.orders', icon: 'clipboard' },
  { path: '/pack', text: 'nav.pack', icon: 'barcode', inMenu: true },
  { path: '/returns', text: 'nav.returns', icon: 'arrowBack', inMenu: true },
  { path: '/decide', text: 'nav.decide', icon: 'scale' },
  { path: '/receipts', text: 'nav.receipts', icon: 'download', inMenu: true },
  { path: '/counts', text: 'nav.counts', icon: 'barcode', inMenu: true },
  { path: '/marketplaces', text: 'nav.marketplaces', icon: 'plug', inMenu: true },
  { path: '/money', text: 'nav.money', icon: 'cash', inMenu: true },
  { path: '/catalogue', text: 'nav.catalogue', icon: 'book', inMenu: true },
  { path: '/events', text: 'nav.events', icon: 'activity', inMenu: true },
  { path: '/settings', text: 'nav.settings', icon: 'settings', inMenu: true },
];

/** The page with the windows of the demo, where this is one. */
const livePage = document.querySelector<HTMLMetaElement>('meta[name="ombor-live"]')?.content;

/** Whether a link leads to the page that is open, or to the list that it was opened from. */
function currentAt(path: string, location: string): 'page' | 'true' | undefined {
  if (location === path) return 'page';
  return path !== '/' && location.startsWith(`${path}/`) ? 'true' : undefined;
}

/** The frame of each page: navigation on the left of a desk, at the foot of a phone. */
export function Shell({
  viewer,
  children,
}: {
  viewer: { name: string; role: string } | undefined;
  children: ReactNode;
}) {
  const { t } = useSettings();
  const [location] = useLocation();
  const [sessionsOpen, setSessionsOpen] = useState(false);
  return (
    <div className="shell">
      <a className="visually-hidden" href="#main">
        {t('nav.skip')}
      </a>
      <nav className="shell-nav" aria-label={t('nav.main')}>
        <div className="shell-brand">Ombor</div>
        {places.map(({ path, text, icon, inMenu }) => (
          <Link
            key={path}
            href={path}
            className={inMenu ? 'shell-link desk-only' : 'shell-link'}
            aria-current={currentAt(path, location)}
          >
            <Icon name={icon} />
            {t(text)}
            {path === '/decide' && <WaitingCount />}
          </Link>
        ))}
        {livePage !== undefined && (
          <a href={livePage} className="shell-link shell-live">
            <Icon name="bolt" />
            {t('nav.live')}
          </a>
        )}
        <MoreMenu viewer={viewer} onSessions={() => setSessionsOpen(true)} />
      </nav>
      {sessionsOpen && <SessionsDialog onClose={() => setSessionsOpen(false)} />}
      <main id="main" className="shell-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** How many causes wait for a decision; nothing where none does. */
function WaitingCount() {
  const { t, format } = useSettings();
  const [{ data }, again] = useQuery({ query: waitingQuery, requestPolicy: 'cache-and-network' });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(waitingTopics, refresh);
  const count = data?.toDecide?.length ?? 0;
  if (count === 0) return null;
  return (
    <span className="shell-count">
      <span className="visually-hidden">{t('decide.waiting')} </span>
      {format.number(count)}
    </span>
  );
}

/** Language, look, sessions, and signing out. */
function MoreMenu({
  viewer,
  onSessions,
}: {
  viewer: { name: string; role: string } | undefined;
  onSessions: () => void;
}) {
  const { t, language, setLanguage } = useSettings();
  const { signOut } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isPhone = useMediaQuery('(max-width: 767px)');
  const looks = [
    ['auto', 'settings.auto'],
    ['light', 'settings.light'],
    ['dark', 'settings.dark'],
  ] as const;
  return (
    <Menu position="top-end" width={240} floatingStrategy="fixed">
      <Menu.Target>
        <button type="button" className="shell-link shell-more">
          <Icon name="dots" />
          {t('nav.more')}
        </button>
      </Menu.Target>
      <Menu.Dropdown className="shell-menu">
        {viewer && (
          <Menu.Label>
            {viewer.name}, {t(`role.${viewer.role}` as TextId)}
          </Menu.Label>
        )}
        {isPhone &&
          places.map(
            ({ path, text, icon, inMenu }) =>
              inMenu && (
                <Menu.Item key={path} component={Link} href={path} leftSection={<Icon name={icon} />}>
                  {t(text)}
                </Menu.Item>
              ),
          )}
        <Menu.Label>{t('settings.language')}</Menu.Label>
        {languages.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            leftSection={one === language ? <Icon name="check" /> : <span className="icon" />}
            onClick={() => setLanguage(one)}
          >
            {languageNames[one]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('settings.theme')}</Menu.Label>
        {looks.map(([look, text]) => (
          <Menu.Item
            key={look}
            leftSection={look === colorScheme ? <Icon name="check" /> : <span className="icon" />}
            onClick={() => setColorScheme(look)}
          >
            {t(text)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {livePage !== undefined && (
          <Menu.Item component="a" href={livePage} leftSection={<Icon name="bolt" />}>
            {t('nav.live')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Icon name="devices" />} onClick={onSessions}>
          {t('sessions.title')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="signOut" />} onClick={signOut}>
          {t('signout')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { languageNames, languages, type TextId } from '../../shared/language.ts';
import { Icon, type IconName } from './icon.tsx';
import { useSession } from './session.tsx';
import { SessionsDialog } from './sessions-dialog.tsx';
import { useSettings } from './settings.tsx';

const places: readonly { path: string; text: TextId; icon: IconName }[] = [
  { path: '/', text: 'nav.today', icon: 'home' },
  { path: '/stock', text: 'nav.stock', icon: 'package' },
  { path: '/marketplaces', text: 'nav.marketplaces', icon: 'plug' },
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
        {places.map(({ path, text, icon }) => (
          <Link key={path} href={path} className="shell-link" aria-current={currentAt(path, location)}>
            <Icon name={icon} />
            {t(text)}
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
  const looks = [
    ['auto', 'settings.auto'],
    ['light', 'settings.light'],
    ['dark', 'settings.dark'],
  ] as const;
  return (
    <Menu position="top-end" width={240}>
      <Menu.Target>
        <button type="button" className="shell-link shell-more">
          <Icon name="dots" />
          {t('nav.more')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {viewer && (
          <Menu.Label>
            {viewer.name}, {t(`role.${viewer.role}` as TextId)}
          </Menu.Label>
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

import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useSettings } from './settings.tsx';

/** Shows a way out when a part of the page throws. */
export class Crash extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <CrashPage /> : this.props.children;
  }
}

function CrashPage() {
  const { t } = useSettings();
  return (
    <main className="sign-in" role="alert">
      <p>{t('state.crashed')}</p>
      <Button className="button-main" onClick={() => location.reload()}>
        {t('state.reload')}
      </Button>
    </main>
  );
}

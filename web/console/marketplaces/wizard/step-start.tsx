import { Link } from 'wouter';
import { useSettings } from '../../base/settings.tsx';
import { State } from '../../base/state.tsx';
import type { WizardMarketplace } from './query.ts';
import { StepPage } from './steps.tsx';

/** The last step: the figures go out, until none is left. */
export function StepStart({ marketplace }: { marketplace: WizardMarketplace }) {
  const { t, format } = useSettings();
  const { name, code, paused, sync } = marketplace;
  const owed = sync?.owed ?? 0;
  return (
    <StepPage step="start" name={name}>
      <p role="status">
        {paused ? (
          <State tone="muted">{t('tile.paused')}</State>
        ) : owed > 0 ? (
          <State tone="wait">{t('tile.owed', { count: format.number(owed) })}</State>
        ) : (
          <State tone="ok">{t('wizard.allSent')}</State>
        )}
      </p>
      {sync?.lastError && <p role="alert">{t('error.said', { message: sync.lastError })}</p>}
      <p>{t('wizard.whatNow')}</p>
      <div className="marketplace-acts">
        {paused && (
          <Link href={`/marketplaces/${code}/setup/baseline`} className="link-button">
            {t('wizard.baseline')}
          </Link>
        )}
        <Link href="/marketplaces" className={paused ? 'chip-link' : 'link-button'}>
          {t('nav.marketplaces')}
        </Link>
        <Link href="/stock" className="chip-link">
          {t('nav.stock')}
        </Link>
        <Link href="/" className="chip-link">
          {t('nav.today')}
        </Link>
      </div>
    </StepPage>
  );
}

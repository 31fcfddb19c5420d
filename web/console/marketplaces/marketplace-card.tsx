import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { TextId } from '../../shared/language.ts';
import { Figure } from '../base/figure.tsx';
import { pushTones } from '../base/push-tones.ts';
import { useSettings } from '../base/settings.tsx';
import { State, type Tone } from '../base/state.tsx';
import { PauseButton } from './pause-button.tsx';
import type { MarketplaceRow, MarketplacesData } from './query.ts';

type Savings = NonNullable<MarketplacesData['syncSavings']>['byMarketplace'][number];

/** Older than this, what is owed is late: the promise is a second, and limits of marketplaces take some. */
const lateMs = 30_000;
const dayMs = 86_400_000;
/** From so many days before its end on a key is worth a warning. */
const warnDays = 14;

interface Props {
  marketplace: MarketplaceRow;
  savings: Savings | undefined;
  isOwner: boolean;
}

/** One place of sale. */
export function MarketplaceCard({ marketplace, savings, isOwner }: Props) {
  const { t } = useSettings();
  const { name, code, type, paused, archived } = marketplace;
  const isApi = type === 'API';
  const isRead = isApi && !archived;
  return (
    <article className="surface marketplace" aria-labelledby={`marketplace-${code}`}>
      <div className="today-row">
        <h2 id={`marketplace-${code}`}>{name}</h2>
        {isApi || archived ? (
          <Standing marketplace={marketplace} />
        ) : (
          <span className="muted">{t(`marketplace.${type}` as TextId)}</span>
        )}
      </div>
      {isRead && (
        <>
          <Problems marketplace={marketplace} />
          <Facts marketplace={marketplace} savings={savings} />
        </>
      )}
      {isRead && !isOwner && (
        <Link href={`/marketplaces/${code}/supply`} className="chip-link">
          {t('supply.link')}
        </Link>
      )}
      {isOwner && (
        <div className="marketplace-acts">
          {isRead && paused && (
            <Link href={`/marketplaces/${code}/setup/check`} className="link-button">
              {t('marketplaces.setUp')}
            </Link>
          )}
          <Link href={`/marketplaces/${code}`} className="chip-link">
            {t('marketplaces.settings')}
          </Link>
          {isRead && (
            <Link href={`/marketplaces/${code}/supply`} className="chip-link">
              {t('supply.link')}
            </Link>
          )}
          {(isApi || archived) && <PauseButton marketplace={marketplace} />}
        </div>
      )}
    </article>
  );
}

/** Live, late, archived, or paused and why. */
function Standing({ marketplace: { paused, archived, sync } }: { marketplace: MarketplaceRow }) {
  const { t } = useSettings();
  if (archived) return <State tone="muted">{t('marketplaces.archived')}</State>;
  if (paused) {
    return (
      <State tone="muted">{t(sync?.lastSuccessAt ? 'marketplaces.pausedByHand' : 'marketplaces.notStarted')}</State>
    );
  }
  const oldest = sync?.oldestOwedAt ? Date.now() - Date.parse(sync.oldestOwedAt) : 0;
  return oldest > lateMs ? <State tone="warn">{t('tile.late')}</State> : <State tone="ok">{t('tile.live')}</State>;
}

/** What a person should look at: missing rights, the last error, unlinked sales. */
function Problems({ marketplace: { accountMissing, sync } }: { marketplace: MarketplaceRow }) {
  const { t, format } = useSettings();
  const missing = accountMissing ?? [];
  return (
    <>
      {missing.length > 0 && (
        <p>
          <State tone="danger">{t('marketplaces.rightsMissing')}</State>{' '}
          {t('error.said', { message: missing.join(' ') })}
        </p>
      )}
      {sync?.lastError && (
        <p>
          <State tone="warn">{t('marketplaces.lastError')}</State> {t('error.said', { message: sync.lastError })}
        </p>
      )}
      {sync !== null && sync.unlinkedProducts > 0 && (
        <p>
          <State tone="danger">{t('marketplaces.unlinked', { count: format.number(sync.unlinkedProducts) })}</State>
        </p>
      )}
    </>
  );
}

function Facts({ marketplace, savings }: { marketplace: MarketplaceRow; savings: Savings | undefined }) {
  const { t, format } = useSettings();
  const { sync, latency } = marketplace;
  if (!sync) return null;
  return (
    <dl className="facts">
      <Fact name={t('marketplaces.owed')}>
        <Figure value={sync.owed} />
      </Fact>
      <Fact name={t('marketplaces.lastEvent')}>
        {sync.lastEventAt ? format.ago(new Date(sync.lastEventAt)) : t('tile.noEvent')}
      </Fact>
      <Fact name={t('marketplaces.speed')}>
        {latency
          ? `p50 ${format.duration(latency.p50Ms)} · p95 ${format.duration(latency.p95Ms)} · p99 ${format.duration(latency.p99Ms)}`
          : t('marketplaces.noPushes')}
      </Fact>
      <Fact name={t('marketplaces.poll')}>
        <Poll sync={sync} />
      </Fact>
      <Calls sync={sync} savings={savings} />
      <Fact name={t('marketplaces.key')}>
        <Expiry at={sync.credentialExpiresAt} />
      </Fact>
      <Fact name={t('marketplaces.listings')}>
        <ListingCounts marketplace={marketplace} />
      </Fact>
    </dl>
  );
}

type Sync = NonNullable<MarketplaceRow['sync']>;

/** How often orders are read, and why so often. */
function Poll({ sync: { orderIntervalSeconds: seconds, orderIntervalReason } }: { sync: Sync }) {
  const { t, format } = useSettings();
  if (seconds === null) return t('marketplaces.noPoll');
  const every =
    seconds < 60
      ? t('marketplaces.everySeconds', { count: format.number(seconds) })
      : t('marketplaces.everyMinutes', { count: format.number(Math.round(seconds / 6) / 10) });
  const why = readReason(orderIntervalReason);
  return why ? `${every} (${t(why)})` : every;
}

/** Calls of today, those that are left, and what reading at intervals would have cost. */
function Calls({ sync, savings }: { sync: Sync; savings: Savings | undefined }) {
  const { t, format } = useSettings();
  return (
    <>
      <Fact name={t('marketplaces.calls')}>
        {format.number(sync.callsToday)}
        {sync.callsLeftToday !== null && ` · ${t('tile.calls', { count: format.number(sync.callsLeftToday) })}`}
      </Fact>
      {savings && savings.pollingCalls > 0 && (
        <Fact name={t('marketplaces.savings')}>
          {t('marketplaces.savingsText', {
            made: format.number(savings.stockCalls),
            polling: format.number(savings.pollingCalls),
          })}
        </Fact>
      )}
    </>
  );
}

/** How many listings are in which state of sending. */
function ListingCounts({ marketplace: { listingCounts } }: { marketplace: MarketplaceRow }) {
  const { t, format } = useSettings();
  const counts = listingCounts ?? [];
  if (counts.length === 0) return format.number(0);
  const name = (state: string) => t(`push.${pushTones[state] ? state : 'other'}` as TextId);
  return counts.map(({ pushState, count }) => `${name(pushState)}: ${format.number(count)}`).join(' · ');
}

/** The server says it in English. */
function readReason(reason: string | null): TextId | undefined {
  if (reason === 'as set') return 'marketplaces.reasonSet';
  if (reason === 'a product is nearly sold out') return 'marketplaces.reasonScarce';
  if (reason === 'sales are frequent') return 'marketplaces.reasonBusy';
  if (reason?.endsWith('calls are left today')) return 'marketplaces.reasonCalls';
  return undefined;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Until when the key is valid. */
function Expiry({ at }: { at: string | null }) {
  const { t, format } = useSettings();
  if (at === null) return t('marketplaces.keyUnknown');
  const end = new Date(at);
  const daysLeft = (end.getTime() - Date.now()) / dayMs;
  const tone: Tone = daysLeft < 0 ? 'danger' : daysLeft < warnDays ? 'warn' : 'ok';
  const text = t(daysLeft < 0 ? 'marketplaces.keyEnded' : 'marketplaces.keyUntil', { date: format.date(end) });
  return <State tone={tone}>{text}</State>;
}

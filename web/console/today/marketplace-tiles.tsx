import { useSettings } from '../base/settings.tsx';
import { State, type Tone } from '../base/state.tsx';
import type { TodayData } from './query.ts';

type Marketplace = NonNullable<TodayData['marketplaces']>[number];

/** Older than this, what is owed is late: the promise is a second, and limits of marketplaces take some. */
const lateMs = 30_000;

/** One tile per marketplace: whether it follows, and what waits. */
export function MarketplaceTiles({ data }: { data: TodayData }) {
  const { t } = useSettings();
  return (
    <section className="surface wide">
      <h2>{t('today.marketplaces')}</h2>
      {data.marketplaces.length === 0 && <p className="muted">{t('today.noMarketplaces')}</p>}
      <div className="tiles">
        {data.marketplaces.map((marketplace) => (
          <Tile key={marketplace.id} marketplace={marketplace} />
        ))}
      </div>
    </section>
  );
}

function Tile({ marketplace: { name, sync, latency, paused, type } }: { marketplace: Marketplace }) {
  const { t, format } = useSettings();
  return (
    <article className="tile">
      <div className="today-row">
        <span className="tile-name">{name}</span>
        {type === 'API' && <Standing paused={paused} sync={sync} />}
      </div>
      {sync && sync.owed > 0 && <span>{t('tile.owed', { count: format.number(sync.owed) })}</span>}
      <span className="muted">
        {sync?.lastEventAt ? t('tile.lastEvent', { time: format.ago(new Date(sync.lastEventAt)) }) : t('tile.noEvent')}
      </span>
      {latency?.p95Ms != null && (
        <span className="muted">{t('tile.p95', { time: format.duration(latency.p95Ms) })}</span>
      )}
      {sync?.callsLeftToday != null && (
        <span className="muted">{t('tile.calls', { count: format.number(sync.callsLeftToday) })}</span>
      )}
      {sync?.lastError && <span className="tile-error">{t('error.said', { message: sync.lastError })}</span>}
    </article>
  );
}

function Standing({ paused, sync }: Pick<Marketplace, 'paused' | 'sync'>) {
  const { t } = useSettings();
  const oldest = sync?.oldestOwedAt ? Date.now() - Date.parse(sync.oldestOwedAt) : 0;
  const [tone, text]: [Tone, 'tile.paused' | 'tile.late' | 'tile.live'] = paused
    ? ['muted', 'tile.paused']
    : oldest > lateMs
      ? ['warn', 'tile.late']
      : ['ok', 'tile.live'];
  return <State tone={tone}>{t(text)}</State>;
}

import { useChanges } from './changes.ts';
import { useShop } from './shop.ts';

/** Says that there is no connection, and of when the figures are. */
export function Banner() {
  const { api, shelf, format, translate } = useShop();
  const { live } = api;
  useChanges(live);
  if (navigator.onLine && !live.lostSince) return null;
  const at = live.wasLive ? live.lostSince : (shelf.keptAt ?? live.lostSince);
  const text = navigator.onLine ? 'state.lost' : 'state.offline';
  return (
    <p class="banner" role="status">
      {translate(text, { time: format.time(at ?? new Date()) })}
    </p>
  );
}

import { useChanges } from './changes.ts';
import { useShop } from './shop.ts';
import { pageButtons } from './telegram.ts';

/** Telegram's buttons, where the shop is tried in an ordinary browser. */
export function PageButtons() {
  const { translate } = useShop();
  useChanges(pageButtons);
  const { main, back } = pageButtons;
  if (!main && !back) return null;
  return (
    <footer class="buttons">
      {back && (
        <button type="button" onClick={back}>
          {translate('shop.back')}
        </button>
      )}
      {main && (
        <button type="button" class="main" disabled={main.isBusy || main.isEnabled === false} onClick={main.press}>
          {main.text}
        </button>
      )}
    </footer>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { type MainButton, showMainButton } from './telegram.ts';

/** Telegram's button for as long as the screen is shown; undefined: it has none. */
export function useMainButton(button: MainButton | undefined): void {
  const press = useRef(button?.press);
  press.current = button?.press;
  const { text, isBusy, isEnabled } = button ?? {};
  useEffect(
    () =>
      showMainButton(
        text === undefined
          ? undefined
          : { text, isBusy: isBusy ?? false, isEnabled: isEnabled ?? true, press: () => press.current?.() },
      ),
    [text, isBusy, isEnabled],
  );
}

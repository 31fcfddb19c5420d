import {
  backButton,
  hapticFeedback,
  init,
  mainButton,
  miniApp,
  requestContact,
  requestWriteAccess,
  retrieveLaunchParams,
  retrieveRawInitData,
  themeParams,
  viewport,
} from '@tma.js/sdk';
import { Changes } from './changes.ts';

/** What Telegram says of whoever opened the shop. */
export interface TelegramUser {
  id: string;
  firstName: string;
  languageCode: string | undefined;
  /** Whether the bot may write to them already. */
  allowsMessages: boolean;
}

/** The shop as it was opened in Telegram. `initData` is signed by it, and signs the buyer in. */
export interface Telegram {
  initData: string;
  platform: string;
  user: TelegramUser;
}

/** Connects to Telegram; undefined where the page is open in something else. */
export function openTelegram(): Telegram | undefined {
  const initData = quietly(() => retrieveRawInitData());
  const user = initData === undefined ? undefined : readUser(initData);
  if (initData === undefined || user === undefined) return undefined;
  // Telegram's own styles would need a style element, which the page's policy refuses.
  quietly(() => init({ acceptCustomStyles: false }));
  quietly(() => themeParams.mount());
  quietly(() => themeParams.bindCssVars());
  quietly(() => miniApp.mount());
  followTheme();
  quietly(() => mainButton.mount());
  quietly(() => backButton.mount());
  void fillScreen();
  quietly(() => miniApp.ready());
  return { initData, platform: quietly(() => retrieveLaunchParams().tgWebAppPlatform) ?? 'unknown', user };
}

/** Calls that an old Telegram does not know are left out. */
function quietly<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

function readUser(initData: string): TelegramUser | undefined {
  const text = new URLSearchParams(initData).get('user');
  const user = quietly(
    () =>
      JSON.parse(text ?? '') as Record<'id' | 'first_name' | 'language_code' | 'allows_write_to_pm', unknown> | null,
  );
  if (typeof user?.id !== 'number') return undefined;
  return {
    id: String(user.id),
    firstName: typeof user.first_name === 'string' ? user.first_name : '',
    languageCode: typeof user.language_code === 'string' ? user.language_code : undefined,
    allowsMessages: user.allows_write_to_pm === true,
  };
}

/** The colours are Telegram's. Which of both pairs the badges take, and how the browser draws fields, depends on its background. */
function followTheme(): void {
  const show = (): void => {
    // Without colours of Telegram the page has its own, which are light.
    const isDark = themeParams.bgColor() !== undefined && themeParams.isDark();
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  };
  show();
  themeParams.isDark.sub(show);
}

async function fillScreen(): Promise<void> {
  try {
    await viewport.mount();
    viewport.bindCssVars();
    viewport.expand();
  } catch {
    // An old Telegram has no safe areas either.
  }
}

/** Telegram's button below the page. */
export interface MainButton {
  text: string;
  isBusy?: boolean;
  isEnabled?: boolean;
  press(): void;
}

/** Whether Telegram is around the page. A seller may try the shop in an ordinary browser, where nobody draws its buttons. */
const isInTelegram =
  'TelegramWebviewProxy' in globalThis || window !== window.parent || 'notify' in (window.external ?? {});

/** Telegram's buttons where the page must draw them. */
class PageButtons extends Changes {
  main: MainButton | undefined;
  back: (() => void) | undefined;

  show(buttons: Partial<Pick<PageButtons, 'main' | 'back'>>): void {
    Object.assign(this, buttons);
    this.changed();
  }
}
export const pageButtons = new PageButtons();

/** Shows Telegram's button below the page, or hides it. Returns how to stop listening. */
export function showMainButton(button: MainButton | undefined): () => void {
  if (!isInTelegram) pageButtons.show({ main: button });
  if (!button) {
    quietly(() => mainButton.setParams({ isVisible: false, isLoaderVisible: false }));
    return () => {};
  }
  const { text, isBusy = false, isEnabled = true, press } = button;
  quietly(() =>
    mainButton.setParams({ text, isVisible: true, isEnabled: isEnabled && !isBusy, isLoaderVisible: isBusy }),
  );
  return quietly(() => mainButton.onClick(press)) ?? (() => {});
}

/** Shows Telegram's back button, or hides it. Returns how to stop listening. */
export function showBackButton(back: (() => void) | undefined): () => void {
  if (!isInTelegram) pageButtons.show({ back });
  quietly(() => (back ? backButton.show() : backButton.hide()));
  return (back && quietly(() => backButton.onClick(back))) ?? (() => {});
}

/** Lets the phone answer to the finger. */
export function touch(kind: 'added' | 'done' | 'refused'): void {
  if (kind === 'added') quietly(() => hapticFeedback.impactOccurred('light'));
  else quietly(() => hapticFeedback.notificationOccurred(kind === 'done' ? 'success' : 'error'));
}

/** The buyer's own number, if they agree; undefined: they do not, or their Telegram cannot. */
export async function askForPhone(): Promise<string | undefined> {
  try {
    const { contact } = await requestContact();
    const number = contact.phone_number;
    return number.startsWith('+') ? number : `+${number}`;
  } catch {
    return undefined;
  }
}

/** Asks whether the bot may write what becomes of an order. Telegram reports the answer to the bot itself. */
export async function askToWrite(): Promise<void> {
  try {
    await requestWriteAccess();
  } catch {
    // An old Telegram cannot ask. The shop works without it.
  }
}

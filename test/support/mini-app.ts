import { sign } from '@tma.js/init-data-node';
import { expect } from 'vitest';
import { botToken, type RunningApp } from './app.ts';
import { phone, type useBrowser, type WatchedPage } from './browser.ts';

/** Telegram's button below the page, as the page has set it up. */
interface MainButton {
  is_visible: boolean;
  is_active: boolean;
  is_progress_visible: boolean;
  text: string;
}

/** What stands in the place of Telegram in the page. */
interface TelegramInPage {
  main: MainButton | undefined;
  isBackVisible: boolean;
  haptics: string[];
  writeRequests: number;
  receive(event: string, data?: unknown): void;
}

interface World {
  telegram: TelegramInPage;
  TelegramWebviewProxy: { postEvent(method: string, data?: string): void };
  Telegram?: { WebView?: { receiveEvent(event: string, data?: unknown): void } };
}

/** A phone with the shop open in Telegram. */
export interface ShopPhone extends WatchedPage {
  /** What Telegram's button says; undefined: it is hidden. */
  button(): Promise<string | undefined>;
  /** Presses Telegram's button once it is there, so many times in a row. */
  press(times?: number): Promise<void>;
  /** Presses Telegram's back button. */
  back(): Promise<void>;
  /** Opens the shop again, as after a restart of the phone; as another user, or with an initData of another time. */
  restart(launch?: { user?: number; signedAt?: Date }): Promise<void>;
  /** What the phone answered to the finger. */
  haptics(): Promise<string[]>;
}

interface PhoneOptions {
  user?: number;
  language?: 'uz' | 'ru' | 'en';
  theme?: 'light' | 'dark';
  /** When Telegram signed the initData. */
  signedAt?: Date;
  /** Whether the buyer agrees to share their number. */
  sharesNumber?: boolean;
  /** With a clock that can be put forward. */
  clock?: boolean;
  /** Called before the page is opened. */
  prepare?: (page: WatchedPage['page']) => Promise<void>;
}

/** Colours as Telegram for Android has them. */
const themes = {
  light: {
    bg_color: '#ffffff',
    secondary_bg_color: '#f0f0f0',
    text_color: '#222222',
    hint_color: '#a8a8a8',
    link_color: '#2678b6',
    button_color: '#50a8eb',
    button_text_color: '#ffffff',
  },
  dark: {
    bg_color: '#17212b',
    secondary_bg_color: '#232e3c',
    text_color: '#f5f5f5',
    hint_color: '#708499',
    link_color: '#6ab3f3',
    button_color: '#5288c1',
    button_text_color: '#ffffff',
  },
};

let serial = 500_000;

/** A buyer whom no other test has. */
export const newUser = (): number => ++serial;

/** The initData of a buyer, as Telegram would sign it for the bot of the tests. */
export const initDataOf = (user: number, language = 'uz', signedAt = new Date()): string =>
  sign({ user: { id: user, first_name: 'Dilnoza', language_code: language } }, botToken, signedAt);

/** Opens the shop on a phone in Telegram. */
export async function openShop(
  browser: ReturnType<typeof useBrowser>,
  app: RunningApp,
  {
    user = newUser(),
    language = 'uz',
    theme = 'light',
    clock,
    signedAt,
    sharesNumber = true,
    prepare,
  }: PhoneOptions = {},
): Promise<ShopPhone> {
  // The language of the browser is another one than that of Telegram, which counts.
  const opened = await browser.open('about:blank', { ...phone, locale: 'de' });
  const { page } = opened;
  if (clock) await page.clock.install();
  await page.addInitScript(standIn, { theme: themes[theme], number: sharesNumber ? '998901234567' : null });
  await prepare?.(page);
  const addressOf = (launch: { user?: number; signedAt?: Date } = {}): string => {
    const params = new URLSearchParams({
      tgWebAppData: initDataOf(launch.user ?? user, language, launch.signedAt ?? signedAt),
      tgWebAppVersion: '8.0',
      tgWebAppPlatform: 'android',
      tgWebAppThemeParams: JSON.stringify(themes[theme]),
    });
    return `${app.url}/shop#${params}`;
  };
  await page.goto(addressOf());
  const read = <T>(name: 'main' | 'haptics'): Promise<T> =>
    page.evaluate((key) => (globalThis as unknown as World).telegram[key] as T, name);
  const receive = (event: string, times: number): Promise<void> =>
    page.evaluate(
      ([name, count]) => {
        for (let time = 0; time < count; time++) (globalThis as unknown as World).telegram.receive(name);
      },
      [event, times] as const,
    );
  const readMain = () => read<MainButton | undefined>('main');
  return {
    ...opened,
    async button() {
      const main = await readMain();
      return main?.is_visible ? main.text : undefined;
    },
    async press(times = 1) {
      await expect.poll(async () => (await readMain())?.is_visible && (await readMain())?.is_active).toBe(true);
      await receive('main_button_pressed', times);
    },
    back: () => receive('back_button_pressed', 1),
    async restart(launch) {
      await page.goto('about:blank');
      await page.goto(addressOf(launch));
    },
    haptics: () => read<string[]>('haptics'),
  };
}

/** Stands in the place of Telegram in the page. It answers what the page asks for, as https://core.telegram.org/bots/webapps has it. */
function standIn({ theme, number }: { theme: Record<string, string>; number: string | null }): void {
  const world = globalThis as unknown as World;
  const receive = (event: string, data?: unknown): void => world.Telegram?.WebView?.receiveEvent(event, data);
  const telegram: TelegramInPage = { main: undefined, isBackVisible: false, haptics: [], writeRequests: 0, receive };
  const answers: Record<string, (input: Record<string, unknown>) => void> = {
    web_app_request_theme: () => receive('theme_changed', { theme_params: theme }),
    web_app_request_viewport: () =>
      receive('viewport_changed', { height: 740, width: 360, is_state_stable: true, is_expanded: true }),
    web_app_request_safe_area: () => receive('safe_area_changed', { top: 0, bottom: 0, left: 0, right: 0 }),
    web_app_request_content_safe_area: () =>
      receive('content_safe_area_changed', { top: 0, bottom: 0, left: 0, right: 0 }),
    web_app_request_phone: () => receive('phone_requested', { status: number === null ? 'cancelled' : 'sent' }),
    web_app_request_write_access: () => {
      telegram.writeRequests += 1;
      receive('write_access_requested', { status: 'allowed' });
    },
    web_app_invoke_custom_method: ({ req_id }) => {
      const contact = JSON.stringify({ user_id: 1, phone_number: number, first_name: 'Dilnoza' });
      const result = new URLSearchParams({ contact, auth_date: '1767000000', hash: 'a'.repeat(64) }).toString();
      receive('custom_method_invoked', { req_id, result });
    },
    web_app_setup_main_button: (input) => {
      telegram.main = { ...telegram.main, ...input } as unknown as MainButton;
    },
    web_app_setup_back_button: ({ is_visible }) => {
      telegram.isBackVisible = is_visible === true;
    },
    web_app_trigger_haptic_feedback: (input) => {
      telegram.haptics.push(String(input.notification_type ?? input.impact_style));
    },
  };
  world.telegram = telegram;
  world.TelegramWebviewProxy = {
    postEvent(method, data) {
      const input = JSON.parse(data ?? 'null') as Record<string, unknown> | null;
      setTimeout(() => answers[method]?.(input ?? {}));
    },
  };
}

/** The shop as Telegram would open it for a buyer, for an ordinary browser. `page`: the address of Ombor. */
export function shopAddress(page: string, initData: string): string {
  const launch = new URLSearchParams({
    tgWebAppData: initData,
    tgWebAppVersion: '8.0',
    tgWebAppPlatform: 'unknown',
    tgWebAppThemeParams: '{}',
  });
  return `${page}/shop#${launch}`;
}

import type { Page } from 'playwright-core';

/** Opens a screen of the console by its name: in the navigation, or in its menu where the bar of a phone has no room for it. */
export async function goTo(page: Page, name: string): Promise<void> {
  const navigation = page.getByRole('navigation');
  const link = navigation.getByRole('link', { name });
  await navigation.waitFor();
  if (await link.isVisible()) return link.click();
  await navigation.getByRole('button').last().click();
  await page.getByRole('menuitem', { name }).click();
}

import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { phone, screenshot, useBrowser } from '../support/browser.ts';
import { expectAccessible, signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
const patience = { timeout: 20_000 };

beforeAll(async () => {
  const { id } = await addProduct(db.sql, { sku: 'CASE-007', quantity: 3 });
  await db.sql`update products set barcodes = array['4006381333931'] where id = ${id}`;
  const other = await addProduct(db.sql, { sku: 'PHONE-001', quantity: 9 });
  const { id: marketplaceId } = await addMarketplace(db.sql, { code: 'closed-shop', paused: true });
  await addListing(db.sql, { marketplaceId, productId: other.id, sku: 'PHONE-001' });
  await db.sql`update marketplaces set archived_at = now() where id = ${marketplaceId}`;
  await db.sql`update marketplace_products set marketplace_stock = 1`;
});

const openStock = (prepare?: (page: Page) => Promise<unknown>) =>
  signIn(browser, app, 'en', { ...phone, path: '/stock', ...(prepare && { prepare }) });
const row = (page: Page, sku: string) => page.locator('.product').filter({ hasText: sku });
const quantityOf = (page: Page, sku: string) => row(page, sku).locator('.product-figures dd').first();

/** A camera that shows nothing, and a browser that reads a barcode in it the second time that it looks. */
const stubCamera = (page: Page) =>
  page.addInitScript(() => {
    let looks = 0;
    class BarcodeDetector {
      async detect() {
        looks += 1;
        return looks > 1 ? [{ rawValue: '4006381333931' }] : [];
      }
    }
    Object.assign(globalThis, { BarcodeDetector });
    const canvas = document.createElement('canvas');
    const picture = canvas.getContext('2d');
    navigator.mediaDevices.getUserMedia = async () => {
      // A video plays once there is something new to see.
      setInterval(() => picture?.fillRect(0, 0, performance.now() % 100, 10), 50);
      return canvas.captureStream();
    };
  });

describe('the camera', () => {
  test('finds a product by its barcode', async () => {
    const { page, errors } = await openStock(stubCamera);
    await row(page, 'PHONE-001').waitFor();
    await page.getByRole('button', { name: 'Scan with the camera' }).click();
    await page.getByText('Point the camera at the barcode.').waitFor();
    await expect.poll(() => row(page, 'PHONE-001').count(), patience).toBe(0);
    await row(page, 'CASE-007').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test('that may not be used is named, and the dialog says what to do', async () => {
    const { page } = await openStock(async (opened) => {
      await stubCamera(opened);
      await opened.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
      });
    });
    await page.getByRole('button', { name: 'Scan with the camera' }).click();
    await page.getByText('There is no access to the camera, or it is in use.').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'camera-refused-phone');
  });

  test('is of no use in a browser that reads no barcodes, which says so', async () => {
    const { page } = await openStock((opened) =>
      opened.addInitScript(() => Reflect.deleteProperty(globalThis, 'BarcodeDetector')),
    );
    await page.getByRole('button', { name: 'Scan with the camera' }).click();
    await page.getByText('This browser cannot scan with the camera.').waitFor();
    await expectAccessible(page);
  });
});

describe('without a connection', () => {
  test('a code waits, and is looked up when the connection is back', async () => {
    const { page, context } = await openStock();
    await row(page, 'PHONE-001').waitFor();
    await context.setOffline(true);
    await page.getByRole('searchbox').fill('4006381333931');
    await page.getByRole('searchbox').press('Enter');
    await page.getByText('“4006381333931” will be looked up').waitFor();
    await context.setOffline(false);
    await expect.poll(() => row(page, 'PHONE-001').count(), { timeout: 20_000 }).toBe(0);
    await row(page, 'CASE-007').waitFor();
  });

  test('a receipt waits on the device, over a reload too, and is recorded once', async () => {
    const { page, context } = await openStock();
    await row(page, 'CASE-007').getByRole('button', { name: 'Receipt' }).click();
    await context.setOffline(true);
    await page.getByLabel('Quantity').fill('5');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('the entry is kept on this device').waitFor();
    const waiting = page.getByRole('region', { name: 'Waiting to be sent: 1' });
    await waiting.getByText('Product CASE-007: +5').waitFor();
    await expectAccessible(page);
    await screenshot(page, 'waiting-phone');
    await context.setOffline(false);
    await expect.poll(() => quantityOf(page, 'CASE-007').innerText(), { timeout: 30_000 }).toBe('8');
    await expect.poll(() => waiting.count(), patience).toBe(0);
    await page.reload();
    await expect.poll(() => quantityOf(page, 'CASE-007').innerText(), patience).toBe('8');
    const receipts = await db.sql`select 1 from inventory_movements where movement_type = 'receipt'`;
    expect(receipts).toHaveLength(1);
  });

  test('an entry of somebody else is neither shown nor sent', async () => {
    const { page } = await openStock((opened) =>
      opened.addInitScript(() => {
        const input = { sku: 'CASE-007', reason: 'RECEIPT', quantityChange: 70, idempotencyKey: 'of-another' };
        localStorage.setItem('ombor-waiting', JSON.stringify([{ by: 'Somebody', product: 'Case', input }]));
      }),
    );
    await row(page, 'CASE-007').waitFor();
    expect(await page.getByText('Waiting to be sent').count()).toBe(0);
    expect(await db.sql`select 1 from inventory_movements where quantity_change = 70`).toEqual([]);
  });
});

test('an archived marketplace is neither in a row nor counted as different', async () => {
  const { page } = await openStock();
  await row(page, 'PHONE-001').waitFor();
  expect(await page.getByText('closed-shop').count()).toBe(0);
  expect(await page.getByText('Listings that differ').count()).toBe(0);
  await page.getByRole('link', { name: 'Product PHONE-001' }).click();
  await page.locator('.ledger li').first().waitFor();
  expect(await page.getByText('closed-shop').count()).toBe(0);
});

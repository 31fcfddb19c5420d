import readXlsx from 'read-excel-file/node';
import { beforeAll, expect, test } from 'vitest';
import { createSignInLink } from '../../src/db/sessions/sign-in-links.ts';
import { hashToken, newLinkToken } from '../../src/secrets.ts';
import { useApp } from '../support/app.ts';
import { desk, useBrowser, type WatchedPage } from '../support/browser.ts';
import { signIn } from '../support/console.ts';
import { useDatabase } from '../support/database.ts';
import { addDrift } from '../support/drifts.ts';
import { initDataOf } from '../support/mini-app.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const browser = useBrowser();
let number = '';

beforeAll(async () => {
  const { id: productId } = await addProduct(db.sql, {
    sku: 'PHONE-001',
    quantity: 9,
    price: 3_100_000,
    cost: 2_512_345,
  });
  const { id: marketplaceId } = await addMarketplace(db.sql, { code: 'uzum' });
  const listingId = await addListing(db.sql, { marketplaceId, productId, sku: 'PHONE-001' });
  await addDrift(db.sql, { listingId, market: { id: marketplaceId }, product: { id: productId } }, 1);
  const sale = {
    movementType: 'marketplace_sale',
    marketplaceId,
    unitPrice: '3000000',
    occurredAt: new Date(),
  } as const;
  await apply(db.sql, change({ productId, units: -2, ...sale }));
  const { placeStoreOrder } = await app.query<{ placeStoreOrder: { order: { number: string } } }>(
    `mutation { placeStoreOrder(input: { idempotencyKey: "walk", customerName: "Dilnoza", customerPhone: "+998901234567", note: "Darvoza kodi 77",
      delivery: { method: DELIVERY, address: "Navoiy 5" }, items: [{ sku: "PHONE-001", quantity: 1 }] }) {
      ... on PlaceStoreOrderPayload { order { number } } ... on Error { message } } }`,
    {},
    `tma ${initDataOf(990_001)}`,
  );
  number = placeStoreOrder.order.number;
});

interface Person {
  role: 'owner' | 'operator' | 'viewer';
  seesMoney?: boolean;
  seesBuyers?: boolean;
}

let people = 0;
/** A page of the console, signed in as somebody new. */
async function open(person: Person, path = ''): Promise<WatchedPage> {
  const linkToken = newLinkToken();
  const name = `Walker ${++people}`;
  await createSignInLink(db.sql, {
    ...person,
    name,
    tokenHash: hashToken(linkToken),
    createdBy: 'a test',
    minutes: 15,
  });
  return signIn(browser, app, 'en', { ...desk, path, credential: { linkToken } });
}

const screens = () => [
  '',
  '/stock',
  '/stock/PHONE-001',
  '/orders?status=HELD',
  `/orders/${number}`,
  '/orders/new',
  '/orders/pick',
  '/decide',
  '/marketplaces',
  '/marketplaces/new',
  '/marketplaces/uzum',
  '/money',
  '/catalogue',
  '/catalogue/upload',
  '/events',
  '/settings',
];

/** What every screen offers to press, and all that it says. */
async function walk({ page }: WatchedPage): Promise<{ acts: Record<string, string[]>; says: Map<string, string> }> {
  const acts: Record<string, string[]> = {};
  const says = new Map<string, string>();
  for (const path of screens()) {
    await page.goto(`${app.url}/console${path}`);
    await page.locator('#main').waitFor();
    await page.waitForLoadState('networkidle');
    await page.locator('#main details:not([open]) > summary').evaluateAll((closed) => {
      for (const one of closed) (one as HTMLElement).click();
    });
    const names = await page
      .locator('#main button:visible, [role="dialog"] button:visible')
      .evaluateAll((buttons) =>
        buttons.map((button) => button.getAttribute('aria-label') ?? (button as HTMLElement).innerText.trim()),
      );
    acts[path.replace(number, 'NUMBER')] = [...new Set(names)].filter((name) => name !== '').sort();
    const fields = await page
      .locator('#main input:visible')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    const dialogs = await page.locator('[role="dialog"]:visible').allInnerTexts();
    const text = [await page.locator('#main').innerText(), ...dialogs, ...fields].join('\n');
    says.set(path.replace(number, 'NUMBER'), text.replaceAll('\u00a0', ' '));
  }
  return { acts, says };
}

/** What buyers are, and what things cost and bring in. */
const buyers = /Dilnoza|901234567|90 123-45-67|Navoiy 5|Darvoza kodi/;
const money = /2512345|2 512 345|2,512,345|6000000|6,000,000|975,310/;

/** What only those who work with the goods are offered, and on which screen; and what only an owner is. */
const work = {
  '/stock': ['Receipt', 'Count', 'Write off'],
  '/stock/PHONE-001': ['Save'],
  '/orders/NUMBER': ['Confirm', 'Cancel the order'],
  '/catalogue': ['Archive'],
} as const;
const own = {
  '/stock/PHONE-001': ['It was a sale', 'The stock is another'],
  '/marketplaces': ['Pause'],
  '/settings': ['People and keys', 'Audit log'],
} as const;
const refusals = {
  '/orders/new': 'Only an operator or an owner can do this.',
  '/catalogue/upload': 'Only an operator or an owner can do this.',
  '/marketplaces/new': 'Only an owner can do this.',
  '/marketplaces/uzum': 'Only an owner can do this.',
} as const;

type Acts = Readonly<Record<string, readonly string[]>>;
const listActs = (some: Acts): string[] =>
  Object.entries(some).flatMap(([path, names]) => names.map((name) => `${path} ${name}`));
/** Those of some acts that a walk came by. */
const listOffered = (some: Acts, acts: Record<string, string[]>): string[] =>
  listActs(
    Object.fromEntries(
      Object.entries(some).map(([path, names]) => [path, names.filter((name) => acts[path]?.includes(name))]),
    ),
  );

test('a viewer is offered nothing that changes anything, reads who may, and sees neither money nor buyers', async () => {
  const opened = await open({ role: 'viewer' });
  const { acts, says } = await walk(opened);
  expect(listOffered(work, acts)).toEqual([]);
  expect(listOffered(own, acts)).toEqual([]);
  for (const [path, sentence] of Object.entries(refusals)) expect(says.get(path)).toContain(sentence);
  const text = [...says.values()].join('\n');
  expect(text).not.toMatch(buyers);
  expect(text).not.toMatch(money);
  expect(opened.errors).toEqual([]);
}, 150_000);

test.each<Person>([{ role: 'operator' }, { role: 'operator', seesMoney: true, seesBuyers: true }, { role: 'owner' }])(
  'whoever works with the goods is offered it on every screen: $role',
  async (person) => {
    const { acts } = await walk(await open(person));
    expect(listOffered(work, acts)).toEqual(listActs(work));
  },
  150_000,
);

test('an order of the shop has its delivery on its page, and Today has it though nobody named a time', async () => {
  await app.query(
    `mutation ($id: ID!) { updateOrderStatus(input: { orderId: $id, status: CONFIRMED }) { __typename } }`,
    {
      id: (
        await app.query<{ order: { id: string } }>('query ($number: String) { order(number: $number) { id } }', {
          number,
        })
      ).order.id,
    },
  );
  const { page } = await open({ role: 'owner' });
  await page.getByText('Without a time: 1').waitFor();
  await page.getByRole('link', { name: `#${number}` }).click();
  await page.getByText('Delivery: Navoiy 5').waitFor();
});

test('the ledger of a product and open differences are saved as Excel files', async () => {
  const { page } = await open({ role: 'owner' }, '/stock/PHONE-001');
  const save = async (): Promise<unknown[][]> => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export to Excel' }).first().click();
    const [sheet] = await readXlsx(await (await saving).path());
    return sheet?.data ?? [];
  };
  const ledger = await save();
  expect(ledger[0]).toEqual([
    'Happened',
    'Recorded',
    'What',
    'Change',
    'Before',
    'After',
    'Place of sale',
    'Orders',
    'Who',
    'Note',
  ]);
  expect(ledger.at(-1)?.slice(2, 6)).toEqual(['opening', 9, 0, 9]);
  expect(ledger.at(-2)?.slice(2, 7)).toEqual(['marketplace sale', -2, 9, 7, 'uzum']);
  await page.goto(`${app.url}/console/decide`);
  await page.getByRole('button', { name: 'Look' }).first().click();
  const drifts = await save();
  expect(drifts[1]?.slice(0, 7)).toEqual(['PHONE-001', 'Product PHONE-001', 'uzum', 'PHONE-001', 9, 10, -1]);
});

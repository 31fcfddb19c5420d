// A page of a shop without its user interface: all products, live. In a folder with @ombor/client:
//   OMBOR_URL=http://127.0.0.1:4000 OMBOR_KEY=... node live-stock.ts
import {
  adjustStockMutation,
  createOmborClient,
  isRefusal,
  productsQuery,
  refusalText,
  stockSubscription,
} from '@ombor/client';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const { OMBOR_URL: url = 'http://127.0.0.1:4000', OMBOR_KEY: key = '' } = process.env;
const ombor = createOmborClient({ url, authorization: () => `Bearer ${key}` });

const shelf = new Map<string, { sku: string; stock: number; revision: number }>();

/** Reads all products onto the shelf. Returns the cursor from which to follow them. */
async function readShelf(): Promise<string> {
  shelf.clear();
  let { products } = await ombor.request(productsQuery);
  for (;;) {
    for (const product of products.nodes) shelf.set(product.sku, product);
    if (!products.pageInfo.hasNextPage) return products.stockCursor;
    ({ products } = await ombor.request(productsQuery, { after: products.pageInfo.endCursor }));
  }
}

async function receive(sku: string, units: number): Promise<string> {
  const { adjustStock } = await ombor.request(adjustStockMutation, {
    input: { sku, quantityChange: units, reason: 'RECEIPT', idempotencyKey: crypto.randomUUID() },
  });
  // An app decides by the code, people read the text.
  if (isRefusal(adjustStock)) return `${adjustStock.code}: ${refusalText(adjustStock, 'uz')}`;
  return `${adjustStock.product.sku}: ${adjustStock.product.quantity}`;
}

say(await receive('NO-SUCH', 1));

const changes = ombor.follow(stockSubscription, {
  async read() {
    const cursor = await readShelf();
    for (const { sku, stock } of shelf.values()) say(`${sku}: ${stock}`);
    return cursor;
  },
  cursorOf: ({ stockUpdated }) => stockUpdated.cursor,
});
for await (const { stockUpdated } of changes) {
  // After a lost connection the same may come again.
  if ((shelf.get(stockUpdated.sku)?.revision ?? 0) >= stockUpdated.revision) continue;
  shelf.set(stockUpdated.sku, stockUpdated);
  say(`${stockUpdated.sku}: ${stockUpdated.stock}`);
}

import fc from 'fast-check';

const odd = fc
  .oneof(
    fc.constantFrom(
      '007',
      ' A ',
      '1e5',
      '"',
      'a"b',
      'a;b',
      'a,b',
      'a\nb',
      'a\r\nb',
      'a\rb',
      '\r',
      '\t',
      '=1+1',
      'Ё|ж',
      '\ufeffx',
      '🙂',
      "'",
    ),
    fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
  )
  .filter((text) => text.isWellFormed() && !text.includes('\u0000'));
const amount = fc.constantFrom(null, '0', '12.5000', '12.1250', '0.1250', '1200', '0.0001', '99999999999999.9999');
/** A row of the catalogue with anything that its texts may hold. */
export const entry = fc.record({
  productId: fc.constant(1),
  sku: odd,
  name: odd,
  barcodes: fc.uniqueArray(
    odd.map((text) => text.replaceAll('|', '/')),
    { maxLength: 3 },
  ),
  price: amount,
  costPrice: amount,
  quantity: fc.nat(1_000_000_000),
  listing: fc.option(
    fc.record({
      marketplace: fc.constantFrom('uzum', 'ozon'),
      marketplaceProductId: odd,
      marketplaceSku: odd,
      price: amount,
      unitsPerItem: fc.integer({ min: 1, max: 10_000 }),
      stockBuffer: fc.nat(1_000),
    }),
  ),
});

/** The products that are linked on every marketplace. */
const everywhere = ['LAMP', 'MUG'] as const;
/** The products of which the place `polled` alone sells, so that many of its figures can fall at once. */
export const boxes = Array.from({ length: 11 }, (_, index) => `BOX-${String(index + 1).padStart(2, '0')}`);
/** The product of which it has so many that more can be sold at once than is usual. */
export const pins = 'PINS';
/** All products. */
export const skus: readonly string[] = [...everywhere, ...boxes, pins];

/** The units of a product at the beginning. */
export function openingOf(sku: string): number {
  if (sku === pins) return 300;
  return boxes.includes(sku) ? 3 : 12;
}

/** Whether a marketplace sells a product. */
export const sells = (code: string, sku: string): boolean => code === 'polled' || everywhere.some((one) => one === sku);

/** Units of one item of a listing at the beginning: one shop sells mugs in packs. */
export const openingUnitsOf = (code: string, sku: string): number => (code === 'orders' && sku === 'MUG' ? 2 : 1);

/** What a listing shows at the beginning, in items. */
export const itemsOf = (code: string, sku: string): number => Math.floor(openingOf(sku) / openingUnitsOf(code, sku));

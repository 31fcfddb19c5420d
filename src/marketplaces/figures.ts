import type { ItemRef, ObservedStock } from './adapter.ts';
import { readWhole } from './field-values.ts';
import { needed } from './rows.ts';

const maxFigure = 2_000_000_000;

/** A needed stock figure of an answer, also as text. */
export const stockFigure = needed((value) => readWhole(value, -maxFigure, maxFigure), 'a stock figure');

/** Figures that were read, by the marketplace's id or SKU. `unreadable`: whose row cannot be read. */
export interface Figures {
  shown: Map<string, number>;
  unreadable: Set<string>;
}

/** What was read of items: null for those without a row, and nothing for those whose row cannot be read. */
export function observe(
  items: readonly ItemRef[],
  idOf: (item: ItemRef) => string | undefined,
  { shown, unreadable }: Figures,
): ObservedStock[] {
  return items.flatMap((item) => {
    const id = idOf(item) ?? '';
    const stock = shown.get(id);
    if (stock === undefined && unreadable.has(id)) return [];
    return [{ key: item.key, stock: stock ?? null }];
  });
}

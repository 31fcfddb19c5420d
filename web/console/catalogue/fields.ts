import type { TextId } from '../../shared/language.ts';
import type { CatalogueProduct } from './query.ts';

/** A product's data as it is typed. */
export interface TypedProduct {
  name: string;
  price: string;
  costPrice: string;
  lowStockThreshold: string;
  barcodes: string;
  imageUrl: string;
  category: string;
  description: string;
  /** `yes` or `no`. */
  inShop: string;
}

/** What of a product can be edited. */
export const fields: readonly {
  name: keyof TypedProduct;
  text: TextId;
  mode: 'text' | 'decimal' | 'numeric' | 'url' | 'lines' | 'answer';
}[] = [
  { name: 'name', text: 'wizard.name', mode: 'text' },
  { name: 'price', text: 'catalogue.price', mode: 'decimal' },
  { name: 'costPrice', text: 'catalogue.costPrice', mode: 'decimal' },
  { name: 'lowStockThreshold', text: 'catalogue.threshold', mode: 'numeric' },
  { name: 'barcodes', text: 'catalogue.barcodes', mode: 'text' },
  { name: 'imageUrl', text: 'catalogue.image', mode: 'url' },
  { name: 'category', text: 'column.category', mode: 'text' },
  { name: 'inShop', text: 'column.inShop', mode: 'answer' },
  { name: 'description', text: 'column.description', mode: 'lines' },
];

export function toTyped(product: CatalogueProduct): TypedProduct {
  return {
    name: product.name,
    price: product.price?.amount ?? '',
    costPrice: product.costPrice?.amount ?? '',
    lowStockThreshold: product.lowStockThreshold === null ? '' : String(product.lowStockThreshold),
    barcodes: product.barcodes.join(', '),
    imageUrl: product.imageUrl ?? '',
    category: product.category ?? '',
    description: product.description ?? '',
    inShop: product.inShop === false ? 'no' : 'yes',
  };
}

const amount = /^\d{1,15}([.,]\d{1,4})?$/;
const whole = /^\d{1,9}$/;
const bare = (text: string): string => text.replace(/[\s\u00A0]/g, '');

/** A field as the API takes it, or that it is none. An empty one clears. */
export function readField(name: keyof TypedProduct, text: string): { value: unknown } | { wrong: TextId } {
  const trimmed = text.trim();
  switch (name) {
    case 'name':
      return trimmed === '' ? { wrong: 'catalogue.nameMissing' } : { value: trimmed };
    case 'price':
    case 'costPrice':
      if (trimmed === '') return { value: null };
      return amount.test(bare(trimmed)) ? { value: bare(trimmed).replace(',', '.') } : { wrong: 'form.price' };
    case 'lowStockThreshold':
      if (trimmed === '') return { value: null };
      return whole.test(bare(trimmed)) ? { value: Number(bare(trimmed)) } : { wrong: 'stock.numberMissing' };
    case 'barcodes':
      return { value: trimmed.split(/[,;|\s]+/).filter((code) => code !== '') };
    case 'inShop':
      return { value: text === 'yes' };
    case 'imageUrl':
    case 'category':
    case 'description':
      return { value: trimmed || null };
  }
}

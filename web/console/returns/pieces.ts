import type { Candidate, Product } from './query.ts';

/** A scanned piece that a person has to decide about. */
export interface Piece {
  id: string;
  code: string;
  candidates: readonly Candidate[];
  products: readonly Product[];
}

/** What a person chose for a piece. `key`: the same choice has the same one. */
export type Choice =
  | { key: string; result: 'SELLABLE' | 'DAMAGED'; candidate: Candidate }
  | { key: string; result: 'FOUND'; sku: string }
  | { key: string; result: 'LEFT' };

/** What became of a piece in this sitting. `movementId`: of what can be undone. */
export interface Decided {
  id: string;
  name: string;
  from: string;
  result: Choice['result'];
  alreadyInStock?: boolean;
  movementId?: string | undefined;
}

/** The goods that a piece is, as a person calls them. */
export const nameOf = ({ products, code }: Piece, sku?: string): string =>
  (sku === undefined ? products[0] : products.find((product) => product.sku === sku))?.name ?? sku ?? code;

/** Where the goods were sold, in a few words. */
export const placeOf = ({ marketplace, order }: Candidate): string =>
  [order && `#${order.number}`, marketplace.name, order?.marketplaceOrderId].filter(Boolean).join(' · ');

/** A piece that was put aside. */
export const leave = (piece: Piece): Decided => ({
  id: piece.id,
  name: nameOf(piece),
  from: piece.code,
  result: 'LEFT',
});

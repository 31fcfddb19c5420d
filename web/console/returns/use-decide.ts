import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { type Refusal, useOnce } from '../base/use-once.ts';
import { adjustMutation } from '../stock/queries.ts';
import { type Choice, type Decided, leave, nameOf, type Piece, placeOf } from './pieces.ts';
import { type Candidate, receivePieceMutation } from './query.ts';

/** What became of a choice. `isKnown`: false where no answer came, so that it may have been recorded. */
type Answer = { decided: Decided } | { refused: string; isKnown: boolean };

/** Records what a person chose: each choice once, whatever becomes of its answer. */
export function useDecide(): (piece: Piece, choice: Choice) => Promise<Answer> {
  const { t } = useSettings();
  const receive = useOnce(receivePieceMutation);
  const adjust = useOnce(adjustMutation);

  const refuse = (refusal: Refusal): Answer => ({
    refused: refusal.code === undefined ? t('returns.noAnswer') : refusalText(t, refusal),
    isKnown: refusal.code !== undefined,
  });

  async function receivePiece(piece: Piece, candidate: Candidate, condition: 'SELLABLE' | 'DAMAGED'): Promise<Answer> {
    const { sku, order, marketplace } = candidate;
    const outcome = await receive.run({
      items: [{ sku, quantity: 1, condition }],
      ...(order ? { orderId: order.id } : { marketplace: marketplace.code }),
    });
    if ('refusal' in outcome) return refuse(outcome.refusal);
    const alreadyInStock = outcome.payload.alreadyInStock > 0;
    const name = nameOf(piece, sku);
    return { decided: { id: piece.id, name, from: placeOf(candidate), result: condition, alreadyInStock } };
  }

  async function bookFound(piece: Piece, sku: string): Promise<Answer> {
    const outcome = await adjust.run({ sku, quantityChange: 1, reason: 'CORRECTION', note: t('returns.foundNote') });
    if ('refusal' in outcome) return refuse(outcome.refusal);
    const movementId = outcome.payload.movement?.id;
    return { decided: { id: piece.id, name: nameOf(piece, sku), from: piece.code, result: 'FOUND', movementId } };
  }

  return async (piece, choice) => {
    if (choice.result === 'LEFT') return { decided: leave(piece) };
    if (choice.result === 'FOUND') return bookFound(piece, choice.sku);
    return receivePiece(piece, choice.candidate, choice.result);
  };
}

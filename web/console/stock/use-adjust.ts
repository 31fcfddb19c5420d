import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { useClient } from 'urql';
import type { AdjustStockInput } from '../../gql/graphql.ts';
import { newRandomId } from '../../shared/random-id.ts';
import { useSettings } from '../base/settings.tsx';
import type { StockProduct } from './queries.ts';
import { adjustMutation, undoMutation } from './queries.ts';

type Adjustment = Pick<AdjustStockInput, 'reason' | 'note' | 'countedQuantity' | 'quantityChange'>;

/** An adjustment that is in the ledger, with the way to undo it. */
export interface Recorded {
  change: number;
  now: number;
  undo: () => Promise<void>;
}

/** What became of an adjustment: recorded, or a sentence why not. */
type Adjusted = Recorded | { refusal: string };

/**
 * Records adjustments of a product. Until an answer arrives the same adjustment keeps its key, so that sent again it is recorded once.
 * A count is refused when the stock has changed since the form was opened.
 */
export function useAdjust(product: StockProduct) {
  const { t, format } = useSettings();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const sent = useRef<{ text: string; key: string }>(undefined);
  const opened = useRef({ version: product.version, quantity: product.quantity });

  async function undo(movementId: string): Promise<void> {
    const input = { movementId, idempotencyKey: newRandomId() };
    const { data, error } = await client.mutation(undoMutation, { input });
    const result = data?.undoAdjustment;
    const message =
      result?.__typename === 'UndoAdjustmentPayload'
        ? t('stock.undone', { now: format.number(result.product.quantity) })
        : t('error.said', { message: result && 'message' in result ? result.message : (error?.message ?? '') });
    notifications.show({ message });
  }

  async function adjust(adjustment: Adjustment): Promise<Adjusted> {
    const expectedVersion = adjustment.reason === 'STOCKTAKE' ? opened.current.version : null;
    const input = { sku: product.sku, expectedVersion, ...adjustment };
    const text = JSON.stringify(input);
    if (sent.current?.text !== text) sent.current = { text, key: newRandomId() };
    setBusy(true);
    const { data, error } = await client.mutation(adjustMutation, {
      input: { ...input, idempotencyKey: sent.current.key },
    });
    setBusy(false);
    const result = data?.adjustStock;
    if (result?.__typename === 'AdjustStockPayload') {
      const { movement } = result;
      return {
        change: movement?.quantityChange ?? 0,
        now: result.product.quantity,
        undo: () => (movement ? undo(movement.id) : Promise.resolve()),
      };
    }
    if (result?.__typename === 'ConflictError' && result.currentVersion != null) return changed(result.currentVersion);
    if (result && 'message' in result) return { refusal: t('error.said', { message: result.message }) };
    const said = error?.graphQLErrors[0]?.message;
    return { refusal: said ? t('error.said', { message: said }) : t('stock.unknownOutcome') };
  }

  /** The next try is made against what the person has been shown now. */
  function changed(version: number): Adjusted {
    const before = format.number(opened.current.quantity);
    opened.current = { version, quantity: product.quantity };
    sent.current = undefined;
    return { refusal: t('stock.changedMeanwhile', { before, now: format.number(product.quantity) }) };
  }

  return { adjust, busy };
}

import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { useClient } from 'urql';
import type { AdjustStockInput } from '../../gql/graphql.ts';
import { apiLanguages } from '../../shared/language.ts';
import { newRandomId } from '../../shared/random-id.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { describeError, toRefusal } from '../base/use-once.ts';
import { useViewer } from '../base/viewer.tsx';
import type { StockProduct } from './queries.ts';
import { adjustMutation, undoMutation } from './queries.ts';
import { keepWaiting } from './waiting.ts';

type Adjustment = Pick<AdjustStockInput, 'reason' | 'note' | 'countedQuantity' | 'quantityChange'>;

/** An adjustment that is in the ledger, with the way to undo it. */
export interface Recorded {
  change: number;
  now: number;
  undo: () => Promise<void>;
}

/** What became of an adjustment: recorded, kept until there is a connection, or a sentence why not. */
type Adjusted = Recorded | { kept: true } | { refusal: string };

/**
 * Records adjustments of a product. Until an answer arrives the same adjustment keeps its key, so that sent again it is recorded once.
 * Without a connection it waits on this device, except a count, which is refused when the stock has changed since the form was opened.
 */
export function useAdjust(product: StockProduct) {
  const { t, format, language } = useSettings();
  const client = useClient();
  const undo = useUndo();
  const keep = useKeep(product.name);
  const [busy, setBusy] = useState(false);
  const sent = useRef<{ text: string; key: string }>(undefined);
  const opened = useRef({ version: product.version, quantity: product.quantity });

  async function adjust(adjustment: Adjustment): Promise<Adjusted> {
    const expectedVersion = adjustment.reason === 'STOCKTAKE' ? opened.current.version : null;
    const input = { sku: product.sku, expectedVersion, ...adjustment };
    const text = JSON.stringify(input);
    if (sent.current?.text !== text) sent.current = { text, key: newRandomId() };
    setBusy(true);
    const { data, error } = await client.mutation(adjustMutation, {
      input: { ...input, idempotencyKey: sent.current.key },
      language: apiLanguages[language],
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
    if (error?.networkError && !error.response && keep({ ...input, idempotencyKey: sent.current.key })) {
      sent.current = undefined;
      return { kept: true };
    }
    return { refusal: refusalText(t, result ? toRefusal(result) : describeError(error)) };
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

/** Keeps an adjustment until there is a connection. Returns whether it waits now. */
function useKeep(product: string): (input: AdjustStockInput & { idempotencyKey: string }) => boolean {
  const { viewer } = useViewer();
  return (input) =>
    viewer !== undefined && input.reason !== 'STOCKTAKE' && keepWaiting({ by: viewer.name, product, input });
}

/** Takes an adjustment back, and says what came of it. */
function useUndo(): (movementId: string) => Promise<void> {
  const { t, format, language } = useSettings();
  const client = useClient();
  return async (movementId) => {
    const input = { movementId, idempotencyKey: newRandomId() };
    const { data, error } = await client.mutation(undoMutation, { input, language: apiLanguages[language] });
    const result = data?.undoAdjustment;
    const message =
      result?.__typename === 'UndoAdjustmentPayload'
        ? t('stock.undone', { now: format.number(result.product.quantity) })
        : refusalText(t, result ? toRefusal(result) : describeError(error));
    notifications.show({ message });
  };
}

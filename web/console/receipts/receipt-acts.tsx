import { useState } from 'react';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import { ConfirmButton } from '../base/confirm-button.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { bookMutation, deleteMutation, type Line, linesQuery, type ReceiptDetails, undoMutation } from './query.ts';

interface ActProps {
  receipt: ReceiptDetails;
  onChange: () => void;
}

/** Books a draft, after saying what that does. While a line needs an answer the dialog only says so. */
export function BookButton({ receipt, seesMoney, onChange }: ActProps & { seesMoney: boolean }) {
  const { t, format } = useSettings();
  const { run } = useOnce(bookMutation);
  const [isOpen, setOpen] = useState(false);
  const { sums } = receipt;
  const questions = sums?.openQuestions ?? 0;
  async function book(): Promise<string | undefined> {
    const outcome = await run({ receiptId: receipt.id, expectedRevision: receipt.revision });
    onChange();
    return 'refusal' in outcome ? refusalText(t, outcome.refusal) : undefined;
  }
  return (
    <ConfirmButton
      label={t('receipts.book')}
      title={t('receipts.bookTitle', { number: receipt.number })}
      icon="check"
      disabled={questions > 0 || (sums?.lines ?? 0) === 0}
      act={book}
      onOpen={() => setOpen(true)}
    >
      {(sums?.lines ?? 0) === 0 ? (
        <p>{t('receipts.noLines')}</p>
      ) : questions > 0 ? (
        <p>{t('receipts.answerFirst', { count: questions })}</p>
      ) : (
        <>
          <p>
            {t('receipts.bookSums', { units: t('unit.pieces', { count: sums?.units ?? 0 }), count: sums?.lines ?? 0 })}
            {sums?.total && ` ${format.money(sums.total.amount, sums.total.currencyCode)}.`}
          </p>
          {isOpen && seesMoney && <CostChanges number={receipt.number} revision={receipt.revision} />}
          <p className="muted">{t('receipts.bookUndo')}</p>
        </>
      )}
    </ConfirmButton>
  );
}

const maxShown = 20;

/** Which costs change, the first of them by name. */
function CostChanges({ number, revision }: { number: number; revision: number }) {
  const { t, format } = useSettings();
  const [{ data }] = useQuery({
    query: linesQuery,
    variables: { number, first: 250, openOnly: false, after: null },
    requestPolicy: 'network-only',
  });
  const isOld = (data?.receipt?.revision ?? 0) < revision;
  const byProduct = new Map<string, Line>();
  for (const line of data?.receipt?.lines?.nodes ?? []) {
    if (line.product && line.costAfter && line.costAfter.amount !== line.costBefore?.amount)
      byProduct.set(String(line.product.id), line);
  }
  if (!data || isOld) return <p className="muted">{t('state.loading')}</p>;
  if (byProduct.size === 0) return <p>{t('receipts.noCostChange')}</p>;
  const shown = [...byProduct.values()].slice(0, maxShown);
  return (
    <>
      <p>{t('receipts.costChanges', { count: byProduct.size })}</p>
      <ul className="receipt-costs">
        {shown.map(({ id, product, costBefore, costAfter }) => (
          <li key={id}>
            {product?.name}:{' '}
            {t('receipts.costChange', {
              before: costBefore ? format.money(costBefore.amount, costBefore.currencyCode) : t('receipts.costUnknown'),
              after: costAfter ? format.money(costAfter.amount, costAfter.currencyCode) : '',
            })}
          </li>
        ))}
        {byProduct.size > maxShown && <li>{t('receipts.andMore', { count: byProduct.size - maxShown })}</li>}
      </ul>
    </>
  );
}

/** Takes a booked receipt back as a whole. */
export function UndoButton({ receipt, onChange }: ActProps) {
  const { t } = useSettings();
  const { run } = useOnce(undoMutation);
  async function undo(): Promise<string | undefined> {
    const outcome = await run({ receiptId: receipt.id });
    if ('refusal' in outcome) return refusalText(t, outcome.refusal);
    onChange();
    return undefined;
  }
  return (
    <ConfirmButton
      label={t('stock.undo')}
      title={t('receipts.undoTitle', { number: receipt.number })}
      icon="arrowBack"
      danger
      act={undo}
    >
      <p>{t('receipts.undoSays', { units: t('unit.pieces', { count: receipt.sums?.units ?? 0 }) })}</p>
    </ConfirmButton>
  );
}

export function DeleteButton({ receipt }: { receipt: ReceiptDetails }) {
  const { t } = useSettings();
  const [, navigate] = useLocation();
  const { run } = useOnce(deleteMutation);
  async function remove(): Promise<string | undefined> {
    const outcome = await run({ receiptId: receipt.id });
    if ('refusal' in outcome) return refusalText(t, outcome.refusal);
    navigate('/receipts');
    return undefined;
  }
  return (
    <ConfirmButton
      label={t('receipts.delete')}
      title={t('receipts.deleteTitle', { number: receipt.number })}
      danger
      act={remove}
    >
      <p>{t('receipts.deleteSays', { count: receipt.sums?.lines ?? 0 })}</p>
    </ConfirmButton>
  );
}

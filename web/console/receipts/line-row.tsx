import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { readCount } from '../stock/adjust-kinds.ts';
import type { LineOptions } from './line-page.tsx';
import { LineQuestion } from './line-question.tsx';
import { type Line, removeLineMutation, updateLineMutation } from './query.ts';

/** A line: what arrived, how many, at which cost; in a draft both are changed in place. */
export function LineRow({ line, isDraft, seesMoney, currency, onChange }: LineOptions & { line: Line }) {
  const { t, format } = useSettings();
  const name = line.product?.name ?? line.name ?? line.code ?? '';
  return (
    <li className="receipt-line" data-question={line.question ?? undefined}>
      <div className="receipt-line-name">
        {line.product ? <Link href={`/stock/${encodeURIComponent(line.product.sku)}`}>{name}</Link> : <span>{name}</span>}
        <span className="code muted">{line.product?.sku ?? line.code}</span>
        <Costs line={line} />
      </div>
      {isDraft ? (
        <Edit line={line} name={name} seesMoney={seesMoney} currency={currency} onChange={onChange} />
      ) : (
        <div className="receipt-line-figures">
          <span>{t('unit.pieces', { count: line.quantity })}</span>
          {line.unitCost && <span>{format.money(line.unitCost.amount, line.unitCost.currencyCode)}</span>}
        </div>
      )}
      {isDraft && line.question && <LineQuestion line={line} onChange={onChange} />}
    </li>
  );
}

function Costs({ line: { costBefore, costAfter, costRestored, product } }: { line: Line }) {
  const { t, format } = useSettings();
  if (!product || !costAfter || costAfter.amount === costBefore?.amount) return null;
  const before = costBefore ? format.money(costBefore.amount, costBefore.currencyCode) : t('receipts.costUnknown');
  const after = format.money(costAfter.amount, costAfter.currencyCode);
  return (
    <span className="muted">
      {t('receipts.costChange', { before, after })}
      {costRestored === false && ` · ${t('receipts.costKept')}`}
    </span>
  );
}

interface EditProps {
  line: Line;
  name: string;
  seesMoney: boolean;
  currency: string;
  onChange: () => void;
}

const amount = /^\d{1,14}(?:[.,]\d{1,4})?$/;

/** What was typed stays in its field until the server has it. */
function Edit({ line, name, seesMoney, currency, onChange }: EditProps) {
  const { t } = useSettings();
  const { run } = useOnce(updateLineMutation);
  const remove = useOnce(removeLineMutation);
  const [quantity, setQuantity] = useState<string>();
  const [cost, setCost] = useState<string>();
  const [errors, setErrors] = useState<{ quantity?: string; cost?: string; form?: string }>({});
  const shownCost = line.unitCost?.amount ?? '';

  async function saveQuantity(): Promise<void> {
    const count = quantity === undefined ? line.quantity : readCount(quantity);
    if (!count) return setErrors({ quantity: t('stock.numberMissing') });
    if (count === line.quantity) return clear();
    const outcome = await run({ lineId: line.id, quantity: count });
    if ('refusal' in outcome) return setErrors({ quantity: refusalText(t, outcome.refusal) });
    clear();
  }
  async function saveCost(): Promise<void> {
    const text = (cost ?? shownCost).replace(/[\s\u00A0\u202F]/g, '');
    if (text === shownCost) return clear();
    if (text !== '' && !amount.test(text)) return setErrors({ cost: t('receipts.costWrong') });
    const unitCost = text === '' ? null : text.replace(',', '.');
    const outcome = await run({ lineId: line.id, unitCost });
    if ('refusal' in outcome) return setErrors({ cost: refusalText(t, outcome.refusal) });
    clear();
  }
  function clear(): void {
    setQuantity(undefined);
    setCost(undefined);
    setErrors({});
  }
  async function drop(): Promise<void> {
    const outcome = await remove.run({ lineId: line.id });
    if ('refusal' in outcome) return setErrors({ form: refusalText(t, outcome.refusal) });
    onChange();
  }
  return (
    <div className="receipt-line-figures">
      <TextInput
        className="receipt-number-field"
        label={t('stock.quantity')}
        aria-label={`${t('stock.quantity')}: ${name}`}
        inputMode="numeric"
        value={quantity ?? String(line.quantity)}
        error={errors.quantity}
        onChange={(event) => setQuantity(event.currentTarget.value)}
        onBlur={() => void saveQuantity()}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      {seesMoney && (
        <TextInput
          className="receipt-number-field"
          label={`${t('catalogue.costPrice')}, ${line.unitCost?.currencyCode ?? currency}`}
          aria-label={`${t('catalogue.costPrice')}: ${name}`}
          inputMode="decimal"
          value={cost ?? shownCost}
          error={errors.cost}
          onChange={(event) => setCost(event.currentTarget.value)}
          onBlur={() => void saveCost()}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      )}
      <Button className="chip no-print" loading={remove.busy} onClick={() => void drop()}>
        {t('action.remove')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      {errors.form && <p role="alert">{errors.form}</p>}
    </div>
  );
}

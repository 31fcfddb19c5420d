import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { readCount } from '../stock/adjust-kinds.ts';
import { LineQuestion } from './line-question.tsx';
import { type Line, removeLineMutation, updateLineMutation } from './query.ts';

export interface LineOptions {
  number: number;
  isDraft: boolean;
  seesMoney: boolean;
  currency: string;
  onChange: () => void;
}

/** A line: what arrived, how many, at which cost; in a draft both are changed in place. */
export function LineRow({ line, isDraft, seesMoney, currency, onChange }: LineOptions & { line: Line }) {
  const { t, format } = useSettings();
  const name = line.product?.name ?? line.name ?? line.code ?? '';
  return (
    <li className="receipt-line" data-question={line.question ?? undefined}>
      <div className="receipt-line-name">
        {line.product ? (
          <Link href={`/stock/${encodeURIComponent(line.product.sku)}`}>{name}</Link>
        ) : (
          <span>{name}</span>
        )}
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

type Changes = { quantity: number } | { unitCost: string | null };
/** What a text means: a change, a sentence why it is none. */
type Read = Changes | string;

function readCost(text: string, wrong: string): Read {
  const digits = text.replace(/[\s\u00A0\u202F]/g, '');
  if (digits === '') return { unitCost: null };
  return amount.test(digits) ? { unitCost: digits.replace(',', '.') } : wrong;
}

function Edit({ line, name, seesMoney, currency, onChange }: EditProps) {
  const { t } = useSettings();
  return (
    <div className="receipt-line-figures">
      <NumberField
        line={line}
        name={name}
        label={t('stock.quantity')}
        says={t('stock.quantity')}
        mode="numeric"
        value={String(line.quantity)}
        read={(text) => {
          const quantity = readCount(text);
          return quantity ? { quantity } : t('stock.numberMissing');
        }}
      />
      {seesMoney && (
        <NumberField
          line={line}
          name={name}
          label={`${t('catalogue.costPrice')}, ${line.unitCost?.currencyCode ?? currency}`}
          says={t('catalogue.costPrice')}
          mode="decimal"
          value={line.unitCost?.amount ?? ''}
          read={(text) => readCost(text, t('receipts.costWrong'))}
        />
      )}
      <RemoveLine line={line} name={name} onChange={onChange} />
    </div>
  );
}

interface FieldProps {
  line: Line;
  name: string;
  label: string;
  /** The label without the currency, for who does not see the line beside it. */
  says: string;
  mode: 'numeric' | 'decimal';
  value: string;
  read(text: string): Read;
}

/** A figure that is saved when its field is left. What was typed stays in it until the server has it. */
function NumberField({ line, name, label, says, mode, value, read }: FieldProps) {
  const { t } = useSettings();
  // Of its own: while one field is being saved the other one can be, too.
  const { run } = useOnce(updateLineMutation);
  const [typed, setTyped] = useState<string>();
  const [error, setError] = useState<string>();
  async function save(): Promise<void> {
    if (typed === undefined || typed.trim() === value) return done();
    const changes = read(typed);
    if (typeof changes === 'string') return setError(changes);
    const outcome = await run({ lineId: line.id, ...changes });
    if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal));
    done();
  }
  function done(): void {
    setTyped(undefined);
    setError(undefined);
  }
  return (
    <TextInput
      className="receipt-number-field"
      label={label}
      aria-label={`${says}: ${name}`}
      inputMode={mode}
      autoComplete="off"
      value={typed ?? value}
      error={error}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

function RemoveLine({ line, name, onChange }: { line: Line; name: string; onChange: () => void }) {
  const { t } = useSettings();
  const { run, busy } = useOnce(removeLineMutation);
  const [error, setError] = useState<string>();
  async function drop(): Promise<void> {
    const outcome = await run({ lineId: line.id });
    if ('refusal' in outcome) setError(refusalText(t, outcome.refusal));
    else onChange();
  }
  return (
    <>
      <Button className="chip no-print" loading={busy} onClick={() => void drop()}>
        {t('action.remove')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      {error && <p role="alert">{error}</p>}
    </>
  );
}

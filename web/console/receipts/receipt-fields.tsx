import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { type ReceiptDetails, updateMutation } from './query.ts';

const fields = [
  ['supplier', 'receipts.supplier', 200],
  ['documentNumber', 'receipts.document', 200],
  ['note', 'stock.note', 2000],
] as const;

/** What a receipt says of itself. In a draft each field is saved when it is left; what was typed stays until it is. */
export function ReceiptFields({ receipt, isDraft }: { receipt: ReceiptDetails; isDraft: boolean }) {
  const { t, format } = useSettings();
  if (isDraft)
    return (
      <div className="receipt-fields">
        {fields.map(([name, text, max]) => (
          <Field key={name} receipt={receipt} name={name} label={t(text)} max={max} />
        ))}
      </div>
    );
  const said = fields.flatMap(([name, text]) => (receipt[name] ? [`${t(text)}: ${receipt[name]}`] : []));
  const acts = [
    t('receipts.begunBy', { name: receipt.createdBy, time: format.moment(new Date(receipt.createdAt)) }),
    ...(receipt.bookedAt
      ? [t('receipts.bookedBy', { name: receipt.bookedBy ?? '', time: format.moment(new Date(receipt.bookedAt)) })]
      : []),
    ...(receipt.undoneAt
      ? [t('receipts.undoneBy', { name: receipt.undoneBy ?? '', time: format.moment(new Date(receipt.undoneAt)) })]
      : []),
  ];
  return (
    <>
      {said.length > 0 && <p>{said.join(' · ')}</p>}
      <p className="muted">{acts.join(' · ')}</p>
    </>
  );
}

function Field(props: { receipt: ReceiptDetails; name: (typeof fields)[number][0]; label: string; max: number }) {
  const { receipt, name, label, max } = props;
  const { t } = useSettings();
  const { run } = useOnce(updateMutation);
  // What another person wrote meanwhile is shown, unless something is being typed here.
  const [typed, setTyped] = useState<string>();
  const [error, setError] = useState<string>();
  async function save(): Promise<void> {
    const text = typed?.trim();
    if (text === undefined || text === (receipt[name] ?? '')) return setTyped(undefined);
    const outcome = await run({ receiptId: receipt.id, [name]: text === '' ? null : text });
    if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal));
    setError(undefined);
    setTyped(undefined);
  }
  return (
    <TextInput
      label={label}
      autoComplete="off"
      maxLength={max}
      value={typed ?? receipt[name] ?? ''}
      error={error}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void save()}
    />
  );
}

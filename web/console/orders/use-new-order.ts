import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Translate } from '../../shared/language.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { type Refusal, useOnce } from '../base/use-once.ts';
import { readCount } from '../stock/adjust-kinds.ts';
import { createMutation } from './query.ts';

/** A line as it is typed. An empty price: the product's. */
export interface TypedLine {
  sku: string;
  name: string;
  quantity: string;
  price: string;
}

export interface TypedOrder {
  place: string;
  customerName: string;
  customerPhone: string;
  note: string;
  lines: readonly TypedLine[];
}

/** What is wrong, by field: `customerName`, `items`, `items.0.quantity`; `form`: of none. */
export type OrderErrors = Readonly<Record<string, string>>;

const price = /^\d{1,12}([.,]\d{1,2})?$/;
const plain = (text: string): string => text.replace(/[\s\u00A0]/g, '');

function findErrors(t: Translate, order: TypedOrder): OrderErrors {
  const found: Record<string, string> = {};
  if (order.customerName.trim() === '') found.customerName = t('orders.nameMissing');
  if (order.lines.length === 0) found.items = t('orders.linesMissing');
  for (const [index, line] of order.lines.entries()) {
    if (!readCount(line.quantity)) found[`items.${index}.quantity`] = t('stock.numberMissing');
    if (line.price !== '' && !price.test(plain(line.price))) found[`items.${index}.unitPrice`] = t('form.price');
  }
  return found;
}

/** An order that is being typed. It stays as it is until the server has answered; sent again, it is one order. */
export function useNewOrder(places: readonly { code: string }[]) {
  const { t } = useSettings();
  const [, navigate] = useLocation();
  const [order, setOrder] = useState<TypedOrder>({
    place: '',
    customerName: '',
    customerPhone: '',
    note: '',
    lines: [],
  });
  const [errors, setErrors] = useState<OrderErrors>({});
  const { run, busy } = useOnce(createMutation);
  const change = (changes: Partial<TypedOrder>): void => setOrder((before) => ({ ...before, ...changes }));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = findErrors(t, order);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const outcome = await run({
      marketplace: order.place || (places[0]?.code ?? ''),
      customerName: order.customerName.trim(),
      customerPhone: order.customerPhone.trim() || null,
      note: order.note.trim() || null,
      items: order.lines.map((line) => ({
        sku: line.sku,
        quantity: readCount(line.quantity) ?? 0,
        unitPrice: line.price === '' ? null : plain(line.price).replace(',', '.'),
      })),
    });
    if ('refusal' in outcome) return setErrors(toErrors(outcome.refusal));
    const { number } = outcome.payload.order;
    notifications.show({ message: t('orders.entered', { number }) });
    navigate(`/orders/${number}?status=all`);
  }

  function toErrors(refusal: Refusal): OrderErrors {
    const fields = refusal.issues.map(({ path, message }) => [path.slice(1).join('.'), message] as const);
    return fields.length > 0 ? Object.fromEntries(fields) : { form: refusalText(t, refusal) };
  }

  return { order, change, errors, busy, submit };
}

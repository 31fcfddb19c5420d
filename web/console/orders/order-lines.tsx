import { Button, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useSettings } from '../base/settings.tsx';
import { readCount } from '../stock/adjust-kinds.ts';
import { pickedQuery } from './query.ts';
import type { OrderErrors, TypedLine } from './use-new-order.ts';

interface Props {
  lines: readonly TypedLine[];
  errors: OrderErrors;
  onChange(lines: readonly TypedLine[]): void;
}

/** The lines of a new order. What is free of each product follows live: somebody else may sell it meanwhile. */
export function OrderLines({ lines, errors, onChange }: Props) {
  const skus = useMemo(() => lines.map(({ sku }) => sku), [lines]);
  const [{ data }] = useQuery({ query: pickedQuery, variables: { skus }, pause: skus.length === 0 });
  const freeOf = (sku: string): number | undefined => data?.products.nodes.find((one) => one.sku === sku)?.quantity;
  const set = (index: number, change: Partial<TypedLine>): void =>
    onChange(lines.map((line, place) => (place === index ? { ...line, ...change } : line)));
  return (
    <ul className="typed-lines">
      {lines.map((line, index) => (
        <Line
          key={line.sku}
          line={line}
          free={freeOf(line.sku)}
          quantityError={errors[`items.${index}.quantity`]}
          priceError={errors[`items.${index}.unitPrice`]}
          onChange={(change) => set(index, change)}
          onRemove={() => onChange(lines.filter((_line, place) => place !== index))}
        />
      ))}
    </ul>
  );
}

function Line(props: {
  line: TypedLine;
  free: number | undefined;
  quantityError: string | undefined;
  priceError: string | undefined;
  onChange(change: Partial<TypedLine>): void;
  onRemove(): void;
}) {
  const { line, free, quantityError, priceError, onChange, onRemove } = props;
  const { t, format } = useSettings();
  const isTooMany = free !== undefined && (readCount(line.quantity) ?? 0) > free;
  const tooMany = isTooMany ? t('orders.tooMany', { count: format.number(free) }) : undefined;
  return (
    <li aria-label={line.name}>
      <div>
        {line.name} <span className="code muted">{line.sku}</span>
      </div>
      <div className="typed-line">
        <TextInput
          label={t('stock.quantity')}
          description={free === undefined ? undefined : t('orders.free', { count: format.number(free) })}
          inputMode="numeric"
          value={line.quantity}
          error={quantityError ?? tooMany}
          onChange={(event) => onChange({ quantity: event.currentTarget.value })}
        />
        <TextInput
          label={t('orders.price')}
          description={t('orders.priceHint')}
          inputMode="decimal"
          value={line.price}
          error={priceError}
          onChange={(event) => onChange({ price: event.currentTarget.value })}
        />
        <Button className="chip" onClick={onRemove}>
          {t('action.remove')}
          <span className="visually-hidden"> {line.name}</span>
        </Button>
      </div>
    </li>
  );
}

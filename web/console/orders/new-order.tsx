import { Button, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { Icon } from '../base/icon.tsx';
import { Loaded } from '../base/loaded.tsx';
import { useSettings } from '../base/settings.tsx';
import { OrderLines } from './order-lines.tsx';
import { ProductPicker } from './product-picker.tsx';
import { placesQuery } from './query.ts';
import { type TypedOrder, useNewOrder } from './use-new-order.ts';
import './orders.css';

/** Enters an order that came by phone, or where no API reports it. */
export default function NewOrder() {
  const { t } = useSettings();
  const [answer, again] = useQuery({ query: placesQuery });
  return (
    <>
      <Link href="/orders" className="why-back">
        <Icon name="arrowBack" />
        {t('nav.orders')}
      </Link>
      <Title order={1} size={20} mb="md">
        {t('orders.enter')}
      </Title>
      <Loaded answer={answer} again={again}>
        {({ marketplaces }) => {
          const places = marketplaces.filter(({ type }) => type === 'MANUAL');
          return places.length === 0 ? <p>{t('orders.noPlace')}</p> : <Form places={places} />;
        }}
      </Loaded>
    </>
  );
}

interface Place {
  code: string;
  name: string;
  currency: string;
}

function Form({ places }: { places: readonly Place[] }) {
  const { t } = useSettings();
  const { order, change, errors, busy, submit } = useNewOrder(places);
  const pick = (product: { sku: string; name: string }): void =>
    change({
      lines: order.lines.some(({ sku }) => sku === product.sku)
        ? order.lines
        : [...order.lines, { sku: product.sku, name: product.name, quantity: '1', price: '' }],
    });
  return (
    <form className="new-order" onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <NativeSelect
          label={t('orders.place')}
          data={places.map(({ code, name }) => ({ value: code, label: name }))}
          value={order.place || places[0]?.code}
          error={errors.marketplace}
          onChange={(event) => change({ place: event.currentTarget.value })}
        />
        <ProductPicker onPick={pick} error={errors.items} />
        <OrderLines lines={order.lines} errors={errors} onChange={(lines) => change({ lines })} />
        <Customer order={order} errors={errors} onChange={change} />
        {errors.form && (
          <p role="alert" className="form-error">
            {errors.form}
          </p>
        )}
        <Button type="submit" className="button-main" loading={busy}>
          {t('orders.save')}
        </Button>
      </Stack>
    </form>
  );
}

const fields = [
  ['customerName', 'orders.customer', 'name'],
  ['customerPhone', 'orders.phone', 'tel'],
  ['note', 'stock.note', 'off'],
] as const;

function Customer(props: {
  order: TypedOrder;
  errors: Readonly<Record<string, string>>;
  onChange(changes: Partial<TypedOrder>): void;
}) {
  const { t } = useSettings();
  return fields.map(([name, text, kind]) => (
    <TextInput
      key={name}
      label={t(text)}
      type={kind === 'tel' ? 'tel' : 'text'}
      placeholder={kind === 'tel' ? '+998 90 123-45-67' : undefined}
      autoComplete="off"
      value={props.order[name]}
      error={props.errors[name]}
      onChange={(event) => props.onChange({ [name]: event.currentTarget.value })}
    />
  ));
}

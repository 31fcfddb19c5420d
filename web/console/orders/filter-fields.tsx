import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type FormEvent, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Icon } from '../base/icon.tsx';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { readStatuses, shipTimes, statuses, statusOf } from './order-filter.ts';
import { placesQuery } from './query.ts';

const typingMs = 300;

/** What narrows the list, as it stands in the address. */
export function FilterFields() {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const [{ data }] = useQuery({ query: placesQuery });
  const places = (data?.marketplaces ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const times = shipTimes.map(({ ship, text }) => ({ value: ship, label: t(text) }));
  return (
    <search className="order-filters">
      <TypedFilter name="q" label={t('orders.search')} description={t('orders.searchHint')} />
      <details open={['place', 'ship', 'sku', 'returns'].some((name) => params.has(name))}>
        <summary>{t('list.filter')}</summary>
        <div className="order-filter-fields">
          <NativeSelect
            label={t('orders.place')}
            data={[{ value: '', label: t('orders.anyPlace') }, ...places]}
            value={params.get('place') ?? ''}
            onChange={(event) => narrow({ place: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('orders.shipTime')}
            data={[{ value: '', label: t('orders.anyTime') }, ...times]}
            value={params.get('ship') ?? ''}
            onChange={(event) => narrow({ ship: event.currentTarget.value })}
          />
          <TypedFilter name="sku" label={t('stock.sku')} />
        </div>
        <Statuses />
      </details>
    </search>
  );
}

/** A filter that is typed: the address follows a moment after the last key. */
function TypedFilter({ name, label, description }: { name: string; label: string; description?: string }) {
  const { params, narrow } = useAddress();
  const value = params.get(name) ?? '';
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const soon = useDebouncedCallback((typed: string) => narrow({ [name]: typed.trim() }), typingMs);
  const type = (event: FormEvent<HTMLInputElement>): void => {
    setText(event.currentTarget.value);
    soon(event.currentTarget.value);
  };
  return (
    <TextInput
      type="search"
      label={label}
      description={description}
      leftSection={<Icon name="search" />}
      autoComplete="off"
      value={text}
      onChange={type}
    />
  );
}

/** Single statuses, and what is expected back. */
function Statuses() {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const chosen = readStatuses(statusOf(params)) ?? [];
  const returns = params.has('returns');
  const toggle = (status: (typeof statuses)[number]): void => {
    const next = chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status];
    narrow({ status: next.length === 0 ? 'all' : statuses.filter((one) => next.includes(one)).join(',') });
  };
  return (
    <fieldset className="chips" aria-label={t('orders.statuses')}>
      {statuses.map((status) => (
        <Button
          key={status}
          size="compact-md"
          className={chosen.includes(status) ? 'button-main' : 'chip'}
          aria-pressed={chosen.includes(status)}
          onClick={() => toggle(status)}
        >
          {t(`orderStatus.${status}`)}
        </Button>
      ))}
      <Button
        size="compact-md"
        className={returns ? 'button-main' : 'chip'}
        aria-pressed={returns}
        onClick={() => narrow(returns ? { returns: undefined } : { returns: '1', status: 'all' })}
      >
        {t('orders.returnsExpected')}
      </Button>
    </fieldset>
  );
}

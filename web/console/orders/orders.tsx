import { Drawer, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useLocation, useParams, useSearch } from 'wouter';
import { useRefresh } from '../base/follow.ts';
import { Icon } from '../base/icon.tsx';
import { Pages } from '../base/pages.tsx';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { ExportButton } from './export-button.tsx';
import { FilterFields } from './filter-fields.tsx';
import { OrderDetail } from './order-detail.tsx';
import { filterNames, readOrderFilter } from './order-filter.ts';
import { OrderPage } from './order-page.tsx';
import { Tabs } from './tabs.tsx';
import './orders.css';

const topics = ['orders'] as const;
const minuteMs = 60_000;

/** Orders of all places of sale, and the one that is open beside them. */
export default function Orders() {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const search = useSearch();
  const { mayWork } = useRights();
  const asked = useAsked(params);
  const clear = useCallback(() => narrow(Object.fromEntries(filterNames.map((name) => [name, undefined]))), [narrow]);
  return (
    <>
      <div className="today-row list-head orders-head">
        <Title order={1} size={20}>
          {t('nav.orders')}
        </Title>
        <span className="row-acts">
          {asked && <ExportButton asked={asked} />}
          <Link href={`/orders/pick${search && `?${search}`}`} className="chip-link">
            <Icon name="printer" />
            {t('orders.pickList')}
          </Link>
          {mayWork && (
            <Link href="/orders/new" className="link-button">
              <Icon name="plus" />
              {t('orders.enter')}
            </Link>
          )}
        </span>
      </div>
      {asked && (
        <>
          <Tabs asked={asked} />
          <FilterFields />
          <Pages key={params.toString()}>
            {(page) => <OrderPage key={page.after ?? ''} page={page} asked={asked} onClear={clear} />}
          </Pages>
        </>
      )}
      <Opened />
    </>
  );
}

/** What is asked for now: what is late and what is of today changes with the clock. */
function useAsked(params: URLSearchParams) {
  const { timeZone } = useSettings();
  const [now, setNow] = useState(() => new Date());
  const tick = useCallback(() => setNow(new Date()), []);
  useRefresh(topics, tick);
  useEffect(() => {
    const timer = setInterval(tick, minuteMs);
    return () => clearInterval(timer);
  }, [tick]);
  return useMemo(() => timeZone && readOrderFilter(params, now, timeZone), [params, now, timeZone]);
}

function Opened() {
  const { t } = useSettings();
  const { number } = useParams<{ number?: string }>();
  const search = useSearch();
  const [, navigate] = useLocation();
  const isPhone = useMediaQuery('(max-width: 767px)', matchMedia('(max-width: 767px)').matches);
  return (
    <Drawer
      opened={number !== undefined}
      onClose={() => navigate(`/orders${search && `?${search}`}`)}
      position="right"
      size={isPhone ? '100%' : 480}
      title={number && t('orders.one', { number })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {number !== undefined && <OrderDetail number={number} />}
    </Drawer>
  );
}

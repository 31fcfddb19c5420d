import type { ResultOf } from '@graphql-typed-document-node/core';
import { useClient } from 'urql';
import { ExcelButton } from '../base/excel-button.tsx';
import { readAll } from '../base/read-all.ts';
import { useSettings } from '../base/settings.tsx';
import type { Sheet } from '../base/sheet.ts';
import { lostRowsQuery } from './query.ts';

const maxRows = 20_000;

type Row = NonNullable<ResultOf<typeof lostRowsQuery>['lostGoods']>['nodes'][number];
type Step = NonNullable<NonNullable<Row['order']>['events']>[number];

/** Saves lost goods as an Excel file, with the history of each order as the evidence for a claim. */
export function LostExport({ days, seesMoney }: { days: number; seesMoney: boolean }) {
  const { t, format } = useSettings();
  const client = useClient();
  const moment = (at: string): string => format.moment(new Date(at));
  const describe = ({ at, kind, status, units }: Step): string => {
    const step =
      kind === 'STATUS'
        ? status && t(`orderStatus.${status}`)
        : t(`orderEvent.${kind}`, { count: format.number(units ?? 0) });
    return `${moment(at)} ${step ?? ''}`;
  };
  async function read(): Promise<Sheet['rows'] | undefined> {
    const lost = await readAll(async (after) => {
      const variables = { days, after, seesMoney };
      const { data } = await client.query(lostRowsQuery, variables, { requestPolicy: 'network-only' });
      return data?.lostGoods;
    }, maxRows);
    return lost?.nodes.map(({ order, marketplace, sku, units, value, shippedAt }) => [
      order?.number ?? null,
      marketplace.name,
      order?.marketplaceOrderId ?? null,
      sku,
      units,
      ...(seesMoney ? [value ?? null, value?.currencyCode ?? null] : []),
      moment(shippedAt),
      order?.events?.map(describe).join('; ') ?? null,
    ]);
  }
  const headings = [
    t('returns.order'),
    t('orders.place'),
    t('orders.theirNumber'),
    t('column.sku'),
    t('returns.units'),
    ...(seesMoney ? [t('returns.value'), t('money.currency')] : []),
    t('returns.shipped'),
    t('returns.evidence'),
  ];
  return <ExcelButton name={t('returns.lost')} headings={headings} read={read} />;
}

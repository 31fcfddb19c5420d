import { useClient } from 'urql';
import { ExcelButton } from '../base/excel-button.tsx';
import { readAll } from '../base/read-all.ts';
import { useSettings } from '../base/settings.tsx';
import type { Sheet } from '../base/sheet.ts';
import { noonOf } from './period.ts';
import { monthLinesQuery } from './query.ts';

const maxLines = 100_000;

/** Saves a closed month by place of sale and product as an Excel file, with its later corrections. */
export function MonthExport({ month, name }: { month: string; name: string }) {
  const { t, format } = useSettings();
  const client = useClient();
  async function read(): Promise<Sheet['rows'] | undefined> {
    const lines = await readAll(async (after) => {
      const { data } = await client.query(monthLinesQuery, { month, after }, { requestPolicy: 'network-only' });
      return data?.monthLines;
    }, maxLines);
    return lines?.nodes.map((line) => [
      format.month(noonOf(line.knownIn)),
      line.marketplace.name,
      line.product.sku,
      line.product.name,
      line.unitsSold,
      line.unitsReturned,
      line.revenue,
      line.cost,
      line.profit,
      line.fees,
      line.profitAfterFees,
      line.revenue?.currencyCode ?? null,
    ]);
  }
  const headings = [
    t('months.knownIn'),
    t('orders.place'),
    t('column.sku'),
    t('column.name'),
    t('money.sold'),
    t('money.cameBack'),
    t('today.revenue'),
    t('months.cost'),
    t('today.profit'),
    t('money.fees'),
    t('money.afterFees'),
    t('money.currency'),
  ];
  return <ExcelButton name={name} headings={headings} read={read} />;
}

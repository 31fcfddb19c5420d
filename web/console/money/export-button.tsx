import { useClient } from 'urql';
import { ExcelButton } from '../base/excel-button.tsx';
import { readAll } from '../base/read-all.ts';
import { useSettings } from '../base/settings.tsx';
import type { Sheet } from '../base/sheet.ts';
import type { Period } from './period.ts';
import { productsQuery } from './query.ts';

const maxProducts = 100_000;

/** Saves the sales of the period by product as an Excel file. */
export function ExportButton({ days, place }: { days: Period; place: string | null }) {
  const { t } = useSettings();
  const client = useClient();
  async function read(): Promise<Sheet['rows'] | undefined> {
    const products = await readAll(async (after) => {
      const variables = { days, place, after, sort: 'REVENUE' } as const;
      const { data } = await client.query(productsQuery, variables, { requestPolicy: 'network-only' });
      return data?.sales?.byProduct;
    }, maxProducts);
    return products?.nodes.map(({ product, unitsSold, unitsReturned, revenue, profit }) => [
      product.sku,
      product.name,
      unitsSold,
      unitsReturned,
      revenue,
      profit,
      revenue?.currencyCode ?? null,
    ]);
  }
  const headings = [
    t('column.sku'),
    t('column.name'),
    t('money.sold'),
    t('money.cameBack'),
    t('today.revenue'),
    t('today.profit'),
    t('money.currency'),
  ];
  return <ExcelButton name={`${t('nav.money')} ${days.from} ${days.to}`} headings={headings} read={read} />;
}

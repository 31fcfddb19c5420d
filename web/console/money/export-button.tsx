import { useClient } from 'urql';
import { ExcelButton } from '../base/excel-button.tsx';
import { readAll } from '../base/read-all.ts';
import { useSettings } from '../base/settings.tsx';
import type { Sheet } from '../base/sheet.ts';
import type { SalesRow } from './amounts.ts';
import type { Period } from './period.ts';
import { productsQuery } from './query.ts';

const maxProducts = 100_000;

/** The columns after those that name a row. */
function useFigureHeadings(): string[] {
  const { t } = useSettings();
  return [
    t('money.sold'),
    t('money.cameBack'),
    t('today.revenue'),
    t('today.profit'),
    t('money.fees'),
    t('money.afterFees'),
    t('money.currency'),
  ];
}

type Figures = Pick<SalesRow, 'unitsSold' | 'unitsReturned' | 'revenue' | 'profit' | 'fees' | 'profitAfterFees'>;

const toCells = ({ unitsSold, unitsReturned, revenue, profit, fees, profitAfterFees }: Figures) => [
  unitsSold,
  unitsReturned,
  revenue,
  profit,
  fees,
  profitAfterFees,
  revenue?.currencyCode ?? null,
];

/** Saves rows that are on the screen as an Excel file: the period by day or by place of sale. */
export function RowsExport({ days, heading, rows }: { days: Period; heading: string; rows: readonly SalesRow[] }) {
  const { t } = useSettings();
  const figures = useFigureHeadings();
  return (
    <div className="row-acts">
      <ExcelButton
        name={`${t('nav.money')} ${heading} ${days.from} ${days.to}`}
        headings={[heading, ...figures]}
        read={async () => rows.map((row) => [String(row.name), ...toCells(row)])}
      />
    </div>
  );
}

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
    return products?.nodes.map(({ product, ...figures }) => [product.sku, product.name, ...toCells(figures)]);
  }
  const headings = [t('column.sku'), t('column.name'), ...useFigureHeadings()];
  return <ExcelButton name={`${t('nav.money')} ${days.from} ${days.to}`} headings={headings} read={read} />;
}

import type { ReactNode } from 'react';
import { useSettings } from '../base/settings.tsx';
import { TableScroll } from '../base/table-scroll.tsx';
import { type Amount, type SalesRow, useAmounts } from './amounts.ts';
import { RowsExport } from './export-button.tsx';
import { noonOf, type Period } from './period.ts';
import type { Sales } from './query.ts';

/** The period by place of sale, currency and day. */
export function SalesTables({ sales, days }: { sales: Sales; days: Period }) {
  const { t, format } = useSettings();
  const dates = sales.byDay.map((row) => ({ ...row, id: row.date, name: format.date(noonOf(row.date)) }));
  const places = sales.byMarketplace.map((row) => ({ ...row, id: row.marketplace.code, name: row.marketplace.name }));
  return (
    <>
      <SalesTable title={t('money.byPlace')} rows={places} sales={sales}>
        <RowsExport days={days} heading={t('money.byPlace')} rows={places} />
      </SalesTable>
      {sales.byCurrency.length > 1 && <Currencies sales={sales} />}
      <SalesTable title={t('money.byDay')} rows={dates.toReversed()} sales={sales}>
        <RowsExport days={days} heading={t('money.byDay')} rows={dates} />
      </SalesTable>
    </>
  );
}

/** In the money that was paid: nothing is converted here. */
function Currencies({ sales }: { sales: Sales }) {
  const { t, format } = useSettings();
  const own = (value: Amount): string => (value ? format.money(value.amount, value.currencyCode) : '—');
  return (
    <section className="surface">
      <h2>{t('money.byCurrency')}</h2>
      <TableScroll name={t('money.byCurrency')}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t('money.currency')}</th>
              <th scope="col" className="figure">
                {t('money.sold')}
              </th>
              <th scope="col" className="figure">
                {t('money.ownSold')}
              </th>
              <th scope="col" className="figure">
                {t('money.ownBack')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sales.byCurrency.map((row) => (
              <tr key={row.currencyCode}>
                <th scope="row">{row.currencyCode}</th>
                <td className="figure">{format.number(row.unitsSold)}</td>
                <td className="figure">{own(row.ownRevenueSold)}</td>
                <td className="figure">{own(row.ownRevenueReturned)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

/** Sold, came back, revenue and profit, by something. */
export function SalesTable(props: { title: string; rows: readonly SalesRow[]; sales: Sales; children?: ReactNode }) {
  const { title, rows, sales, children } = props;
  const { t, format } = useSettings();
  const amounts = useAmounts(sales);
  return (
    <section className="surface">
      <h2>{title}</h2>
      {children}
      <TableScroll name={title}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col" className="figure">
                {t('today.revenue')}
              </th>
              <th scope="col" className="figure">
                {t('today.profit')}
              </th>
              <th scope="col" className="figure">
                {t('money.fees')}
              </th>
              <th scope="col" className="figure">
                {t('money.afterFees')}
              </th>
              <th scope="col" className="figure">
                {t('money.sold')}
              </th>
              <th scope="col" className="figure">
                {t('money.cameBack')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td className="figure">{amounts.revenue(row.revenue)}</td>
                <td className="figure">{amounts.profit(row.profit)}</td>
                <td className="figure">{amounts.fees(row.fees)}</td>
                <td className="figure">{amounts.profitAfterFees(row.profitAfterFees)}</td>
                <td className="figure">{format.number(row.unitsSold)}</td>
                <td className="figure">{format.number(row.unitsReturned)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

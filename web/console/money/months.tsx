import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useQuery } from 'urql';
import { ConfirmButton } from '../base/confirm-button.tsx';
import { Loaded } from '../base/loaded.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { TableScroll } from '../base/table-scroll.tsx';
import { useOnce } from '../base/use-once.ts';
import type { Amount } from './amounts.ts';
import { MonthExport } from './month-export.tsx';
import { noonOf } from './period.ts';
import { closeMonthMutation, type Month, monthsQuery } from './query.ts';

/** Months with their figures: closed ones do not change, what became known later stands in the month in which it did. */
export function Months() {
  const { t } = useSettings();
  const [before, setBefore] = useState<string[]>([]);
  const [answer, again] = useQuery({
    query: monthsQuery,
    variables: { before: before.at(-1) ?? null },
    requestPolicy: 'cache-and-network',
  });
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  return (
    <section className="surface">
      <h2>{t('months.title')}</h2>
      <p className="muted">{t('months.hint')}</p>
      <Loaded answer={answer} again={refresh}>
        {({ salesMonths }) => {
          const months = salesMonths ?? [];
          const oldest = months.at(-1)?.month;
          return (
            <>
              <MonthTable months={months} onDone={refresh} />
              <div className="row-acts">
                {before.length > 0 && (
                  <Button className="chip" onClick={() => setBefore(before.slice(0, -1))}>
                    {t('list.previous')}
                  </Button>
                )}
                {months.length === 6 && oldest && (
                  <Button className="chip" onClick={() => setBefore([...before, oldest])}>
                    {t('list.next')}
                  </Button>
                )}
              </div>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

const columns = [
  'today.revenue',
  'today.profit',
  'money.fees',
  'money.afterFees',
  'money.sold',
  'money.cameBack',
] as const;

function MonthTable({ months, onDone }: { months: readonly Month[]; onDone(): void }) {
  const { t } = useSettings();
  return (
    <TableScroll name={t('months.title')}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t('months.month')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="figure">
                {t(column)}
              </th>
            ))}
            <th scope="col">{t('months.state')}</th>
          </tr>
        </thead>
        {months.map((month) => (
          <MonthRows key={month.month} month={month} onDone={onDone} />
        ))}
      </table>
    </TableScroll>
  );
}

/** A month, and below it what became known in it of earlier ones. */
function MonthRows({ month, onDone }: { month: Month; onDone(): void }) {
  const { t, format } = useSettings();
  const { mayOwn } = useRights();
  const name = format.month(noonOf(month.month));
  return (
    <tbody>
      <tr>
        <th scope="row">{name}</th>
        <Figures of={month} />
        <td>
          {month.closedAt ? (
            <>
              <State tone="ok">{t('months.closed', { day: format.date(new Date(month.closedAt)) })}</State>
              <MonthExport month={month.month} name={name} />
            </>
          ) : (
            <>
              <State tone="wait">{t(month.ended ? 'months.open' : 'months.running')}</State>
              {month.ended && mayOwn && month.unitsSold + month.unitsReturned > 0 && (
                <CloseButton month={month} name={name} onDone={onDone} />
              )}
            </>
          )}
        </td>
      </tr>
      {month.corrections.map((correction) => (
        <tr key={correction.month} className="month-correction">
          <th scope="row">{t('months.correction', { month: format.month(noonOf(correction.month)) })}</th>
          <Figures of={correction} />
          <td />
        </tr>
      ))}
    </tbody>
  );
}

type MonthFigures = Pick<Month, 'revenue' | 'profit' | 'fees' | 'profitAfterFees' | 'unitsSold' | 'unitsReturned'>;

function Figures({ of }: { of: MonthFigures }) {
  const { format } = useSettings();
  const money = (value: Amount): string => (value ? format.money(value.amount, value.currencyCode) : '—');
  return (
    <>
      {([of.revenue, of.profit, of.fees, of.profitAfterFees] as const).map((value, index) => (
        <td key={columns[index]} className="figure">
          {money(value)}
        </td>
      ))}
      <td className="figure">{format.number(of.unitsSold)}</td>
      <td className="figure">{format.number(of.unitsReturned)}</td>
    </>
  );
}

function CloseButton({ month, name, onDone }: { month: Month; name: string; onDone(): void }) {
  const { t, format } = useSettings();
  const { run } = useOnce(closeMonthMutation);
  const lacks = (['unitsWithoutPrice', 'unitsWithoutCost', 'unitsWithoutFee'] as const).filter(
    (what) => month[what] > 0,
  );
  async function act(): Promise<string | undefined> {
    const outcome = await run({ month: month.month });
    if ('refusal' in outcome) return refusalText(t, outcome.refusal);
    notifications.show({ message: t('state.saved') });
    onDone();
    return undefined;
  }
  return (
    <ConfirmButton label={t('months.close')} title={t('months.closeTitle', { month: name })} act={act}>
      <p>{t('months.closeText')}</p>
      {lacks.map((what) => (
        <p key={what}>
          <State tone="warn">{t(`months.${what}`, { count: format.number(month[what]) })}</State>
        </p>
      ))}
    </ConfirmButton>
  );
}

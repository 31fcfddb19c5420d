import { useSettings } from '../base/settings.tsx';
import type { Sales } from './query.ts';

export type Amount = { amount: string; currencyCode: string } | null;

/** Whether sums are missing although nothing that they are computed from is: then the role does not see them. */
function isHidden(sales: Sales, sum: 'revenue' | 'profit'): boolean {
  const isKnown = sales.missingRates.length + sales.missingCosts.length + sales.unpricedUnits === 0;
  return sales[sum] === null && isKnown && sales.unitsSold + sales.unitsReturned > 0;
}

/** Sums as text. What is not known is a dash, never 0; what the role may not see says so. */
export function useAmounts(sales: Sales) {
  const { t, format } = useSettings();
  const write = (sum: 'revenue' | 'profit') => (value: Amount) =>
    value ? format.money(value.amount, value.currencyCode) : isHidden(sales, sum) ? t('money.hidden') : '—';
  return { revenue: write('revenue'), profit: write('profit') };
}

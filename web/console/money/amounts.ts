import type { ReactNode } from 'react';
import { useSettings } from '../base/settings.tsx';
import type { Sales } from './query.ts';

export type Amount = { amount: string; currencyCode: string } | null;

/** A row of a table of sales. */
export interface SalesRow {
  id: string;
  name: ReactNode;
  unitsSold: number;
  unitsReturned: number;
  revenue: Amount;
  profit: Amount;
  fees: Amount;
  profitAfterFees: Amount;
}

type Sum = 'revenue' | 'profit' | 'fees' | 'profitAfterFees';

/** Whether sums are missing although nothing that they are computed from is: then the role does not see them. */
function isHidden(sales: Sales, sum: Sum): boolean {
  const ofFees = sum === 'profitAfterFees' || sum === 'fees' ? sales.unitsWithoutFee + sales.missingFeeRates.length : 0;
  const isKnown = sales.missingRates.length + sales.missingCosts.length + sales.unpricedUnits + ofFees === 0;
  return sales[sum] === null && isKnown && sales.unitsSold + sales.unitsReturned > 0;
}

/** Sums as text. What is not known is a dash, never 0; what the role may not see says so. */
export function useAmounts(sales: Sales) {
  const { t, format } = useSettings();
  const write = (sum: Sum) => (value: Amount) =>
    value ? format.money(value.amount, value.currencyCode) : isHidden(sales, sum) ? t('money.hidden') : '—';
  return {
    revenue: write('revenue'),
    profit: write('profit'),
    fees: write('fees'),
    profitAfterFees: write('profitAfterFees'),
  };
}

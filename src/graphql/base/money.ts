import { builder } from './builder.ts';

/** An amount as the database has it, with its currency. */
export interface MoneyValue {
  amount: string;
  currencyCode: string;
}

/** Money, or null where there is no amount or no currency. */
export function toMoney(amount: string | null, currencyCode: string | null): MoneyValue | null {
  return amount === null || currencyCode === null ? null : { amount, currencyCode };
}

export const Money = builder.objectRef<MoneyValue>('Money').implement({
  description: 'An exact amount in a currency.',
  fields: (t) => ({
    amount: t.expose('amount', {
      type: 'Decimal',
      description: 'Amount in units of the currency, such as "3100000" or "12.50".',
    }),
    currencyCode: t.exposeString('currencyCode', { description: 'ISO 4217 code of the currency, such as UZS.' }),
  }),
});

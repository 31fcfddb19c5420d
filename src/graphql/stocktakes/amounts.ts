import type { MoneyValue } from '../base/money.ts';

/** An exact amount as a whole number of the smallest part that its text has, and how many decimals that is. */
function parse(amount: string): { digits: bigint; decimals: number } {
  const [whole = '0', fraction = ''] = amount.split('.');
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
}

function print(digits: bigint, decimals: number): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals);
  const fraction = text.slice(text.length - decimals).replace(/0+$/, '');
  return `${digits < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** An exact amount times a whole number. */
export function multiplyMoney(amount: string, units: number): string {
  const { digits, decimals } = parse(amount);
  return print(digits * BigInt(units), decimals);
}

/** Sums of amounts, one per currency, in the order of the currencies. `isNegated`: with the other sign. */
export function sumMoney(amounts: readonly (MoneyValue | null)[], isNegated = false): MoneyValue[] {
  const sums = new Map<string, { digits: bigint; decimals: number }>();
  for (const money of amounts) {
    if (money === null) continue;
    const one = parse(money.amount);
    const known = sums.get(money.currencyCode) ?? { digits: 0n, decimals: 0 };
    const decimals = Math.max(one.decimals, known.decimals);
    const scale = (part: typeof one): bigint => part.digits * 10n ** BigInt(decimals - part.decimals);
    sums.set(money.currencyCode, { digits: scale(one) + scale(known), decimals });
  }
  return [...sums]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([currencyCode, { digits, decimals }]) => ({
      currencyCode,
      amount: print(isNegated ? -digits : digits, decimals),
    }));
}

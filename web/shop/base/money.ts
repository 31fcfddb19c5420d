/** A price of the API: decimal text, with at most 4 decimals. */
export interface Price {
  amount: string;
  currencyCode: string;
}

const decimals = 4;

/** Prices times quantities, exactly. The currency is that of the first line; undefined without lines. */
export function sumUp(lines: readonly { price: Price; quantity: number }[]): Price | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const sum = lines.reduce((total, { price, quantity }) => total + toUnits(price.amount) * BigInt(quantity), 0n);
  return { amount: toAmount(sum), currencyCode: first.price.currencyCode };
}

function toUnits(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

function toAmount(units: bigint): string {
  const digits = String(units).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return digits.slice(0, -decimals) + (fraction === '' ? '' : `.${fraction}`);
}

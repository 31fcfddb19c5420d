/** Numeric ISO 4217 codes of the countries in which these marketplaces sell. A price in any other currency is dropped. */
const currencies: Readonly<Record<number, string>> = {
  51: 'AMD',
  156: 'CNY',
  398: 'KZT',
  417: 'KGS',
  643: 'RUB',
  840: 'USD',
  860: 'UZS',
  933: 'BYN',
  944: 'AZN',
  949: 'TRY',
  972: 'TJS',
  978: 'EUR',
  981: 'GEL',
};

/** The alphabetic code of a numeric one (860 → UZS), or undefined. */
export function findCurrency(numericCode: number | null | undefined): string | undefined {
  return numericCode === null || numericCode === undefined ? undefined : currencies[numericCode];
}

/** An amount in hundredths as exact text: 101450 → 1014.50. */
export function fromHundredths(amount: number): string {
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

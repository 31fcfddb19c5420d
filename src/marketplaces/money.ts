const decimals = 4;
/** 14 digits before the point, four after it. */
const limit = 10n ** 18n;
/** Longer ones are no prices, and would cost time. */
const maxLength = 60;
const pattern = /^\+?(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/**
 * A price as exact text with at most four decimals, rounded: programs send 0.30000000000000004, and OZON six decimals. undefined: it
 * is not a price, it is out of range, or nothing is left of it at four decimals. Never 0 for what is not 0.
 */
export function exactPrice(amount: unknown): string | undefined {
  if (typeof amount !== 'number' && typeof amount !== 'string') return undefined;
  const text = String(amount).trim();
  const [, whole = '', part = '', exponent = '0'] = (text.length <= maxLength && pattern.exec(text)) || [];
  const scale = part.length - Number(exponent);
  if (whole === '' || Math.abs(scale) > maxLength * 2) return undefined;
  const digits = BigInt(whole + part);
  const rounded =
    scale <= decimals ? digits * 10n ** BigInt(decimals - scale) : roundedBy(digits, 10n ** BigInt(scale - decimals));
  if (rounded >= limit || (rounded === 0n && digits > 0n)) return undefined;
  const all = rounded.toString().padStart(decimals + 1, '0');
  const shown = Math.min(Math.max(scale, 0), decimals);
  return shown === 0 ? all.slice(0, -decimals) : `${all.slice(0, -decimals)}.${all.slice(-decimals).slice(0, shown)}`;
}

const roundedBy = (digits: bigint, divisor: bigint): bigint => (digits + divisor / 2n) / divisor;

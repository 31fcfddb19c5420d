import type { AdjustReason } from '../../gql/graphql.ts';

/** What a person does with the stock of one product. */
export type AdjustKind = 'receipt' | 'count' | 'writeOff';

/** The reason that each is recorded with. */
export const reasons: Record<AdjustKind, AdjustReason> = {
  receipt: 'RECEIPT',
  count: 'STOCKTAKE',
  writeOff: 'WRITE_OFF',
};

const wholeNumber = /^\d{1,9}$/;

/** The whole number in a field, or undefined. People write thousands with spaces. */
export function readCount(text: string): number | undefined {
  const digits = text.replace(/\s/g, '');
  return wholeNumber.test(digits) ? Number(digits) : undefined;
}

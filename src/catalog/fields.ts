import { z } from 'zod';
import type { StockRule } from '../db/catalog/marketplace-products.ts';

/** Whether the database can store a text: no NUL, no half of a surrogate pair. */
export const isStorable = (value: string): boolean => !value.includes('\u0000') && value.isWellFormed();

const notStorable = { message: 'contains a character that cannot be stored', params: { rule: 'characters' } };

/** Text that the database can store, exactly as given: never trimmed. */
export const text = (maxLength: number) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(maxLength, `at most ${maxLength} characters`)
    .refine(isStorable, notStorable);

/** Whether a text has something that people see. */
export const isVisible = (value: string): boolean => /[^\s\p{Cf}\p{Cc}]/u.test(value);
export const invisibleError = { message: 'must not consist of spaces only', params: { rule: 'visible' } };

export const sku = text(200);
export const name = text(500);

/** What a product is, for buyers. */
export const description = text(5_000).refine(isVisible, invisibleError);
export const category = text(100).refine(isVisible, invisibleError);

/** A web address. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
  .max(2_000, 'at most 2000 characters')
  .refine(isStorable, notStorable);

/** Units of stock, 0 allowed. */
export const stockCount = z
  .int('must be a whole number')
  .min(0, 'must not be below 0')
  .max(1_000_000_000, 'at most 1,000,000,000');

/** Barcodes of a product, without repetitions. A bar separates them in CSV files, so none may contain one. */
export const barcodes = z
  .array(text(200).refine((code) => !code.includes('|'), 'must not contain a |'))
  .max(50, 'at most 50')
  .transform((codes) => [...new Set(codes)]);

/** A code as spreadsheets rewrite it when they take it for a number: `4,78001E+12`, `4780012345678.0`, `="007"`. */
export const isRewritten = (code: string): boolean =>
  /^(?:\d+[.,]\d+ ?[eе][+-]?\d+|\d+ ?[eе]\+\d+|\d{6,}[.,]0+|=".*")$/i.test(code.trim());
export const rewrittenError =
  'was rewritten by a spreadsheet, digits may be lost: format the column as text and enter the code again';

/** Short names of months as spreadsheets in Russian, English and Uzbek write them. */
const months =
  'янв|фев|мар|апр|май|мая|июн|июл|авг|сен|сент|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|yan|fev|iyn|iyl|avg|sen|okt|noy|dek';
const rewrittenForms = [
  new RegExp(`^\\d{1,2}[-./ ](?:${months})\\.?(?:[-./ ]\\d{2,4})?$`, 'i'),
  new RegExp(`^(?:${months})[-./ ]\\d{2,4}$`, 'i'),
  /^\d{1,2}([-./])\d{1,2}\1\d{4}$/,
  /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?$/,
  /^(?:true|false|истина|ложь|nan|null|undefined|#+|#[a-zа-я/0]+[!?]?)$/i,
  /^'[^']+$/,
  /^\d{1,3}([ \u00a0\u202f.,])\d{3}(?:\1\d{3})+$/,
];

/** What a spreadsheet makes of other codes: `1-2` becomes a date, a long number gets spaces. Codes that people chose can look so too. */
export const looksRewritten = (code: string): boolean => rewrittenForms.some((form) => form.test(code.trim()));
export const looksRewrittenError =
  'looks like what a spreadsheet makes of a code (a date, TRUE, #NAME?, a number with spaces): format the column as text and enter the code again, or say that it is right with --create-look-alikes (API: createLookAlikes)';

/** Barcodes that a person enters. */
export const enteredBarcodes = barcodes.refine((codes) => !codes.some(isRewritten), {
  message: rewrittenError,
  params: { rule: 'rewritten' },
});

/** Money as exact text. */
export const money = z.string().regex(/^\d{1,14}(\.\d{1,4})?$/, 'must be a number from 0 with at most 4 decimals');

export const unitsPerItem = z.int('must be a whole number').min(1, 'must be at least 1').max(10_000, 'at most 10000');

const percentError = 'must be from 0 to 100';

/** Fields of the stock rule, of a listing or a whole marketplace. */
export const ruleFields = {
  stockBuffer: stockCount.nullish(),
  stockPercent: z.int(percentError).min(0, percentError).max(100, percentError).nullish(),
  stockLimit: stockCount.nullish(),
  stockMinimum: stockCount.nullish(),
  selling: z.boolean().nullish(),
};

type GivenRule = z.output<z.ZodObject<typeof ruleFields>>;

/** The rule that restricts nothing. */
export const openRule: StockRule = {
  stockBuffer: 0,
  stockPercent: 100,
  stockLimit: null,
  stockMinimum: 0,
  selling: true,
};

/** The fields of a rule that were given; null: the value that restricts nothing. */
export function readRule(given: GivenRule): Partial<StockRule> {
  const { stockBuffer, stockPercent, stockLimit, stockMinimum, selling } = given;
  return {
    ...(stockBuffer !== undefined && { stockBuffer: stockBuffer ?? openRule.stockBuffer }),
    ...(stockPercent !== undefined && { stockPercent: stockPercent ?? openRule.stockPercent }),
    ...(stockLimit !== undefined && { stockLimit }),
    ...(stockMinimum !== undefined && { stockMinimum: stockMinimum ?? openRule.stockMinimum }),
    ...(selling !== undefined && { selling: selling ?? openRule.selling }),
  };
}

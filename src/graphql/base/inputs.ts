import { z } from 'zod';
import { name as anyName, invisibleError, isVisible, text } from '../../catalog/fields.ts';
import { readBrokenRule, ValidationError } from '../../errors.ts';
import { type GivenPhone, readPhone } from './phone.ts';

export {
  category,
  description,
  enteredBarcodes,
  isStorable,
  money,
  sku,
  stockCount,
  webAddress,
} from '../../catalog/fields.ts';

/** A name that a person enters. */
export const name = anyName.refine(isVisible, invisibleError);
export const keyName = text(200).refine(isVisible, invisibleError);
export const deviceName = text(200);
export const note = text(2_000);
/** Where to bring something. */
export const address = text(500).refine(isVisible, invisibleError);
export const idempotencyKey = text(200);
/** What a scanner typed, or a person. */
export const scannedCode = text(200).trim().min(1, 'must not be empty').refine(isVisible, invisibleError);

/** Units or items of one line. */
export const quantity = z.int().min(1, 'must be at least 1').max(1_000_000, 'at most 1,000,000');

/** Reads a phone number in any usual spelling as E.164, and what stands beside it. */
export const phone = z.string().transform((value, context): GivenPhone => {
  const read = readPhone(value);
  if (read !== undefined) return read;
  const message = 'must be a phone number, such as +998 90 123 45 67';
  context.issues.push({ code: 'custom', message, params: { rule: 'phone' }, input: value });
  return z.NEVER;
});

export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as UZS');
const code = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'must be lower-case letters, digits, _ and -, at most 63');
export const marketplaceCode = code;
export const warehouseCode = code;

/** Fields of inputs whose values are shown to nobody. */
export const secretFields: ReadonlySet<string> = new Set([
  'credentials',
  'webhookSecret',
  'newSecret',
  'apiKey',
  'initData',
  'linkToken',
]);

/** Checks an input. Throws ValidationError with every problem: the field, its path below `input`, the value. */
export function check<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ValidationError(
    parsed.error.issues.map((issue) => {
      const path = issue.path.map(String);
      const hidden = secretFields.has(path[0] ?? '');
      const value = hidden ? undefined : issue.path.reduce<unknown>((at, key) => read(at, key), input);
      return {
        path: ['input', ...path],
        message:
          `${path.join('.') || 'input'}: ${issue.message}${value === undefined ? '' : `, got ${JSON.stringify(value)}`}`.slice(
            0,
            500,
          ),
        value: value === undefined || value === null ? null : show(value),
        ...readBrokenRule(issue, !hidden && value == null),
      };
    }),
  );
}

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);

function read(value: unknown, key: PropertyKey): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined;
}

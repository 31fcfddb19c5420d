import type {
  ConflictError,
  PackingRefusalReason,
  ReachedLimit,
  SignInRefusalReason,
  ValidationRule,
} from '../errors.ts';

/** A field that breaks a rule, as a sentence about it needs it. */
export interface BrokenRule {
  /** The name of the field as the API has it. */
  field: string;
  /** The bound, or the allowed values; empty: none. */
  limit: string;
  /** The given value; null: none, or a secret. */
  value: string | null;
}

/** A scan of what an order does not need, as a sentence about it needs it. */
export interface ScanWords {
  /** What was scanned, with the product's name. */
  what: string;
  /** What the order still needs: SKUs with units; empty: nothing. */
  rest: string;
  /** The marketplace that ships the order itself; null: we do. */
  marketplace: string | null;
}

/** The refusals of the API in one language. */
export interface RefusalWording {
  /** Why a credential lets nobody in. */
  signIn: Record<SignInRefusalReason, string>;
  rules: Record<ValidationRule, (broken: BrokenRule) => string>;
  packing: Record<PackingRefusalReason, (scan: ScanWords) => string>;
  limits: Record<ReachedLimit['rule'], (reached: ReachedLimit) => string>;
  /** Names of what can be missing, by the English name. */
  things: Record<string, string>;
  notFound(thing: string, keys: string): string;
  /** One product that is short. */
  short(sku: string, requested: number, available: number): string;
  notEnough(items: string): string;
  keyUsed(key: string): string;
  conflicts: Record<Exclude<ConflictError['code'], 'LIMIT_REACHED' | 'PRICE_CHANGED'>, string>;
  priceChanged(total: string): string;
  marketplaceRefused(reason: string): string;
}

/** The number of the line that a path such as `receipt.lines.12` names. */
export const lineOf = (field: string): string => field.slice(field.lastIndexOf('.') + 1);

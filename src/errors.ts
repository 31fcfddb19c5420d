import type { ValidationRule } from './broken-rule.ts';

export { readBrokenRule, type ValidationRule, validationRules } from './broken-rule.ts';

/** Errors that a user can cause, each with its own class: data in GraphQL. Any other error is internal and is masked. */
export type ErrorCode =
  | 'VALIDATION'
  | 'NOT_FOUND'
  | 'INSUFFICIENT_STOCK'
  | 'IDEMPOTENCY_CONFLICT'
  | 'ALREADY_EXISTS'
  | 'STALE_VERSION'
  | 'INVALID_STATE'
  | 'LIMIT_REACHED'
  | 'PRICE_CHANGED'
  | 'MARKETPLACE_REFUSED'
  | 'PACKING_REFUSED'
  | 'SIGN_IN_REFUSED';

/** One problem in an input: where (`path`), a sentence, and the given value as text. */
export interface ValidationIssue {
  path: string[];
  message: string;
  value: string | null;
  /** Absent: `other`. */
  rule?: ValidationRule;
  /** The bound that the rule sets, or the values that it allows. */
  limit?: string;
}

/** One order line that requests more than is available; quantities in units. */
export interface ShortItem {
  sku: string;
  requested: number;
  available: number;
}

/** An error that the caller caused and can understand: it becomes data in GraphQL, a sentence on the command line. */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;
}

/** The input is invalid; `issues` has every field and its value, `path` is that of the first. */
export class ValidationError extends DomainError {
  override readonly name = 'ValidationError';
  readonly code = 'VALIDATION';
  readonly issues: ValidationIssue[];
  constructor(issues: ValidationIssue[]) {
    super(issues.map((issue) => issue.message).join('; '));
    this.issues = issues;
  }
  get path(): string[] {
    return this.issues[0]?.path ?? [];
  }
  /** The usual case of a single issue. */
  static of(
    path: string[],
    message: string,
    value?: unknown,
    rule: Pick<ValidationIssue, 'rule' | 'limit'> = {},
  ): ValidationError {
    return new ValidationError([{ path, message, value: value === undefined ? null : String(value), ...rule }]);
  }
}

/** The input names something that does not exist; `keys` are the names that were not found. */
export class NotFoundError extends DomainError {
  override readonly name = 'NotFoundError';
  readonly code = 'NOT_FOUND';
  /** What was not found, such as "Product". */
  readonly what: string;
  readonly path: string[];
  readonly keys: string[];
  constructor(what: string, path: string[], keys: string[]) {
    super(`${what} not found: ${keys.join(', ')}`);
    this.what = what;
    this.path = path;
    this.keys = keys;
  }
}

/** One of our own orders or write-offs requests more than is free to sell; nothing was changed. */
export class InsufficientStockError extends DomainError {
  override readonly name = 'InsufficientStockError';
  readonly code = 'INSUFFICIENT_STOCK';
  readonly items: ShortItem[];
  constructor(items: ShortItem[]) {
    super(
      `Not enough stock: ${items.map((item) => `${item.sku}: ${item.requested} requested, ${item.available} available`).join('; ')}`,
    );
    this.items = items;
  }
  get sku(): string {
    return this.items[0]?.sku ?? '';
  }
  get requested(): number {
    return this.items[0]?.requested ?? 0;
  }
  get available(): number {
    return this.items[0]?.available ?? 0;
  }
}

/** A limit that an input would exceed: what it limits, the bound, how much is used, how much more was asked for. */
export interface ReachedLimit {
  rule: 'open_orders' | 'open_units' | 'orders_per_hour' | 'open_receipts' | 'receipt_lines';
  limit: number;
  used: number;
  requested: number;
}

/** What a conflict is with. */
interface CurrentState {
  /** With STALE_VERSION: the present version of the product's stock. */
  currentVersion?: number;
  /** With STALE_VERSION: the present revision of what was to be changed. */
  currentRevision?: number;
  /** With PRICE_CHANGED: what the order comes to now. */
  currentTotal?: { amount: string; currencyCode: string };
  /** With LIMIT_REACHED: which limit. */
  reached?: ReachedLimit;
}

/** The input is well formed but conflicts with the current state. */
export class ConflictError extends DomainError {
  override readonly name = 'ConflictError';
  readonly code: 'ALREADY_EXISTS' | 'STALE_VERSION' | 'INVALID_STATE' | 'LIMIT_REACHED' | 'PRICE_CHANGED';
  readonly currentVersion: number | null;
  readonly currentRevision: number | null;
  readonly currentTotal: { amount: string; currencyCode: string } | null;
  readonly reached: ReachedLimit | null;
  constructor(code: ConflictError['code'], message: string, current: CurrentState = {}) {
    super(message);
    this.code = code;
    this.currentVersion = current.currentVersion ?? null;
    this.currentRevision = current.currentRevision ?? null;
    this.currentTotal = current.currentTotal ?? null;
    this.reached = current.reached ?? null;
  }
}

/** The same idempotency key was used before with different input. */
export class IdempotencyConflictError extends DomainError {
  override readonly name = 'IdempotencyConflictError';
  readonly code = 'IDEMPOTENCY_CONFLICT';
  readonly idempotencyKey: string;
  constructor(idempotencyKey: string) {
    super(`The idempotency key "${idempotencyKey}" was already used with different input`);
    this.idempotencyKey = idempotencyKey;
  }
}

/** The marketplace itself refused our request. */
export class MarketplaceRefusedError extends DomainError {
  override readonly name = 'MarketplaceRefusedError';
  readonly code = 'MARKETPLACE_REFUSED';
  readonly httpStatus: number | null;
  readonly marketplaceCode: string | null;
  constructor(message: string, httpStatus: number | null = null, marketplaceCode: string | null = null) {
    super(message);
    this.httpStatus = httpStatus;
    this.marketplaceCode = marketplaceCode;
  }
}

/** Why goods do not go into a parcel, or do not come out of it. */
export type PackingRefusalReason = 'unknown_code' | 'not_in_order' | 'too_many' | 'not_packed' | 'order_state';

/** What a refused scan was about. `sku`, `productName`: null where no product is known. */
export interface RefusedScan {
  reason: PackingRefusalReason;
  scanned: string;
  sku: string | null;
  productName: string | null;
  /** The marketplace that ships the order from its own stock; null: we ship it. */
  marketplace: string | null;
  /** Units that are still missing in the parcel, by line. */
  stillNeeded: { itemId: string; sku: string; name: string; units: number }[];
}

/** A scan of what is not in the order, or of one too many; nothing was changed. */
export class PackingRefusedError extends DomainError {
  override readonly name = 'PackingRefusedError';
  readonly code = 'PACKING_REFUSED';
  readonly scan: RefusedScan;
  constructor(message: string, scan: RefusedScan) {
    super(message);
    this.scan = scan;
  }
}

/** Why somebody cannot sign in. */
export type SignInRefusalReason =
  | 'unknown_key'
  | 'unknown_link'
  | 'used_link'
  | 'expired_link'
  | 'init_data_unreadable'
  | 'init_data_forged'
  | 'init_data_of_other_token'
  | 'init_data_expired'
  | 'init_data_from_future'
  | 'telegram_not_configured';

/** A credential that lets nobody in. */
export class SignInRefusedError extends DomainError {
  override readonly name = 'SignInRefusedError';
  readonly code = 'SIGN_IN_REFUSED';
  readonly reason: SignInRefusalReason;
  constructor(reason: SignInRefusalReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** SQLSTATEs that our SQL functions raise (OM...) or pass on, so that code checks a refusal by name and parses no text. */
export const SQLSTATE = {
  insufficientStock: 'OM001',
  unknownProduct: 'OM002',
  otherTotal: 'OM003',
  numberOutOfRange: '22003',
  checkViolation: '23514',
} as const;

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

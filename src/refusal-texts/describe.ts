import type {
  ConflictError,
  DomainError,
  IdempotencyConflictError,
  InsufficientStockError,
  MarketplaceRefusedError,
  NotFoundError,
  PackingRefusedError,
  SignInRefusedError,
  ValidationError,
  ValidationIssue,
} from '../errors.ts';
import { ru } from './ru.ts';
import { uz } from './uz.ts';
import type { RefusalWording } from './wording.ts';

/** The languages of refusals beside English, in which errors are thrown. */
const wordings: Record<'uz' | 'ru', RefusalWording> = { uz, ru };
export type RefusalLanguage = keyof typeof wordings | 'en';

/** Every error that is thrown, told apart by its code: the API hands out proxies, which are of no class. */
type Refusal =
  | ValidationError
  | NotFoundError
  | InsufficientStockError
  | ConflictError
  | IdempotencyConflictError
  | MarketplaceRefusedError
  | PackingRefusedError
  | SignInRefusedError;

/** A refusal for people in one language. What only the English message says is in the other fields of the error, or left out. */
export function describeRefusal(error: DomainError, language: RefusalLanguage): string {
  if (language === 'en') return error.message;
  const wording = wordings[language];
  const refusal = error as Refusal;
  switch (refusal.code) {
    case 'VALIDATION':
      return refusal.issues.map((issue) => describeIssue(issue, language)).join('; ');
    case 'NOT_FOUND':
      return wording.notFound(nameThing(wording, refusal.what), refusal.keys.join(', '));
    case 'INSUFFICIENT_STOCK': {
      const items = refusal.items.map(({ sku, requested, available }) => wording.short(sku, requested, available));
      return wording.notEnough(items.join('; '));
    }
    case 'IDEMPOTENCY_CONFLICT':
      return wording.keyUsed(refusal.idempotencyKey);
    case 'MARKETPLACE_REFUSED':
      return wording.marketplaceRefused(refusal.message);
    case 'PACKING_REFUSED':
      return describeScan(refusal, wording);
    case 'SIGN_IN_REFUSED':
      return wording.signIn[refusal.reason];
    case 'ALREADY_EXISTS':
    case 'INVALID_STATE':
    case 'LIMIT_REACHED':
    case 'PRICE_CHANGED':
    case 'STALE_VERSION':
      return describeConflict(refusal, wording);
  }
}

/** One invalid field in one language. */
export function describeIssue(issue: ValidationIssue, language: RefusalLanguage): string {
  if (language === 'en') return issue.message;
  const { path, value, rule = 'other', limit = '' } = issue;
  const field = path[0] === 'input' && path.length > 1 ? path.slice(1) : path;
  return wordings[language].rules[rule]({ field: field.join('.'), limit, value });
}

function describeConflict({ code, reached, currentTotal, message }: ConflictError, wording: RefusalWording): string {
  if (code === 'LIMIT_REACHED') return reached ? wording.limits[reached.rule](reached) : message;
  if (code === 'PRICE_CHANGED') {
    return currentTotal ? wording.priceChanged(`${currentTotal.amount} ${currentTotal.currencyCode}`) : message;
  }
  return wording.conflicts[code];
}

function describeScan(refusal: PackingRefusedError, { packing }: RefusalWording): string {
  const { reason, scanned, productName, stillNeeded, marketplace } = refusal.scan;
  const what = productName === null ? `“${scanned}”` : `“${scanned}” (${productName})`;
  const rest = stillNeeded.map(({ sku, units }) => `${sku} × ${units}`).join(', ');
  return packing[reason]({ what, rest, marketplace });
}

/** Some names go on with that of a marketplace: "Product on Uzum". */
function nameThing({ things }: RefusalWording, what: string): string {
  return things[what] ?? (what.startsWith('Product on ') ? things['Product on'] : undefined) ?? what;
}

import type { Translate } from '../../shared/language.ts';
import type { Refusal } from './use-once.ts';

/**
 * A refusal as a sentence in the user's language: the server's, where it has one. What a marketplace answered, and in which state
 * something is, follow in quotation marks: only the English words say that. `marketplace`: its name.
 */
export function refusalText(t: Translate, refusal: Refusal, marketplace = ''): string {
  const { code, message, httpStatus } = refusal;
  const said = refusal.said === '' ? '' : t('error.said', { message: refusal.said });
  if (code === undefined) return t('stock.unknownOutcome');
  if (code === 'FORBIDDEN') return t('error.forbidden');
  if (code === 'RATE_LIMITED') return t('error.tooMany');
  if (code === 'INVALID_STATE') return `${message} ${said}`.trim();
  if (code !== 'MARKETPLACE_REFUSED') return message === '' ? said : message;
  const isKey = httpStatus === 401 || httpStatus === 403;
  const ours = isKey
    ? t('error.keyRefused', { marketplace, status: httpStatus })
    : t('error.marketplaceRefused', { marketplace });
  return `${ours} ${said}`.trim();
}

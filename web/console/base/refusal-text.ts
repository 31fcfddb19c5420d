import type { Translate } from '../../shared/language.ts';
import type { Refusal } from './use-once.ts';

/** A refusal as a sentence in the user's language; the server's own words follow in quotation marks. `marketplace`: its name. */
export function refusalText(t: Translate, refusal: Refusal, marketplace = ''): string {
  const { code, message, httpStatus } = refusal;
  if (code === undefined) return t('stock.unknownOutcome');
  if (code === 'FORBIDDEN') return t('error.forbidden');
  const said = message === '' ? '' : ` ${t('error.said', { message })}`;
  if (code !== 'MARKETPLACE_REFUSED') return said.trim();
  if (httpStatus === 401 || httpStatus === 403)
    return t('error.keyRefused', { marketplace, status: httpStatus }) + said;
  return t('error.marketplaceRefused', { marketplace }) + said;
}

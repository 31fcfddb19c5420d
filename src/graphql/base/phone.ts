import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * The E.164 form of a phone number in any usual spelling; undefined for any other text. Without + and country code it is a number of
 * Uzbekistan. Only the length is checked, as the library advises: it learns of new prefixes too late.
 */
export function findPhone(text: string): string | undefined {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'UZ', extract: false });
  return parsed?.isPossible() ? parsed.number : undefined;
}

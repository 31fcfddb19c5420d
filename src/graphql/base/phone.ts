import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * The E.164 form of a phone number in any usual spelling, or undefined for what is none. Without + and country code it is one of
 * Uzbekistan. Only the length is judged, as the library itself advises: operators get new prefixes more often than it does.
 */
export function findPhone(text: string): string | undefined {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'UZ', extract: false });
  return parsed?.isPossible() ? parsed.number : undefined;
}

import type { AlertKind, AlertParameters, MethodChange, MethodUseCode } from '../db/alerts/alerts.ts';
import type { HeldBecause } from '../db/alerts/held-because.ts';
import type { DriftCause } from '../db/drifts/drift-cause.ts';
import type { FailureCode, HeldCode } from '../db/inbox/held-code.ts';
import type { RestoredHow } from '../db/restores.ts';
import { hideSecrets } from '../log.ts';

/** What a text is written with: names, and moments in the business's time zone. */
export interface Words {
  /** `Phone (PHONE-001)`. */
  product: string;
  /** Name of the marketplace. */
  marketplace: string;
  /** A moment, such as 09.01.2026, 14:05. */
  moment(at: string | Date): string;
}

/** What explains a wrong figure, in words; a listing that is not there has a sentence of its own. */
export type DriftCauseWords = Record<Exclude<DriftCause, 'not_listed'>, string>;

/** Why a guard holds figures, in words; going out and read differ. */
export interface HeldWords {
  out: Record<'zeros' | 'first_zero', string>;
  in: { zeros: string; unjudged: string; jump(from: number, to: number): string };
}

/** The reason of a guard in words; `reason`: the English sentence of an alert without data. */
export function explainHeld(
  words: HeldWords,
  { direction, because, reason }: { direction: 'in' | 'out'; because?: HeldBecause | null; reason: string },
): string {
  if (direction === 'out' && (because?.code === 'zeros' || because?.code === 'first_zero'))
    return words.out[because.code];
  if (because?.code === 'jump') return words.in.jump(because.from, because.to);
  if (because?.code === 'zeros' || because?.code === 'unjudged') return words.in[because.code];
  return asEnding(reason);
}

/** Why events wait for a person: the end of a sentence about them. */
export type HeldCodeWords = Record<HeldCode, string>;

/** Why events failed, and what a person can do: `what` ends a sentence, `way` is one. */
export type FailureWords = Record<FailureCode, { what: string; way: string }>;

/** What a method is used for, and how it was noticed that it changes, in words: parts of sentences. */
export interface MethodWords {
  uses: Record<MethodUseCode, string>;
  signs: Record<MethodChange['sign'], string>;
}

/** What a method is used for, in words: `reading stock, the catalogue`. */
export const nameUses = ({ uses }: MethodWords, { uses: codes }: MethodChange): string =>
  codes.map((code) => uses[code]).join(', ');

/** How a restore was noticed, in words: the end of a sentence. */
export type RestoredWords = Record<RestoredHow, string>;

/** Names, and how many more there are: `A, B … +3`. */
export function nameSome({ listings, names }: { listings: number; names: readonly string[] }): string {
  const more = listings - names.length;
  return more > 0 ? `${names.join(', ')} … +${more}` : names.join(', ');
}

/** The texts of one language, for every kind of alert. */
export interface Wording {
  /** How moments are written. Uzbek takes the Russian locale: it is written the same, and not every ICU knows Uzbek. */
  moments: { locale: string; dateStyle: 'short' | 'medium' };
  /** A few words each. */
  titles: Record<AlertKind, string>;
  /** Complete sentences: the problem with its names and figures, and what to do. */
  bodies: { [Kind in AlertKind]: (parameters: AlertParameters[Kind], words: Words) => string };
  /** That the cause is gone, and since when. */
  resolved(at: string): string;
  /** Heading of a message with several alerts. */
  digest(count: number): string;
  /** How many alerts did not fit into a message. */
  more(count: number): string;
}

/** A number with the right form of its noun; `forms` by the categories of Intl.PluralRules. */
export function counted(language: string, count: number, forms: { one: string; few?: string; other: string }): string {
  const category = new Intl.PluralRules(language).select(count);
  const form = category === 'one' ? forms.one : category === 'few' ? (forms.few ?? forms.other) : forms.other;
  return `${count} ${form}`;
}

/** A reason that others wrote, as the end of a sentence of ours, without secrets and phone numbers. */
export function asEnding(text: string): string {
  return hideSecrets(text.trim().replace(/[.!]+$/, ''));
}
